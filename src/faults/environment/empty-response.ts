import { defineFault } from '../define-fault.js';
import { closedParameters } from '../parameter-schema.js';
import { type LostAnswer, lostAnswer, lostAnswerParameters } from './lost-answer.js';

/** WireMock: `EMPTY_RESPONSE`. */
export const emptyResponse = defineFault<LostAnswer>({
  kind: 'empty-response',
  family: 'environment',
  says: 'The connection is closed without a byte: "socket hang up", "empty reply from server".',
  parameters: closedParameters(lostAnswerParameters),
  example: {},
  act: (lost, hit) => lostAnswer({ kind: 'empty' }, lost, hit),
});
