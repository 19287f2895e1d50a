import { performance } from 'node:perf_hooks';
import type { Pace } from './pace.js';
import { createRealTimer } from './real-timer.js';

/** The machine's time: begins with the wall clock's, then follows the monotonic clock, with fractions of a millisecond. */
export function createRealPace(): Pace {
  const originMs = Date.now() - performance.now();
  const timer = createRealTimer();
  const now = (): number => originMs + performance.now();
  const wait = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        callOff();
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const callOff = timer.after(ms, end);
      signal?.addEventListener('abort', end);
    });
  const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    const dueMs = now() + ms;
    // A timer of Node may come a fraction of a millisecond early.
    for (let leftMs = ms; leftMs > 0 && signal?.aborted !== true; leftMs = dueMs - now())
      await wait(Math.ceil(leftMs), signal);
  };
  return { now, sleep };
}
