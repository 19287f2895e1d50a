import { defineFault } from '../define-fault.js';
import { closedParameters, whole } from '../parameter-schema.js';

/** Toxiproxy: `bandwidth`. */
export const bandwidth = defineFault<{ bytesPerSecond: number }>({
  kind: 'bandwidth',
  family: 'environment',
  says: 'The answer comes at a limited speed.',
  parameters: closedParameters({
    bytesPerSecond: whole('The speed.', { min: 1, preset: 1000 }),
  }),
  example: { bytesPerSecond: 1000 },
  act: ({ bytesPerSecond }) => [{ do: 'wire', wire: { kind: 'bandwidth', bytesPerSecond } }],
});
