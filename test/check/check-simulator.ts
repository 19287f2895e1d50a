import { type Checked, checkImplementation } from '../../conformance/entry/check-implementation.js';
import { simulatorScenarios } from '../../conformance/mutants/simulator-scenarios.js';
import { simulatorTarget } from '../../conformance/mutants/simulator-target.js';
import { openApi } from '../../src/start/open-api.js';
import { type RunningSimulator, startSimulator } from '../../src/start/start-simulator.js';

/** How a simulator is checked. */
export type CheckingSimulator = {
  readonly spec: string;
  readonly seed?: number;
  /** How many times faster than the wall clock it lives. Default 100. */
  readonly speed?: number;
  /** What stands between: gets the simulator's address, gives the one to call. */
  readonly between?: (sim: RunningSimulator) => Promise<string>;
  readonly strict?: boolean;
};

/** Starts a simulator of its own on a fast clock and checks it over HTTP, with workloads. */
export async function checkSimulator(checking: CheckingSimulator): Promise<Checked> {
  const { spec, seed = 1, speed = 100, strict = false, between = async ({ url }) => url } = checking;
  const { api } = await openApi(spec);
  const sim = await startSimulator({ spec, seed, clock: speed, scenarios: simulatorScenarios(api) });
  try {
    const target = await between(sim);
    // Both live in one process: while that stands still nobody answers, and nobody is gone.
    const { workloads, credentials, budget } = simulatorTarget(api, { budget: { requestTimeoutMs: 60_000 } });
    return await checkImplementation(
      { spec, target, seed, strict, timeScale: speed },
      { adapt: (read) => ({ ...read, workloads, credentials, budget, own: true, destructive: true }) },
    );
  } finally {
    await sim.close();
  }
}
