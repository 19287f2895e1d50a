import type { Clock } from './clock.js';

/** A clock that moves only when told. */
export type ManualClock = Clock & {
  readonly kind: 'manual';
  /** Moves forward by that many milliseconds. */
  advance(ms: number): void;
  /** Moves forward to that instant, in Unix milliseconds; an earlier one is refused. */
  set(ms: number): void;
};

/** The instant at which a manual clock starts unless told otherwise: 2025-01-01T00:00:00Z. */
export const MANUAL_EPOCH_MS = 1_735_689_600_000;

/** The last instant whose year has four digits, as RFC 3339 wants it: 9999-12-31T23:59:59.999Z. */
export const LAST_MS = 253_402_300_799_999;

/** A clock that starts at `epochMs` and moves only when told. Fractions of a millisecond add up; shown are whole ones. */
export function createManualClock(epochMs: number = MANUAL_EPOCH_MS): ManualClock {
  let exactMs = instantFrom(0, epochMs);
  return {
    kind: 'manual',
    now: () => Math.floor(exactMs),
    advance: (ms) => {
      exactMs = instantFrom(exactMs, exactMs + ms);
    },
    set: (ms) => {
      exactMs = Math.max(exactMs, instantFrom(Math.floor(exactMs), ms));
    },
  };
}

/** The instant `ms`, where a clock that stands at `floorMs` may go to it; else a `RangeError`. */
export function instantFrom(floorMs: number, ms: number): number {
  if (ms >= floorMs && ms <= LAST_MS) return ms;
  throw new RangeError(
    `Clock: expected an instant from ${floorMs} to ${LAST_MS} ms, got ${ms}. A clock never goes back; start another simulator for an earlier time.`,
  );
}
