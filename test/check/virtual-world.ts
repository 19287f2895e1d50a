import { createSimulatorSender } from '../../conformance/mutants/simulator-sender.js';
import type { Sender } from '../../conformance/run/sender.js';
import type { Pace } from '../../src/clock/pace.js';
import { createVirtualPace } from '../../src/clock/virtual-pace.js';
import type { Api } from '../../src/openapi/api.js';
import { openApi } from '../../src/start/open-api.js';

/** A simulator in process whose time jumps: a check of it takes no longer than its computing. */
export type VirtualWorld = { readonly api: Api; readonly pace: Pace; readonly send: Sender };

/** The simulator of a document that comes with the package. Seed: default 1. */
export async function virtualWorld(spec: string, seed = 1): Promise<VirtualWorld> {
  const { api } = await openApi(spec);
  const pace = createVirtualPace(Date.UTC(2026, 0, 5, 8));
  return { api, pace, send: createSimulatorSender({ api, pace, seed }) };
}
