import { contractFault } from './contract-fault.js';
import { readsTask } from './sites.js';
import { finalState, successState } from './states.js';

/** The task itself completes: what its fault is. */
export const cancelledThenCompleted = contractFault<Record<string, never>>({
  kind: 'cancelled-then-completed',
  says: 'A task that was cancelled, and seen so, completes all the same.',
  parameters: {},
  example: {},
  fits: (site) => readsTask(site) && finalState(site.lifecycle, 'cancelled') !== undefined,
  act: (_, { scene: { task, lifecycle } }) => {
    const state = successState(lifecycle);
    if (task === undefined || state === undefined || task.shown !== task.state) return [];
    if (lifecycle.states.get(task.state)?.final !== 'cancelled') return [];
    return [{ do: 'change', when: 'before', change: { kind: 'move', state } }];
  },
});
