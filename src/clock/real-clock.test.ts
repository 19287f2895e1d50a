import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { clockCases } from './clock.cases.js';
import { createRealClock } from './real-clock.js';

afterEach(() => {
  vi.restoreAllMocks();
});

clockCases('real', () => {
  let uptimeMs = 1_234.567;
  vi.spyOn(performance, 'now').mockImplementation(() => uptimeMs);
  return {
    clock: createRealClock(),
    pass: (ms) => {
      uptimeMs += ms;
    },
    grainMs: 1,
  };
});

test('a real clock shows the time of the machine', () => {
  const wallMs = 1_700_000_000_000;
  vi.spyOn(Date, 'now').mockReturnValue(wallMs);
  vi.spyOn(performance, 'now').mockReturnValue(4_321.5);
  expect(createRealClock().now()).toBe(wallMs);
});

test('a real clock goes on when the clock of the machine is set back', () => {
  const clock = createRealClock();
  const before = clock.now();
  vi.spyOn(Date, 'now').mockReturnValue(before - 3_600_000);
  expect(clock.now()).toBeGreaterThanOrEqual(before);
});

test('a real clock catches up after the machine has slept, and stays ahead when that was a mistake', () => {
  const startMs = Date.now();
  let [uptimeMs, wallMs] = [0, startMs];
  vi.spyOn(performance, 'now').mockImplementation(() => uptimeMs);
  vi.spyOn(Date, 'now').mockImplementation(() => wallMs);
  const clock = createRealClock();
  const shown: number[] = [];
  for (const [awakeMs, sleptMs] of [
    [50, 900],
    [50, 3_600_000],
    [50, -3_600_000],
    [5_000, 0],
  ] as const) {
    uptimeMs += awakeMs;
    wallMs += awakeMs + sleptMs;
    shown.push(clock.now() - startMs);
  }
  expect(shown).toEqual([50, 3_601_000, 3_601_050, 3_606_050]);
});

test('a real clock never goes back, whatever the machine says', () => {
  const readings = fc.array(fc.record({ uptimeMs: fc.nat(10_000_000), wallMs: fc.nat(10_000_000) }), {
    minLength: 2,
  });
  fc.assert(
    fc.property(readings, ([first, ...rest]) => {
      let reading = first!;
      vi.spyOn(performance, 'now').mockImplementation(() => reading.uptimeMs);
      vi.spyOn(Date, 'now').mockImplementation(() => reading.wallMs);
      const clock = createRealClock();
      let last = clock.now();
      for (reading of rest) {
        expect(clock.now()).toBeGreaterThanOrEqual(last);
        last = clock.now();
      }
    }),
    { numRuns: 100 },
  );
});
