import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { clockCases } from './clock.cases.js';
import { createManualClock } from './manual-clock.js';
import { createScaledClock } from './scaled-clock.js';

afterEach(() => {
  vi.restoreAllMocks();
});

clockCases('scaled', () => {
  const base = createManualClock();
  const clock = createScaledClock(4, base);
  return { clock, pass: (ms) => base.advance(ms / 4), grainMs: 4 };
});

test('a scaled clock starts where its base stands and runs as many times as fast', () => {
  const scale = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.constantFrom(0.1, 0.5, 2.5));
  fc.assert(
    fc.property(scale, fc.nat(100_000), (times, passedMs) => {
      const base = createManualClock();
      base.advance(777);
      const startMs = base.now();
      const clock = createScaledClock(times, base);
      expect(clock.now()).toBe(startMs);
      base.advance(passedMs);
      expect(clock.now() - startMs).toBe(Math.floor(passedMs * times));
    }),
    { numRuns: 200 },
  );
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a scale of %d is refused', (scale) => {
  expect(() => createScaledClock(scale)).toThrow(RangeError);
});

test('without a base a scaled clock starts at the time of the machine', () => {
  const wallMs = 1_700_000_000_000;
  vi.spyOn(Date, 'now').mockReturnValue(wallMs);
  vi.spyOn(performance, 'now').mockReturnValue(7);
  expect(createScaledClock(10).now()).toBe(wallMs);
});
