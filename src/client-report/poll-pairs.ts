import type { Call } from './call.js';
import { type BothMs, intervalMs, isAnsweredBefore } from './elapsed.js';
import type { Known } from './known.js';
import type { TaskStory } from './story.js';

/** Two reads of one task with nothing between them. `known`: what the answer to the first told. */
export type PollPair = {
  readonly first: Call;
  readonly second: Call;
  /** From request to request: a poll that is answered late is no reason to come late again. */
  readonly gap: BothMs;
  readonly known: Known;
};

/**
 * The polls that follow the answer to a successful read. After an error the delay is that of a retry; what is in flight
 * at once has no gap.
 */
export function findPollPairs({ steps }: TaskStory): readonly PollPair[] {
  return steps.flatMap(({ call: second }, index) => {
    const earlier = steps[index - 1];
    if (earlier === undefined || second.aim !== 'read') return [];
    const { call: first, after: known } = earlier;
    if (first.aim !== 'read' || first.outcome !== 'ok') return [];
    if (!isAnsweredBefore(first.exchange, second.exchange)) return [];
    return [{ first, second, gap: intervalMs(first.exchange, second.exchange), known }];
  });
}

/** The longest run of neighbouring pairs that all have it. */
export function longestRun(
  pairs: readonly PollPair[],
  hasIt: (pair: PollPair) => boolean,
): readonly PollPair[] {
  let best: readonly PollPair[] = [];
  let run: PollPair[] = [];
  for (const pair of pairs) {
    if (!hasIt(pair) || run.at(-1)?.second !== pair.first) run = [];
    if (hasIt(pair)) run.push(pair);
    if (run.length > best.length) best = run;
  }
  return best;
}

/** The exchanges of the pairs, each once. */
export const exchangesOf = (pairs: readonly PollPair[]) => [
  ...new Set(pairs.flatMap(({ first, second }) => [first.exchange, second.exchange])),
];
