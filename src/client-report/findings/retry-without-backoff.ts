import { waitedMs } from '../elapsed.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { retryAfterMs } from '../parse-retry-after.js';
import { printDuration } from '../print-duration.js';
import { findRetryChains, type RetryChain } from '../retry-chains.js';
import { EQUAL_SHARE, ERRORS_IN_A_ROW, SAME_INSTANT_MS } from '../thresholds.js';

/** Error after error, and the same delay, or none, before every retry. */
export const retryWithoutBackoff: FindingKind = {
  id: 'retry-without-backoff',
  severity: 'warning',
  advice:
    'Wait longer after every further error, up to a limit, and draw the delay at random: a server that is down comes back sooner.',
  find: (story) => findRetryChains(story).flatMap(findIn),
};

/** Only the first retries tell the law: later ones may have reached the limit. */
function findIn({ task, calls }: RetryChain): readonly Sighting[] {
  const first = calls.slice(0, ERRORS_IN_A_ROW + 1);
  const asked = first.slice(0, -1).some(({ exchange }) => retryAfterMs(exchange) !== undefined);
  if (first.length <= ERRORS_IN_A_ROW || asked) return [];
  const delays = first
    .slice(1)
    .map((call, index) => waitedMs(first[index]?.exchange ?? call.exchange, call.exchange));
  const [shortest, longest] = [Math.min(...delays), Math.max(...delays)];
  if (longest - shortest > Math.max(SAME_INSTANT_MS, longest * EQUAL_SHARE)) return [];
  const delay = longest <= SAME_INSTANT_MS ? 'at once' : `after about ${printDuration(longest)}`;
  const message = `${calls.length - 1} errors in a row, and each time the call was sent again ${delay}.`;
  const evidence = calls.map(({ exchange }) => exchange);
  return [{ ...(task !== undefined && { task }), count: calls.length - 1, message, evidence }];
}
