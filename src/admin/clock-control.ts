import type { NamespaceClock } from '../clock/namespace-clock.js';
import { isoTime } from '../exchange/iso-time.js';
import { ControlError } from './control-error.js';
import type { ClockControl } from './controls.js';
import { durationMs, instantMs } from './read-value.js';

/**
 * Control over the clock that `clock` gives, asked for anew at each call. `nextEventMs` says when a task of the
 * namespace will next change its state.
 */
export function createClockControl(
  clock: () => NamespaceClock,
  nextEventMs: () => number | undefined,
): ClockControl {
  return {
    get mode() {
      return clock().mode;
    },
    get isLocked() {
      return clock().isLocked;
    },
    now: () => clock().now(),
    advance: (by) => {
      const ms = durationMs(by);
      move(() => clock().advance(ms));
    },
    set: (to) => {
      const ms = instantMs(to);
      const nowMs = clock().now();
      if (ms < nowMs) throw backwards(ms, nowMs);
      move(() => clock().set(ms));
    },
    advanceToNextEvent: () => {
      const ms = nextEventMs();
      if (ms === undefined) return false;
      if (ms > clock().now()) clock().set(ms);
      return true;
    },
    freeze: () => clock().switchTo({ kind: 'manual' }),
    run: (factor = 1) =>
      move(() => clock().switchTo(factor === 1 ? { kind: 'real' } : { kind: 'scaled', factor })),
    switchTo: (mode) => move(() => clock().switchTo(mode)),
    lock: () => clock().lock(),
    unlock: () => clock().unlock(),
  };
}

/** What the clock itself refuses: a mode or an instant that cannot be. */
function move(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (error instanceof RangeError) throw new ControlError('invalid', error.message);
    throw error;
  }
}

const backwards = (toMs: number, nowMs: number): ControlError =>
  new ControlError(
    'clock-backwards',
    `Expected an instant from ${isoTime(nowMs)} on, the present, got ${isoTime(toMs)}. The clock only goes forward: drop the namespace for a new one.`,
  );
