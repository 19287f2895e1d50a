import { isFinal } from '../../lifecycle/read-state.js';
import { whole } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';
import { readsTask } from './sites.js';
import { stateBefore } from './states.js';

/** The task itself begins anew: what its fault is. */
export const finalStateLeft = contractFault<{ times: number }>({
  kind: 'final-state-left',
  says: 'A task that was seen final begins anew, though nobody asked for it.',
  parameters: { times: whole('How often.', { min: 1, preset: 1 }) },
  example: { times: 1 },
  fits: readsTask,
  act: ({ times }, { scene: { task, lifecycle }, hitsBefore }) => {
    if (task === undefined || !isFinal(lifecycle, task.state)) return [];
    const state = stateBefore(lifecycle, task.state);
    if (task.shown !== task.state || hitsBefore >= times || state === undefined) return [];
    return [{ do: 'change', when: 'before', change: { kind: 'move', state } }];
  },
});
