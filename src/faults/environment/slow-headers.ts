import { defineFault } from '../define-fault.js';
import { closedParameters, duration } from '../parameter-schema.js';

/** A client that only limits the wait for the first byte, or between two, never gives up on this one. */
export const slowHeaders = defineFault<{ over: number }>({
  kind: 'slow-headers',
  family: 'environment',
  says: 'Status line and headers come in pieces over a time.',
  parameters: closedParameters({ over: duration('From the first byte to the last header.', '2s') }),
  example: { over: '2s' },
  act: ({ over }) => [{ do: 'wire', wire: { kind: 'slow-headers', overMs: over } }],
});
