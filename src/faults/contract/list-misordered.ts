import { contractFault } from './contract-fault.js';
import { lists } from './sites.js';

/** A list of one row has no order to lose. */
export const listMisordered = contractFault<Record<string, never>>({
  kind: 'list-misordered',
  says: 'A list comes in the opposite order.',
  parameters: {},
  example: {},
  fits: lists,
  act: (_, { draw }) => [
    { do: 'edit', edit: { kind: 'rows', how: 'reverse', index: draw.whole({ min: 0, max: 99 }, 'row') } },
  ],
});
