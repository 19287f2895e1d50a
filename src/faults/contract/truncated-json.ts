import { contractFault } from './contract-fault.js';

/** What the beginning of a JSON object is never: JSON. */
export const truncatedJson = contractFault<Record<string, never>>({
  kind: 'truncated-json',
  says: 'A successful answer brings half of its JSON.',
  parameters: {},
  example: {},
  fits: () => true,
  act: () => [{ do: 'edit', edit: { kind: 'cut-text', share: 0.5, of: 'json-success' } }],
});
