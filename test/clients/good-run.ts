import { expect } from 'vitest';
import { printClientReport } from '../../src/client-report/print-client-report.js';
import type { RunningSimulator } from '../../src/start/start-simulator.js';
import { type Ending, renderScene } from './good-client.js';
import { kitFor } from './laboratory.js';

/** One good client for each seed, each in a namespace of its own, so many at a time. */
export type GoodRuns = {
  readonly profile: string;
  readonly seeds: readonly number[];
  readonly atOnce: number;
};

/** Lets good clients loose under a profile and expects that none has anything to be told. Gives how each ended. */
export async function expectCleanRuns(
  sim: RunningSimulator,
  { profile, seeds, atOnce }: GoodRuns,
): Promise<readonly Ending['kind'][]> {
  const left = [...seeds];
  const endings: Ending['kind'][] = [];
  const work = async (): Promise<void> => {
    for (let seed = left.pop(); seed !== undefined; seed = left.pop()) {
      endings.push(await expectClean(sim, profile, seed));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return endings;
}

async function expectClean(sim: RunningSimulator, profile: string, seed: number): Promise<Ending['kind']> {
  const namespace = `${profile}-${seed}`;
  const controls = sim.within(namespace);
  controls.settings.use({ seed, profile });
  const { kind } = await renderScene(kitFor(sim, { namespace, name: 'good', seed }), 'teapot');
  const report = controls.client();
  expect(report.findings, `${profile}, seed ${seed}: ${printClientReport(report)}`).toEqual([]);
  expect(report.clients).toHaveLength(1);
  sim.drop(namespace);
  return kind;
}
