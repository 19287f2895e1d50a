import type { Call } from './call.js';
import { waitedMs } from './elapsed.js';
import type { ClientStory } from './story.js';
import { SILENCE_MS } from './thresholds.js';

/** How long the client went on with other calls after this one, by the larger of the clocks; 0 where it was its last. */
function wentOnMs({ calls }: ClientStory, call: Call): number {
  const last = calls.at(-1);
  return last === undefined || last === call ? 0 : Math.max(0, waitedMs(call.exchange, last.exchange));
}

/** Whether the client went on long enough for its silence about a task to mean something. */
export const hasMovedOn = (story: ClientStory, call: Call, leastMs = 0): boolean =>
  wentOnMs(story, call) > Math.max(SILENCE_MS, leastMs);
