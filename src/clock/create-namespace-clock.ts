import { checkMode } from './check-mode.js';
import type { Clock } from './clock.js';
import { instantFrom, LAST_MS, type ManualClock } from './manual-clock.js';
import type { ClockMode, NamespaceClock } from './namespace-clock.js';
import { createRealClock } from './real-clock.js';

/** What the clock of a namespace starts with. */
export type NamespaceClockOptions = {
  /** Default `real`. */
  readonly mode?: ClockMode;
  /** What `real` follows and `scaled` multiplies; default the machine's time. */
  readonly base?: Clock;
  /** The instant it starts at, in Unix milliseconds; default the one that the base shows. */
  readonly startMs?: number;
};

/**
 * A clock whose mode can be switched at any time without a jump. Where the base can be moved itself (a manual clock)
 * and the mode is `real`, `advance` and `set` move the base, so that both go on alike. It stops at the end of the year
 * 9999. Throws `RangeError` for a mode or a start that cannot be.
 */
export function createNamespaceClock(options: NamespaceClockOptions = {}): NamespaceClock {
  const time = createTime(options.base ?? createRealClock(), options);
  let mode = checkMode(options.mode ?? { kind: 'real' });
  let isLocked = false;
  time.runAt(rateOf(mode));

  return {
    get kind() {
      return kindOf(mode, time.base);
    },
    get mode() {
      return mode;
    },
    get isLocked() {
      return isLocked;
    },
    now: () => Math.floor(time.exactMs()),
    switchTo: (next) => {
      mode = checkMode(next);
      time.runAt(rateOf(mode));
    },
    advance: (ms) => {
      instantFrom(time.exactMs(), time.exactMs() + ms);
      if (mode.kind === 'real' && isMovable(time.base)) time.base.advance(ms);
      else time.moveBy(ms);
    },
    set: (ms) => {
      const fromMs = time.exactMs();
      const byMs = instantFrom(Math.floor(fromMs), ms) - fromMs;
      if (byMs <= 0) return;
      if (mode.kind === 'real' && isMovable(time.base)) time.base.set(time.base.now() + Math.ceil(byMs));
      else time.moveBy(byMs);
    },
    arrive: () => {
      if (mode.kind === 'step') time.moveBy(mode.stepMs);
    },
    jumpTo: (ms) => {
      if (mode.kind === 'auto' && !isLocked && ms > time.exactMs()) time.moveBy(ms - time.exactMs());
    },
    lock: () => {
      isLocked = true;
    },
    unlock: () => {
      isLocked = false;
    },
  };
}

type Time = {
  readonly base: Clock;
  /** With fractions; at most the end of the year 9999. */
  exactMs(): number;
  /** From now on so many times as fast as the base. */
  runAt(rate: number): void;
  moveBy(ms: number): void;
};

/** Reading it changes nothing, so that no fraction is lost. A base that goes back stands still until it has caught up. */
function createTime(base: Clock, { startMs }: NamespaceClockOptions): Time {
  let baseMs = base.now();
  /** Where this time stood when the base showed `sinceMs`. */
  let anchorMs = instantFrom(0, startMs ?? baseMs);
  let sinceMs = baseMs;
  let rate = 0;
  const exactMs = (): number => {
    if (rate === 0) return anchorMs;
    baseMs = Math.max(baseMs, base.now());
    return Math.min(LAST_MS, anchorMs + (baseMs - sinceMs) * rate);
  };
  return {
    base,
    exactMs,
    runAt: (next) => {
      anchorMs = exactMs();
      baseMs = Math.max(baseMs, base.now());
      sinceMs = baseMs;
      rate = next;
    },
    moveBy: (ms) => {
      anchorMs = Math.min(LAST_MS, anchorMs + ms);
    },
  };
}

const isMovable = (base: Clock): base is ManualClock =>
  typeof (base as Partial<ManualClock>).advance === 'function' &&
  typeof (base as Partial<ManualClock>).set === 'function';

function rateOf(mode: ClockMode): number {
  switch (mode.kind) {
    case 'real':
      return 1;
    case 'scaled':
      return mode.factor;
    case 'manual':
    case 'step':
    case 'auto':
      return 0;
  }
}

function kindOf(mode: ClockMode, base: Clock): Clock['kind'] {
  if (mode.kind === 'real') return base.kind;
  return mode.kind === 'scaled' ? 'scaled' : 'manual';
}
