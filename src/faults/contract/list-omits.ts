import { contractFault } from './contract-fault.js';
import { lists } from './sites.js';

/** Any of its rows may be missing: the draw tells which. */
export const listOmits = contractFault<Record<string, never>>({
  kind: 'list-omits',
  says: 'A list leaves out one of its tasks.',
  parameters: {},
  example: {},
  fits: lists,
  act: (_, { draw }) => [
    { do: 'edit', edit: { kind: 'rows', how: 'omit', index: draw.whole({ min: 0, max: 99 }, 'row') } },
  ],
});
