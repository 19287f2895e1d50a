import { defineFault } from '../define-fault.js';
import { closedParameters, whole } from '../parameter-schema.js';
import { type LostAnswer, lostAnswer, lostAnswerParameters } from './lost-answer.js';

/** WireMock: `MALFORMED_RESPONSE_CHUNK`. */
export const malformedChunk = defineFault<LostAnswer & { bytes: number }>({
  kind: 'malformed-chunk',
  family: 'environment',
  says: 'Status and headers are right, then comes garbage where a chunk should be, and the connection is closed.',
  parameters: closedParameters({
    bytes: whole('How much garbage.', { min: 1, max: 65_536, preset: 64 }),
    ...lostAnswerParameters,
  }),
  example: { bytes: 64 },
  act: ({ bytes, ...lost }, hit) =>
    lostAnswer({ kind: 'malformed-chunk', base64: hit.draw.bytes(bytes, 'garbage') }, lost, hit),
});
