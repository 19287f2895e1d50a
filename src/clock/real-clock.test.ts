import { performance } from 'node:perf_hooks';
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
  const before = Date.now();
  const now = createRealClock().now();
  expect(now).toBeGreaterThanOrEqual(before - 1);
  expect(now).toBeLessThanOrEqual(Date.now() + 1);
});

test('a real clock goes on when the clock of the machine is set back', () => {
  const clock = createRealClock();
  const before = clock.now();
  vi.spyOn(Date, 'now').mockReturnValue(before - 3_600_000);
  expect(clock.now()).toBeGreaterThanOrEqual(before);
});
