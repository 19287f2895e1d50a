import { isFinal } from '../../lifecycle/read-state.js';
import type { Action } from '../action.js';
import type { Hit } from '../fault-kind.js';
import { whole } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';
import { polls } from './sites.js';
import { stateBefore } from './states.js';

/** Only what was seen can go back: the state must have been shown before. */
export const stateGoingBack = contractFault<{ times: number }>({
  kind: 'state-going-back',
  says: 'A task that was seen at work is shown as it was before, then at work again.',
  parameters: { times: whole('How often.', { min: 1, preset: 1 }) },
  example: { times: 1 },
  fits: polls,
  act: ({ times }, hit) => {
    const { task, lifecycle } = hit.scene;
    if (task === undefined || isFinal(lifecycle, task.state) || hit.hitsBefore >= times) return [];
    return showBefore(hit);
  },
});

/** The task as it was in a state that it cannot be in again, once the present one was shown. */
export function showBefore({ scene: { task, lifecycle } }: Hit): readonly Action[] {
  if (task === undefined || task.shown !== task.state) return [];
  const state = stateBefore(lifecycle, task.state);
  return state === undefined ? [] : [{ do: 'show', view: { kind: 'state', state } }];
}
