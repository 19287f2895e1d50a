import { contractFault } from './contract-fault.js';
import { cancels } from './sites.js';

/** Only a cancellation that would have had an effect can be ignored. */
export const cancelIgnored = contractFault<Record<string, never>>({
  kind: 'cancel-ignored',
  says: 'A cancellation is acknowledged, and the task goes on as if nothing had been said.',
  parameters: {},
  example: {},
  fits: cancels,
  act: (_, { scene: { task, rule } }) => {
    const [move] = (task && rule?.moves?.get(task.state)) ?? [];
    return move === undefined || move.kind === 'same' ? [] : [{ do: 'pretend' }];
  },
});
