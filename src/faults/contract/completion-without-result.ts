import { contractFault } from './contract-fault.js';
import { pollsShowing } from './sites.js';
import { hasSucceeded, stateBefore } from './states.js';

/** In a snapshot the result is missing; an operation of its own answers as if the task were still at work. */
export const completionWithoutResult = contractFault<Record<string, never>>({
  kind: 'completion-without-result',
  says: 'The task has succeeded, but there is no result.',
  parameters: {},
  example: {},
  fits: (site) => site.aim === 'result' || pollsShowing('result')(site),
  act: (_, { scene: { aim, task, lifecycle } }) => {
    if (task === undefined || !hasSucceeded(lifecycle, task.state)) return [];
    if (aim === 'read') return [{ do: 'edit', edit: { kind: 'remove', at: 'result' } }];
    const state = stateBefore(lifecycle, task.state);
    return state === undefined ? [] : [{ do: 'show', view: { kind: 'state', state } }];
  },
});
