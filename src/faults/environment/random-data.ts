import { defineFault } from '../define-fault.js';
import { closedParameters, whole } from '../parameter-schema.js';
import { type LostAnswer, lostAnswer, lostAnswerParameters } from './lost-answer.js';

/** WireMock: `RANDOM_DATA_THEN_CLOSE`. */
export const randomData = defineFault<LostAnswer & { bytes: number }>({
  kind: 'random-data',
  family: 'environment',
  says: 'Garbage comes in place of an answer, and the connection is closed.',
  parameters: closedParameters({
    bytes: whole('How much garbage.', { min: 1, max: 65_536, preset: 64 }),
    ...lostAnswerParameters,
  }),
  example: { bytes: 64 },
  act: ({ bytes, ...lost }, hit) =>
    lostAnswer({ kind: 'bytes', base64: hit.draw.bytes(bytes, 'garbage') }, lost, hit),
});
