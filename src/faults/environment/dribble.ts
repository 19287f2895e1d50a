import type { Distribution } from '../../random/distribution.js';
import { defineFault } from '../define-fault.js';
import { delayAction, delayParameter } from '../delay-action.js';
import { closedParameters, duration, whole } from '../parameter-schema.js';

/** WireMock: `chunkedDribbleDelay`. */
export const dribble = defineFault<{ pieces: number; over: number; delay?: Distribution }>({
  kind: 'dribble',
  family: 'environment',
  says: 'The body comes in pieces, spread evenly over a time.',
  parameters: closedParameters({
    pieces: whole('How many pieces.', { min: 1, max: 10_000, preset: 5 }),
    over: duration('From the first piece to the last.', '1s'),
    delay: delayParameter,
  }),
  example: { pieces: 5, over: '1s' },
  act: ({ pieces, over, delay }, hit) => [
    ...delayAction(delay, hit),
    { do: 'wire', wire: { kind: 'dribble', pieces, overMs: over } },
  ],
});
