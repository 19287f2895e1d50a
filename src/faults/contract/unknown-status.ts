import { statesShowing } from '../../lifecycle/read-state.js';
import { text } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';
import { shows } from './sites.js';

/** A label that the lifecycle knows all the same gets an underscore. */
export const unknownStatus = contractFault<{ label: string }>({
  kind: 'unknown-status',
  says: 'The state field says something that the document does not know.',
  parameters: { label: text('What it says.', 'on_hold') },
  example: { label: 'on_hold' },
  fits: shows('state'),
  act: ({ label }, { scene: { lifecycle } }) => {
    const value = statesShowing(lifecycle, label).length === 0 ? label : `${label}_`;
    return [{ do: 'edit', edit: { kind: 'set', at: 'state', value } }];
  },
});
