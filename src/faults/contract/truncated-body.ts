import { share } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';

/** `Content-Length` agrees with what is sent; the environment's `truncate` breaks it. */
export const truncatedBody = contractFault<{ share: number }>({
  kind: 'truncated-body',
  says: 'The body ends early, whatever it is, and the headers say that this is all of it.',
  parameters: { share: share('How much of it comes.', 0.5) },
  example: { share: 0.5 },
  fits: () => true,
  act: ({ share: kept }) => [{ do: 'edit', edit: { kind: 'cut-text', share: kept, of: 'any' } }],
});
