import { contractFault } from './contract-fault.js';

/** The operation is carried out, and its status is right. */
export const emptyBody = contractFault<Record<string, never>>({
  kind: 'empty-body',
  says: 'A successful answer has no body.',
  parameters: {},
  example: {},
  fits: () => true,
  act: () => [{ do: 'edit', edit: { kind: 'cut-text', share: 0, of: 'success' } }],
});
