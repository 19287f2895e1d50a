import type { Pace } from './pace.js';

/** So many turns of the event loop without a waker mean that everybody waits: what is under way in process needs fewer. */
const QUIET_TURNS = 3;

type Sleeper = { readonly dueMs: number; readonly wake: () => void };

/**
 * A time that stands still while anybody works and jumps to the next waker when everybody waits, so that a day of waiting
 * takes milliseconds and is the same every time. `startMs`: Unix milliseconds. Whoever waits for something outside the
 * process is not seen to work.
 */
export function createVirtualPace(startMs: number): Pace {
  let nowMs = startMs;
  let sleepers: readonly Sleeper[] = [];
  let quietTurns = 0;
  let isTurning = false;

  const jump = (): void => {
    const [first] = sleepers;
    if (first === undefined) return;
    nowMs = Math.max(nowMs, first.dueMs);
    const awake = sleepers.filter(({ dueMs }) => dueMs <= nowMs);
    sleepers = sleepers.slice(awake.length);
    for (const { wake } of awake) wake();
  };
  const turn = (): void => {
    quietTurns += 1;
    if (quietTurns >= QUIET_TURNS) {
      quietTurns = 0;
      jump();
    }
    isTurning = sleepers.length > 0;
    if (isTurning) setImmediate(turn);
  };
  const add = (sleeper: Sleeper): void => {
    quietTurns = 0;
    // Behind those that are due at the same instant: who asked first wakes first.
    const at = sleepers.findIndex(({ dueMs }) => dueMs > sleeper.dueMs);
    sleepers = sleepers.toSpliced(at === -1 ? sleepers.length : at, 0, sleeper);
    if (isTurning) return;
    isTurning = true;
    setImmediate(turn);
  };
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const wake = (): void => {
        signal?.removeEventListener('abort', stop);
        resolve();
      };
      const sleeper: Sleeper = { dueMs: nowMs + Math.max(0, ms), wake };
      const stop = (): void => {
        sleepers = sleepers.filter((one) => one !== sleeper);
        wake();
      };
      signal?.addEventListener('abort', stop);
      add(sleeper);
    });
  return { now: () => nowMs, sleep };
}
