import { contractFault } from './contract-fault.js';
import { lists } from './sites.js';

/** Without a filter to slip through, the row is of a task that was made up. */
export const listLeaks = contractFault<Record<string, never>>({
  kind: 'list-leaks',
  says: 'A list shows a task that has no place in it: one that its filter keeps out, or one that nobody submitted.',
  parameters: {},
  example: {},
  fits: lists,
  act: (_, { draw }) => [
    { do: 'edit', edit: { kind: 'rows', how: 'leak', index: draw.whole({ min: 0, max: 99 }, 'row') } },
  ],
});
