import type { Call } from '../call.js';
import { waitedMs } from '../elapsed.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { retryAfterMs } from '../parse-retry-after.js';
import { printDuration } from '../print-duration.js';
import { findRetryChains, type RetryChain } from '../retry-chains.js';
import { RETRY_AFTER_EARLY_SHARE } from '../thresholds.js';

/** The same call again, sooner than a 429 or 503 asked for. */
export const retryAfterIgnored: FindingKind = {
  id: 'retry-after-ignored',
  severity: 'error',
  advice:
    'After 429 and 503 wait as long as Retry-After says, in seconds or as a date (RFC 9110, 10.2.3), before the call is sent again.',
  find: (story) => findRetryChains(story).flatMap(findIn),
};

/** How long the server asked to wait, and how long the client did. */
type Hasty = { readonly asked: Call; readonly again: Call; readonly dueMs: number; readonly waited: number };

function findIn({ task, calls }: RetryChain): readonly Sighting[] {
  const hasty = calls.flatMap((again, index) => {
    const asked = calls[index - 1];
    return asked === undefined ? [] : hasteOf(asked, again);
  });
  const [first] = hasty;
  if (first === undefined) return [];
  const { asked, dueMs, waited } = first;
  const status = asked.exchange.answer.kind === 'answered' ? asked.exchange.answer.status : 0;
  const message = `Asked by a ${status} to wait ${printDuration(dueMs)}, the client called again after ${printDuration(waited)}.`;
  const evidence = [...new Set(hasty.flatMap((one) => [one.asked.exchange, one.again.exchange]))];
  return [{ ...(task !== undefined && { task }), count: hasty.length, message, evidence }];
}

function hasteOf(asked: Call, again: Call): readonly Hasty[] {
  const dueMs = retryAfterMs(asked.exchange);
  const waited = waitedMs(asked.exchange, again.exchange);
  if (dueMs === undefined || waited >= dueMs * RETRY_AFTER_EARLY_SHARE) return [];
  return [{ asked, again, dueMs, waited }];
}
