import { text } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';

/** Nothing else is wrong: who reads the body gets what was asked for. */
export const wrongContentType = contractFault<{ type: string }>({
  kind: 'wrong-content-type',
  says: 'The headers say that the body is something else than it is.',
  parameters: { type: text('What `Content-Type` says.', 'text/html') },
  example: { type: 'text/html' },
  fits: () => true,
  act: ({ type }) => [{ do: 'headers', headers: { 'content-type': type } }],
});
