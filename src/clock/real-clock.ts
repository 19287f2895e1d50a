import { performance } from 'node:perf_hooks';
import type { Clock } from './clock.js';

/** The machine's time, kept from going back when the machine's clock is set back. */
export function createRealClock(): Clock {
  const originMs = Date.now() - performance.now();
  return { kind: 'real', now: () => Math.floor(originMs + performance.now()) };
}
