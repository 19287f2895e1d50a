import { isFinal } from '../../lifecycle/read-state.js';
import { contractFault } from './contract-fault.js';
import { pollsShowing } from './sites.js';

/** From 90 % down in tenths, then from there again. */
export const progressBack = contractFault<Record<string, never>>({
  kind: 'progress-back',
  says: 'The progress falls from poll to poll: 90 %, 80 %, 70 %.',
  parameters: {},
  example: {},
  fits: pollsShowing('progress'),
  act: (_, { scene: { task, lifecycle }, hitsBefore }) => {
    if (task === undefined || isFinal(lifecycle, task.state)) return [];
    return [{ do: 'edit', edit: { kind: 'progress', share: (9 - (hitsBefore % 9)) / 10 } }];
  },
});
