import type { Range } from '../../lifecycle/model.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { isKnownPending } from '../known.js';
import { exchangesOf, findPollPairs } from '../poll-pairs.js';
import { printDuration } from '../print-duration.js';
import type { ClientStory, TaskStory } from '../story.js';
import { FEWEST_RARE_POLLS, POLL_EARLY_SHARE, RARE_FACTOR } from '../thresholds.js';

/** Every poll of a task comes far later than the document asks. */
export const pollTooRarely: FindingKind = {
  id: 'poll-too-rarely',
  severity: 'note',
  advice:
    'Poll within the interval of the document, or users wait for a task that is done. Where the test moved the clock on between the polls, there is nothing to mend.',
  find: (story) => story.tasks.flatMap((task) => findIn(story, task)),
};

function findIn({ api }: ClientStory, task: TaskStory): readonly Sighting[] {
  const { poll } = api.lifecycle;
  const pairs = findPollPairs(task).filter(({ known }) => isKnownPending(api.lifecycle, known));
  if (poll === undefined || pairs.length < FEWEST_RARE_POLLS) return [];
  if (!pairs.every(({ gap }) => isRare(gap.larger, poll) && !isInTime(gap.smaller, poll))) return [];
  const shortest = printDuration(Math.min(...pairs.map(({ gap }) => gap.larger)));
  const message = `${pairs.length} polls came ${shortest} or more after the one before; the document asks for ${printDuration(poll.minMs)} to ${printDuration(poll.maxMs)}.`;
  return [{ task: task.task, count: pairs.length, message, evidence: exchangesOf(pairs) }];
}

const isRare = (ms: number, poll: Range): boolean => ms > poll.maxMs * RARE_FACTOR;

/** Where one clock runs faster than the other, who keeps the interval by either keeps it. */
const isInTime = (ms: number, poll: Range): boolean =>
  ms >= poll.minMs * POLL_EARLY_SHARE && !isRare(ms, poll);
