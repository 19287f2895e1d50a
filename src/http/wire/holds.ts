import type { Timer } from '../../clock/timer.js';

/** What keeps a gate shut: several at once, each for a time of its own. */
export type Holds = {
  /** Whether there is none. */
  isFree(): boolean;
  add(forMs: number): void;
  clear(): void;
};

/** Calls `onFree` when the last one is over; `clear` drops all without a call. */
export function createHolds(timer: Timer, onFree: () => void): Holds {
  const callOffs = new Set<() => void>();
  return {
    isFree: () => callOffs.size === 0,
    add: (forMs) => {
      const callOff = timer.after(forMs, () => {
        callOffs.delete(callOff);
        if (callOffs.size === 0) onFree();
      });
      callOffs.add(callOff);
    },
    clear: () => {
      for (const callOff of callOffs) callOff();
      callOffs.clear();
    },
  };
}
