import { defineFault } from '../define-fault.js';
import { closedParameters, whole } from '../parameter-schema.js';

/** The body is cut on the wire: HTTP says that it is incomplete (RFC 9112, 8), and a client must notice. */
export const truncate = defineFault<{ keepBytes: number }>({
  kind: 'truncate',
  family: 'environment',
  says: 'Content-Length says the whole, but the connection is closed after a part of the body.',
  parameters: closedParameters({
    keepBytes: whole('So much of the body comes.', { min: 0, preset: 10 }),
  }),
  example: { keepBytes: 10 },
  act: ({ keepBytes }) => [{ do: 'wire', wire: { kind: 'truncate', keepBytes } }],
});
