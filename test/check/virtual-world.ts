import { type Checked, checkImplementation } from '../../conformance/entry/check-implementation.js';
import type { CheckRequest } from '../../conformance/entry/check-request.js';
import type { StartOptions } from '../../conformance/mutants/mutants.js';
import { createSimulatorSender } from '../../conformance/mutants/simulator-sender.js';
import { simulatorTarget } from '../../conformance/mutants/simulator-target.js';
import type { Sender } from '../../conformance/run/sender.js';
import { createVirtualPace } from '../../src/clock/virtual-pace.js';
import { openApi } from '../../src/start/open-api.js';

/** What is checked in process, by the name of its document. */
export type VirtualCheck = Partial<Omit<CheckRequest, 'spec' | 'target'>> & {
  readonly spec: string;
  /** Another server than the simulator of the document. */
  readonly start?: (options: StartOptions) => Sender;
  /** What stands between. */
  readonly between?: (send: Sender) => Sender;
};

/** Checks a server in process whose time jumps, with workloads for every state: it takes no longer than its computing. */
export async function checkVirtually(checking: VirtualCheck): Promise<Checked> {
  const { spec, seed = 1, start, between = (send) => send, ...request } = checking;
  const { api } = await openApi(spec);
  const pace = createVirtualPace(Date.UTC(2026, 0, 5, 8));
  const send = start?.({ pace, seed }) ?? createSimulatorSender({ api, pace, seed });
  return await checkImplementation(
    { ...request, spec, seed, target: 'http://localhost' },
    { pace, send: between(send), adapt: () => simulatorTarget(api) },
  );
}
