import type { Call } from '../call.js';
import { isAnsweredBefore, waitedMs } from '../elapsed.js';
import type { FindingKind, Sighting } from '../finding-kind.js';
import { retryAfterMs } from '../parse-retry-after.js';
import { printDuration } from '../print-duration.js';
import type { ClientStory } from '../story.js';
import { FEWEST_UNSHARED, RETRY_AFTER_EARLY_SHARE } from '../thresholds.js';

/** Other calls of the client while a 429 asks it to wait. */
export const rateLimitNotShared: FindingKind = {
  id: 'rate-limit-not-shared',
  severity: 'note',
  advice:
    'A limit usually counts all requests under one key: let a 429 hold back every call of the client, not only the one it answered. Where several workers share the name, tell them apart with the header X-Taskdouble-Client.',
  find: (story) => {
    const sightings = story.calls.flatMap((call, index) => findAfter(story, call, index));
    const [first] = sightings;
    if (first === undefined) return [];
    const count = sightings.reduce((sum, sighting) => sum + sighting.count, 0);
    return [{ ...first, count }];
  },
};

function findAfter({ calls }: ClientStory, asked: Call, index: number): readonly Sighting[] {
  const { answer } = asked.exchange;
  const dueMs = retryAfterMs(asked.exchange);
  if (dueMs === undefined || answer.kind === 'lost' || answer.status !== 429) return [];
  const others: Call[] = [];
  for (let at = index + 1; at < calls.length; at += 1) {
    const call = calls[at];
    if (call === undefined || waitedMs(asked.exchange, call.exchange) >= dueMs * RETRY_AFTER_EARLY_SHARE)
      break;
    if (isAnsweredBefore(asked.exchange, call.exchange) && !isSameCall(asked, call)) others.push(call);
  }
  if (others.length < FEWEST_UNSHARED) return [];
  const message = `While a 429 asked the client to wait ${printDuration(dueMs)}, it sent ${others.length} other requests.`;
  return [{ count: others.length, message, evidence: [asked, ...others].map(({ exchange }) => exchange) }];
}

const isSameCall = (one: Call, other: Call): boolean =>
  one.operation.key === other.operation.key && one.task === other.task;
