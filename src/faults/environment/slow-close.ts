import { defineFault } from '../define-fault.js';
import { closedParameters, duration } from '../parameter-schema.js';

/** Toxiproxy: `slow_close`. */
export const slowClose = defineFault<{ by: number }>({
  kind: 'slow-close',
  family: 'environment',
  says: 'The whole answer is there, but its end is announced late; then the connection is closed.',
  parameters: closedParameters({ by: duration('How late.', '1s') }),
  example: { by: '1s' },
  act: ({ by }) => [{ do: 'wire', wire: { kind: 'slow-close', ms: by } }],
});
