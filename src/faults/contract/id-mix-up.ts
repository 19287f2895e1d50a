import { flag } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';
import { readsTask } from './sites.js';

/** A cache that forgets the id in its key. */
export const idMixUp = contractFault<{ keepsId: boolean }>({
  kind: 'id-mix-up',
  says: 'The answer is about another task.',
  parameters: { keepsId: flag('Whether it stands under the id that was asked for all the same.', false) },
  example: { keepsId: false },
  fits: readsTask,
  act: ({ keepsId }, { scene: { task } }) =>
    task === undefined ? [] : [{ do: 'show', view: { kind: 'other-task', keepsId } }],
});
