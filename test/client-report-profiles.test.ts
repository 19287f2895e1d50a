import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningSimulator } from '../src/start/start-simulator.js';
import { expectCleanRuns } from './clients/good-run.js';
import { startRenders } from './clients/laboratory.js';

let sim: RunningSimulator;
beforeAll(async () => {
  sim = await startRenders();
});
afterAll(() => sim.close());

/** The long run over many more seeds is client-report.soak.ts. */
test.each([
  ['flaky', 20],
  ['storm-then-calm', 6],
  ['slow', 2],
] as const)('the good client has nothing to be told under %s', async (profile, count) => {
  const seeds = Array.from({ length: count }, (_, index) => index + 1);
  const endings = await expectCleanRuns(sim, { profile, seeds, atOnce: 20 });
  expect(endings).toContain('done');
});
