import type { Call } from '../call.js';
import { isAnsweredBefore } from '../elapsed.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import type { ClientStory } from '../story.js';
import { groupBy } from '../tell-stories.js';

/** Two equal submits in flight at once made two tasks, and the client looked after only one of them. */
export const duplicateTaskAbandoned: FindingKind = {
  id: 'duplicate-task-abandoned',
  severity: 'warning',
  advice:
    'Send a submit once and wait for its answer; where two tasks were made, cancel or delete the one that is not needed.',
  find: findDuplicates,
};

function findDuplicates(story: ClientStory): readonly Sighting[] {
  const made = story.calls.filter(
    (call) => call.aim === 'submit' && call.outcome === 'ok' && call.task !== undefined,
  );
  const equal = groupBy(made, ({ operation, exchange: { request } }) =>
    JSON.stringify([operation.key, request.url, request.body]),
  );
  return [...equal.values()].flatMap((group) => {
    const pairs = group.flatMap((second, index) => crossingPair(group[index - 1], second));
    return pairs.flatMap((pair) => findAbandoned(story, pair));
  });
}

type Pair = readonly [Call, Call];

function crossingPair(first: Call | undefined, second: Call): readonly Pair[] {
  if (first === undefined || first.task === second.task) return [];
  return isAnsweredBefore(first.exchange, second.exchange) ? [] : [[first, second]];
}

function findAbandoned({ api, recording }: ClientStory, pair: Pair): readonly Sighting[] {
  const [kept, ...others] = pair.toSorted((one, other) => usesOf(other) - usesOf(one));
  const [left] = others;
  if (kept === undefined || left?.task === undefined || usesOf(kept) === 0 || usesOf(left) > 0) return [];
  const message = `Two equal submits at once made the tasks ${pair[0].task} and ${pair[1].task}; ${left.task} was never looked at again.`;
  return [{ task: left.task, count: 1, message, evidence: pair.map(({ exchange }) => exchange) }];

  function usesOf({ task = '' }: Call): number {
    return recording.touches(api, task).length - 1;
  }
}
