import { isFinal } from '../../lifecycle/read-state.js';
import { contractFault } from './contract-fault.js';
import { pollsShowing } from './sites.js';
import { successState } from './states.js';

/** In a snapshot the result stands beside the state of a running task; an operation of its own answers as if all were done. */
export const resultBeforeCompletion = contractFault<Record<string, never>>({
  kind: 'result-before-completion',
  says: 'The result is given out while the task is still at work.',
  parameters: {},
  example: {},
  fits: (site) => site.aim === 'result' || pollsShowing('result')(site),
  act: (_, { scene: { aim, task, lifecycle } }) => {
    const state = successState(lifecycle);
    if (task === undefined || state === undefined || isFinal(lifecycle, task.state)) return [];
    return aim === 'result'
      ? [{ do: 'show', view: { kind: 'state', state } }]
      : [{ do: 'edit', edit: { kind: 'as-in', at: 'result', state } }];
  },
});
