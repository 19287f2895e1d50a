import { defineFault } from '../define-fault.js';
import { closedParameters, whole } from '../parameter-schema.js';

/** Toxiproxy: `limit_data`, here for each answer. */
export const limitData = defineFault<{ bytes: number }>({
  kind: 'limit-data',
  family: 'environment',
  says: 'The connection is closed after so many bytes of the answer, headers included.',
  parameters: closedParameters({ bytes: whole('How many.', { min: 0, preset: 100 }) }),
  example: { bytes: 100 },
  act: ({ bytes }) => [{ do: 'wire', wire: { kind: 'limit', bytes } }],
});
