import type { FindingKind, Sighting } from '../finding-kind.js';
import { exchangesOf, findPollPairs, longestRun } from '../poll-pairs.js';
import { printDuration } from '../print-duration.js';
import type { ClientStory, TaskStory } from '../story.js';
import { BUSY_GAP_MS, POLL_EARLY_SHARE, UNKNOWN_LOOPS } from '../thresholds.js';

/** Polls without a pause while the answers show a state that the document does not have, or none. */
export const busyLoopOnUnknownStatus: FindingKind = {
  id: 'busy-loop-on-unknown-status',
  severity: 'error',
  advice:
    'Treat a status that you do not know like one of a task at work: wait as long as usual, and give up at the deadline.',
  find: (story) => story.tasks.flatMap((task) => findIn(story, task)),
};

function findIn({ api }: ClientStory, task: TaskStory): readonly Sighting[] {
  const { poll } = api.lifecycle;
  const leastMs = poll === undefined ? BUSY_GAP_MS : Math.min(BUSY_GAP_MS, poll.minMs * POLL_EARLY_SHARE);
  const run = longestRun(
    findPollPairs(task),
    ({ known, gap }) => known.kind === 'unclear' && gap.larger < leastMs,
  );
  const [first] = run;
  if (first === undefined || run.length < UNKNOWN_LOOPS) return [];
  const { known } = first;
  const label =
    known.kind === 'unclear' && known.label !== undefined ? `status "${known.label}"` : 'no status';
  const overMs = run.reduce((sum, { gap }) => sum + gap.larger, 0);
  const message = `${run.length} polls without a pause, ${printDuration(overMs)} in all, after answers that showed ${label}, which the document does not have.`;
  return [{ task: task.task, count: run.length, message, evidence: exchangesOf(run) }];
}
