import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningSimulator } from '../src/start/start-simulator.js';
import { expectCleanRuns } from './clients/good-run.js';
import { startRenders } from './clients/laboratory.js';

let sim: RunningSimulator;
beforeAll(async () => {
  sim = await startRenders();
});
afterAll(() => sim.close());

test.each([
  ['flaky', 1000],
  ['storm-then-calm', 200],
  ['slow', 200],
  ['lifecycle', 1000],
] as const)(
  'the good client has nothing to be told under %s, with any of %i seeds',
  async (profile, count) => {
    const seeds = Array.from({ length: count }, (_, index) => index + 1);
    const endings = await expectCleanRuns(sim, { profile, seeds, atOnce: 50 });
    const done = endings.filter((kind) => kind === 'done').length;
    expect(done / count).toBeGreaterThan(0.6);
  },
);
