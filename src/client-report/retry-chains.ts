import { type Call, isRetryable } from './call.js';
import { isAnsweredBefore, waitedMs } from './elapsed.js';
import type { ClientStory } from './story.js';
import { groupBy } from './tell-stories.js';
import { SAME_SUBMIT_MS } from './thresholds.js';

/** A call and its repetitions: all but the last failed in a way that makes trying again sensible. */
export type RetryChain = { readonly task?: string; readonly calls: readonly Call[] };

/** Every call that was tried more than once, tasks first, then submits. */
export const findRetryChains = (story: ClientStory): readonly RetryChain[] => [
  ...story.tasks.flatMap(({ task, steps }) => {
    const named = steps.map(({ call }) => call).filter(({ aim }) => aim !== 'submit');
    const byOperation = groupBy(named, ({ operation }) => operation.key);
    return [...byOperation.values()].flatMap((calls) => splitChains(calls)).map((calls) => ({ task, calls }));
  }),
  ...submitChains(story),
];

/** Equal submits that follow one another: only what comes soon after an error is taken for the same submit. */
export function submitChains({ calls }: ClientStory): readonly RetryChain[] {
  const submits = calls.filter(({ aim }) => aim === 'submit');
  const equal = groupBy(submits, ({ operation, exchange: { request } }) =>
    JSON.stringify([operation.key, request.url, request.body]),
  );
  return [...equal.values()].flatMap((group) => splitChains(group)).map((chain) => ({ calls: chain }));
}

function splitChains(calls: readonly Call[]): readonly (readonly Call[])[] {
  const chains: Call[][] = [];
  let open: Call[] = [];
  for (const call of calls) {
    const last = open.at(-1);
    if (last !== undefined && continues(last, call)) open.push(call);
    else {
      open = [call];
      chains.push(open);
    }
  }
  return chains.filter(({ length }) => length > 1);
}

/** A call that was sent before the error was known is no repetition of it. */
function continues(last: Call, call: Call): boolean {
  if (!isRetryable(last) || !isAnsweredBefore(last.exchange, call.exchange)) return false;
  return call.aim !== 'submit' || waitedMs(last.exchange, call.exchange) <= SAME_SUBMIT_MS;
}
