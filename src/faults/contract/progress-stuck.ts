import { isFinal } from '../../lifecycle/read-state.js';
import type { Action } from '../action.js';
import { flag, share } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';
import { pollsShowing } from './sites.js';

/** A client that waits for 100 % and not for a final state waits for ever. */
export const progressStuck = contractFault<{ share: number; holds: boolean }>({
  kind: 'progress-stuck',
  says: 'The progress stays at 99 %, even when the task has succeeded.',
  parameters: {
    share: share('Where it stays.', 0.99),
    holds: flag('Whether the task stays at work as well, for good.', false),
  },
  example: { share: 0.99 },
  fits: pollsShowing('progress'),
  act: ({ share: at, holds }, { scene: { task, lifecycle } }) => {
    if (task === undefined) return [];
    const isHeld = !holds || task.course === 'hold' || isFinal(lifecycle, task.state);
    const hold: Action = {
      do: 'change',
      when: 'before',
      change: { kind: 'course', course: { kind: 'hold' } },
    };
    return [...(isHeld ? [] : [hold]), { do: 'edit', edit: { kind: 'progress', share: at } }];
  },
});
