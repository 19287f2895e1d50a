import type { Clock } from './clock.js';
import { createRealClock } from './real-clock.js';

/** Time that runs `scale` times as fast as `base` (default: the real clock), from the instant of creation on. */
export function createScaledClock(scale: number, base: Clock = createRealClock()): Clock {
  if (!(scale > 0) || !Number.isFinite(scale)) {
    throw new RangeError(`Clock: expected a scale above 0, got ${scale}. Write 10 for ten times as fast.`);
  }
  const startMs = base.now();
  return { kind: 'scaled', now: () => Math.floor(startMs + (base.now() - startMs) * scale) };
}
