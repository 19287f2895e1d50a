import { contractFault } from './contract-fault.js';
import { lists } from './sites.js';

/** The two stand side by side. */
export const listDoubles = contractFault<Record<string, never>>({
  kind: 'list-doubles',
  says: 'A list shows one of its tasks twice.',
  parameters: {},
  example: {},
  fits: lists,
  act: (_, { draw }) => [
    { do: 'edit', edit: { kind: 'rows', how: 'double', index: draw.whole({ min: 0, max: 99 }, 'row') } },
  ],
});
