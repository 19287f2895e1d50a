import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paceCases } from './pace.cases.js';
import { createRealPace } from './real-pace.js';

beforeEach(() => {
  vi.useFakeTimers();
  const bootMs = Date.now() - 1_000;
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now() - bootMs);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

paceCases('real', () => ({
  pace: createRealPace(),
  until: async (promise) => {
    let isKept = false;
    void promise.finally(() => {
      isKept = true;
    });
    for (await vi.advanceTimersByTimeAsync(0); !isKept; ) await vi.advanceTimersToNextTimerAsync();
    return promise;
  },
}));

test('a real pace neither goes back nor sleeps longer when the wall clock is set back', () => {
  vi.spyOn(performance, 'now').mockReturnValue(5_000);
  const pace = createRealPace();
  const startMs = pace.now();
  vi.spyOn(Date, 'now').mockReturnValue(0);
  expect(pace.now()).toBe(startMs);
  expect(startMs).toBeGreaterThan(0);
});

test('a timer that comes early does not shorten a sleep by a real pace', async () => {
  let uptimeMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => uptimeMs);
  let isAwake = false;
  void createRealPace()
    .sleep(10)
    .then(() => {
      isAwake = true;
    });
  uptimeMs = 9.6;
  await vi.advanceTimersByTimeAsync(10);
  expect(isAwake).toBe(false);
  uptimeMs = 10.2;
  await vi.advanceTimersByTimeAsync(1);
  expect(isAwake).toBe(true);
});
