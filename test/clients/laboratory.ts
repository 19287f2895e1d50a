import type { Controls } from '../../src/admin/controls.js';
import { drawUnit } from '../../src/random/draw.js';
import { type RunningSimulator, startSimulator } from '../../src/start/start-simulator.js';
import type { ClientKit } from './client-kit.js';

/** The renders API with a clock that moves when told. */
export const startRenders = (): Promise<RunningSimulator> =>
  startSimulator({ spec: 'test/clients/renders.yaml', clock: 'manual', credentials: 'any' });

/** How a client is let loose in a namespace of its own. */
export type KitOptions = {
  readonly namespace: string;
  readonly name: string;
  readonly seed?: number;
  readonly prefer?: string | undefined;
};

/** What a client of that namespace is given: it waits by moving the clock. */
export function kitFor(sim: RunningSimulator, options: KitOptions): ClientKit {
  const { namespace, name, seed = 1, prefer } = options;
  const { clock }: Controls = sim.within(namespace);
  let draws = 0;
  return {
    url: `${sim.url}/@${namespace}`,
    name,
    sleep: async (ms) => clock.advance(ms),
    now: () => clock.now(),
    random: () => drawUnit(seed, namespace, draws++),
    ...(prefer !== undefined && { prefer }),
  };
}
