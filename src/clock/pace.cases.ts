import { expect, test } from 'vitest';
import type { Pace } from './pace.js';

/** A pace under test, and what lets its time go on until the promise is kept. */
export type PaceUnderTest = { readonly pace: Pace; readonly until: <T>(promise: Promise<T>) => Promise<T> };

/** What every pace promises. `create` makes a fresh one. */
export function paceCases(kind: string, create: () => PaceUnderTest): void {
  test.each([0, 0.4, 1, 20, 86_400_000 * 30])(
    `a sleep of %d ms by a ${kind} pace ends then, not before`,
    async (ms) => {
      const { pace, until } = create();
      const startMs = pace.now();
      await until(pace.sleep(ms));
      const sleptMs = pace.now() - startMs;
      expect(sleptMs).toBeGreaterThanOrEqual(ms - 0.001);
      expect(sleptMs).toBeLessThan(ms + 2);
    },
  );

  test(`those that sleep by a ${kind} pace wake in the order of their times, then of their asking`, async () => {
    const { pace, until } = create();
    const order: string[] = [];
    const sleep = (name: string, ms: number) => pace.sleep(ms).then(() => order.push(name));
    await until(Promise.all([sleep('c', 30), sleep('a', 10), sleep('b', 20), sleep('d', 30)]));
    expect(order).toEqual(['a', 'b', 'c', 'd']);
  });

  test(`a signal ends a sleep by a ${kind} pace at once, and only that one`, async () => {
    const { pace, until } = create();
    const startMs = pace.now();
    const stop = new AbortController();
    const stopped = pace.sleep(86_400_000, stop.signal);
    const other = pace.sleep(50);
    await until(pace.sleep(10));
    stop.abort();
    await until(stopped);
    expect(pace.now() - startMs).toBeLessThan(15);
    await until(other);
    expect(pace.now() - startMs).toBeGreaterThanOrEqual(50 - 0.001);
  });

  test(`a ${kind} pace does not sleep when the signal was given before`, async () => {
    const { pace, until } = create();
    const startMs = pace.now();
    await until(pace.sleep(86_400_000, AbortSignal.abort()));
    expect(pace.now() - startMs).toBeLessThan(5);
  });
}
