import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createVirtualPace } from '../../src/clock/virtual-pace.js';
import { createGate } from './gate.js';

test('however many come, a gate keeps its rate and its room', async () => {
  const bounds = fc.record({
    concurrency: fc.integer({ min: 1, max: 5 }),
    perSecond: fc.double({ min: 0.5, max: 200, noNaN: true }),
    stays: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 25 }),
  });
  await fc.assert(
    fc.asyncProperty(bounds, async ({ concurrency, perSecond, stays }) => {
      const pace = createVirtualPace(0);
      const gate = createGate({ pace, concurrency, perSecond });
      const entered: number[] = [];
      let [inside, most] = [0, 0];
      await Promise.all(
        stays.map(async (ms) => {
          await gate.enter(1, false);
          entered.push(pace.now());
          inside += 1;
          most = Math.max(most, inside);
          await pace.sleep(ms);
          inside -= 1;
          gate.leave();
        }),
      );
      expect(most).toBeLessThanOrEqual(concurrency);
      const burst = Math.max(1, Math.min(concurrency, perSecond));
      for (const [at, ms] of entered.entries())
        expect(at + 1).toBeLessThanOrEqual(burst + (ms * perSecond) / 1_000 + 1e-3);
    }),
    { numRuns: 60 },
  );
});

test('who is urgent goes first', async () => {
  const pace = createVirtualPace(0);
  const gate = createGate({ pace, concurrency: 1, perSecond: 1_000 });
  await gate.enter(1, false);
  const order: string[] = [];
  const enter = (name: string, isUrgent: boolean) =>
    gate.enter(1, isUrgent).then(() => {
      order.push(name);
      gate.leave();
    });
  const all = [enter('poll', false), enter('act', true)];
  gate.leave();
  await Promise.all(all);
  expect(order).toEqual(['act', 'poll']);
});

test('several places at once are given when all are free', async () => {
  const pace = createVirtualPace(0);
  const gate = createGate({ pace, concurrency: 3, perSecond: 1_000 });
  await gate.enter(1, false);
  let isIn = false;
  const group = gate.enter(3, true).then(() => {
    isIn = true;
  });
  await pace.sleep(500);
  expect(isIn).toBe(false);
  gate.leave();
  await group;
});

test('nobody enters before a pause is over, unless the gate is opened for good', async () => {
  const pace = createVirtualPace(0);
  const gate = createGate({ pace, concurrency: 3, perSecond: 1_000 });
  gate.pauseUntil(5_000);
  gate.pauseUntil(2_000);
  await gate.enter(1, true);
  expect(pace.now()).toBeGreaterThanOrEqual(5_000);
  gate.pauseUntil(1e9);
  const late = gate.enter(1, false);
  gate.open();
  await late;
  expect(pace.now()).toBeLessThan(6_000);
});
