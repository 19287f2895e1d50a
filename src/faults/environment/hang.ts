import { defineFault } from '../define-fault.js';
import { closedParameters, duration } from '../parameter-schema.js';
import { type LostAnswer, lostAnswer, lostAnswerParameters } from './lost-answer.js';

/** Toxiproxy: `timeout`. */
export const hang = defineFault<{ for?: number; effect: boolean }>({
  kind: 'hang',
  family: 'environment',
  says: 'No answer ever comes.',
  parameters: closedParameters({
    for: duration('After so long the connection is closed. Default: never.'),
    effect: lostAnswerParameters.effect,
  }),
  example: { for: '30s' },
  act: ({ for: ms, effect }, hit) => {
    const lost: LostAnswer = { effect };
    return lostAnswer({ kind: 'hang', ...(ms !== undefined && { ms }) }, lost, hit);
  },
});
