import { contractFault } from './contract-fault.js';
import { readsTask } from './sites.js';
import { successState } from './states.js';

/** With `after: 1` a deleted task is first not found, then back. */
export const taskResurrected = contractFault<Record<string, never>>({
  kind: 'task-resurrected',
  says: 'A task that was deleted is there again; one that never existed is shown as if it had succeeded.',
  parameters: {},
  example: {},
  fits: readsTask,
  act: (_, { scene: { id, task, lifecycle } }) => {
    const state = successState(lifecycle);
    if (id === undefined || task !== undefined || state === undefined) return [];
    return [{ do: 'show', view: { kind: 'revived', state } }];
  },
});
