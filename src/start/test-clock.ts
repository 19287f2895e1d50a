import type { Clock } from '../clock/clock.js';
import type { ManualClock } from '../clock/manual-clock.js';
import { parseDuration } from '../lifecycle/parse-duration.js';

/** The clock as a test sees it. Instants are Unix milliseconds. */
export type TestClock = {
  readonly kind: Clock['kind'];
  now(): number;
  /** Moves a manual clock forward: milliseconds, or a duration such as `5s`. */
  advance(by: number | string): void;
  /** Moves a manual clock forward to an instant: Unix milliseconds, or an RFC 3339 time. */
  set(to: number | string): void;
};

/** Wraps any clock; moving one that is not manual is refused. */
export function createTestClock(clock: Clock): TestClock {
  return {
    kind: clock.kind,
    now: () => clock.now(),
    advance: (by) => manual(clock).advance(typeof by === 'number' ? by : durationMs(by)),
    set: (to) => manual(clock).set(typeof to === 'number' ? to : instantMs(to)),
  };
}

function manual(clock: Clock): ManualClock {
  if ('advance' in clock && 'set' in clock) return clock as ManualClock;
  throw new TypeError(
    `Clock: expected a manual clock to move, got a ${clock.kind} one. Start with clock: 'manual'.`,
  );
}

function durationMs(text: string): number {
  const parsed = parseDuration(text);
  if (parsed.ok) return parsed.value;
  throw new RangeError(`Clock: expected a duration such as '500ms', '5s' or '2m', got '${text}'.`);
}

function instantMs(text: string): number {
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return ms;
  throw new RangeError(`Clock: expected an RFC 3339 time such as '2025-01-01T00:00:05Z', got '${text}'.`);
}
