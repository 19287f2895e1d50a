import { intervalMs } from '../elapsed.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { isKnownPending } from '../known.js';
import { longestPatienceMs, longestStayMs } from '../longest-stay.js';
import { exchangesOf, findPollPairs, type PollPair } from '../poll-pairs.js';
import { printDuration } from '../print-duration.js';
import { printKnown } from '../print-known.js';
import { findRetryChains } from '../retry-chains.js';
import type { ClientStory, TaskStory } from '../story.js';
import { ENDLESS_ERRORS, LONGEST_GAP_MS, STUCK_POLLS } from '../thresholds.js';

/** Polls of a task that hangs, long after it should have moved; or one call repeated through error after error. */
export const neverGaveUp: FindingKind = {
  id: 'never-gave-up',
  severity: 'warning',
  advice: 'Give every wait a deadline: then stop, cancel the task where that is possible, and tell the user.',
  find: (story) => [...story.tasks.flatMap((task) => findStuck(story, task)), ...findEndless(story)],
};

function findStuck({ api }: ClientStory, task: TaskStory): readonly Sighting[] {
  const { lifecycle } = api;
  const stays = splitStays(findPollPairs(task).filter(({ known }) => isKnownPending(lifecycle, known)));
  return stays.flatMap((stay) => {
    const [first] = stay;
    if (first === undefined) return [];
    const beyond = pollsBeyond(stay, longestPatienceMs(lifecycle, first.known));
    if (beyond.length < STUCK_POLLS) return [];
    const overMs = intervalMs(
      first.first.exchange,
      beyond.at(-1)?.second.exchange ?? first.first.exchange,
    ).larger;
    const boundMs = longestStayMs(lifecycle, first.known);
    const usual = boundMs === undefined ? '' : `, where it should be ${printDuration(boundMs)} at most`;
    const message = `${stay.length + 1} polls over ${printDuration(overMs)} showed the task unchanged in ${printKnown(lifecycle, first.known)}${usual}.`;
    return [{ task: task.task, count: beyond.length, message, evidence: exchangesOf(beyond) }];
  });
}

/** Runs of polls that show the same state and the same progress. */
function splitStays(pairs: readonly PollPair[]): readonly (readonly PollPair[])[] {
  const stays: PollPair[][] = [];
  for (const pair of pairs) {
    const stay = stays.at(-1);
    const last = stay?.at(-1);
    if (stay !== undefined && last !== undefined && showsOf(last) === showsOf(pair)) stay.push(pair);
    else stays.push([pair]);
  }
  return stays;
}

const showsOf = ({ first }: PollPair): string => JSON.stringify(first.shown);

function pollsBeyond(stay: readonly PollPair[], boundMs: number): readonly PollPair[] {
  let passedMs = 0;
  return stay.filter(({ gap }) => {
    passedMs += Math.min(gap.larger, LONGEST_GAP_MS);
    return passedMs > boundMs;
  });
}

const findEndless = (story: ClientStory): readonly Sighting[] =>
  findRetryChains(story).flatMap(({ task, calls }) => {
    const [first] = calls;
    if (first === undefined || calls.length <= ENDLESS_ERRORS) return [];
    const message = `${first.operation.key} was sent ${calls.length} times, through ${calls.length - 1} errors without a success.`;
    const evidence = calls.map(({ exchange }) => exchange);
    return [{ ...(task !== undefined && { task }), count: calls.length - 1, message, evidence }];
  });
