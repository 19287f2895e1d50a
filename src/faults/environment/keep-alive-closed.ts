import { defineFault } from '../define-fault.js';
import { closedParameters } from '../parameter-schema.js';

/** What a client meets whose pool keeps connections longer than the server does. */
export const keepAliveClosed = defineFault<Readonly<Record<never, never>>>({
  kind: 'keep-alive-closed',
  family: 'environment',
  says: 'The answer promises to keep the connection open, then the connection is closed without a word.',
  parameters: closedParameters({}),
  example: {},
  act: () => [{ do: 'wire', wire: { kind: 'drop-keep-alive' } }],
});
