import { waitedMs } from '../elapsed.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { retryAfterMs } from '../parse-retry-after.js';
import { printDuration } from '../print-duration.js';
import { findRetryChains, type RetryChain } from '../retry-chains.js';
import { FEWEST_IN_STEP, SAME_INSTANT_MS, STEPS_TOGETHER } from '../thresholds.js';

/** The retries of several tasks come after exactly the same delays: what fails together comes back together. */
export const noJitter: FindingKind = {
  id: 'no-jitter',
  severity: 'note',
  advice:
    'Draw each delay at random between half of it and the whole, so that many tasks do not come back at once.',
  find: (story) => findIn(findRetryChains(story)),
};

function findIn(chains: readonly RetryChain[]): readonly Sighting[] {
  const streams = chains.map(({ calls }) => calls.slice(0, STEPS_TOGETHER + 1)).filter(isOfOwnAccord);
  if (streams.length < FEWEST_IN_STEP) return [];
  const delays = streams.map((calls) =>
    calls.slice(1).map((call, index) => waitedMs(calls[index]?.exchange ?? call.exchange, call.exchange)),
  );
  const [own = []] = delays;
  const isSame = delays.every((others) =>
    others.every((delay, index) => Math.abs(delay - (own[index] ?? 0)) <= SAME_INSTANT_MS),
  );
  if (!isSame || own.some((delay) => delay <= SAME_INSTANT_MS)) return [];
  const law = own.map(printDuration).join(', then ');
  const message = `${streams.length} calls that failed were all sent again after the same delays: ${law}.`;
  const evidence = streams.slice(0, 2).flatMap((calls) => calls.map(({ exchange }) => exchange));
  return [{ count: streams.length, message, evidence }];
}

/** Long enough to show the law, and nobody told the client how long to wait. */
const isOfOwnAccord = (calls: RetryChain['calls']): boolean =>
  calls.length === STEPS_TOGETHER + 1 &&
  calls.slice(0, -1).every(({ exchange }) => retryAfterMs(exchange) === undefined);
