import { performance } from 'node:perf_hooks';
import type { Clock } from './clock.js';

/** A machine's clock that is further ahead than this has not run but jumped: the machine slept. */
const SLEPT_MS = 1_000;

/**
 * The machine's time, kept from going back when the machine's clock is set back. It runs on the monotonic clock, which
 * stands still while a machine sleeps; after that it catches up in one step.
 */
export function createRealClock(): Clock {
  let originMs = Date.now() - performance.now();
  let shownMs = Number.NEGATIVE_INFINITY;
  return {
    kind: 'real',
    now: () => {
      const uptimeMs = performance.now();
      const behindMs = Date.now() - (originMs + uptimeMs);
      if (behindMs > SLEPT_MS) originMs += behindMs;
      shownMs = Math.max(shownMs, Math.floor(originMs + uptimeMs));
      return shownMs;
    },
  };
}
