import { contractFault } from './contract-fault.js';
import { shows } from './sites.js';

/** Seen in services that print an enum in one place and its name in another. */
export const wrongCase = contractFault<Record<string, never>>({
  kind: 'wrong-case',
  says: 'The state comes in the wrong case, such as `COMPLETED` for `completed`.',
  parameters: {},
  example: {},
  fits: shows('state'),
  act: () => [{ do: 'edit', edit: { kind: 'swap-case', at: 'state' } }],
});
