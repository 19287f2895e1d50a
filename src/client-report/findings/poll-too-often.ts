import type { Range } from '../../lifecycle/model.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { isKnownPending } from '../known.js';
import { exchangesOf, findPollPairs, longestRun, type PollPair } from '../poll-pairs.js';
import { printDuration } from '../print-duration.js';
import type { ClientStory, TaskStory } from '../story.js';
import { BUSY_GAP_MS, BUSY_POLLS, FEWEST_EARLY_POLLS, POLL_EARLY_SHARE } from '../thresholds.js';

/** Polls of a task at work that come sooner than the document asks; without its word, a loop without pauses. */
export const pollTooOften: FindingKind = {
  id: 'poll-too-often',
  severity: 'warning',
  advice: 'Wait between two polls of a task: as long as the document says, or a second and more.',
  find: (story) => story.tasks.flatMap((task) => findIn(story, task)),
};

function findIn({ api }: ClientStory, task: TaskStory): readonly Sighting[] {
  const pairs = findPollPairs(task).filter(({ known }) => isKnownPending(api.lifecycle, known));
  const { poll } = api.lifecycle;
  return poll === undefined ? findLoop(task, pairs) : findEarly(task, pairs, poll);
}

function findEarly({ task }: TaskStory, pairs: readonly PollPair[], poll: Range): readonly Sighting[] {
  const early = pairs.filter(({ gap }) => gap.larger < poll.minMs * POLL_EARLY_SHARE);
  if (early.length < FEWEST_EARLY_POLLS) return [];
  const shortest = printDuration(Math.min(...early.map(({ gap }) => gap.larger)));
  const message = `${early.length} of ${pairs.length} polls came too soon after the one before, the soonest after ${shortest}; the document asks for ${printDuration(poll.minMs)} to ${printDuration(poll.maxMs)}.`;
  return [{ task, count: early.length, message, evidence: exchangesOf(early) }];
}

function findLoop({ task }: TaskStory, pairs: readonly PollPair[]): readonly Sighting[] {
  const run = longestRun(pairs, ({ gap }) => gap.larger < BUSY_GAP_MS);
  if (run.length < BUSY_POLLS) return [];
  const overMs = run.reduce((sum, { gap }) => sum + gap.larger, 0);
  const message = `${run.length + 1} polls in a row within ${printDuration(overMs)}, though the task was at work.`;
  return [{ task, count: run.length, message, evidence: exchangesOf(run) }];
}
