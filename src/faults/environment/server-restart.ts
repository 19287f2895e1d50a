import { defineFault } from '../define-fault.js';
import { closedParameters, duration } from '../parameter-schema.js';
import { lostAnswer, lostAnswerParameters } from './lost-answer.js';

/** Tasks outlive it: they are functions of time, not of the server. */
export const serverRestart = defineFault<{ for: number; effect: boolean }>({
  kind: 'server-restart',
  family: 'environment',
  says: 'Every open connection is reset and for a time nothing listens, for every client of the port; tasks are still there afterwards.',
  parameters: closedParameters({
    for: duration('How long the start takes.', '2s'),
    effect: { ...lostAnswerParameters.effect, default: false },
  }),
  example: { for: '2s' },
  act: ({ for: forMs, effect }, hit) => lostAnswer({ kind: 'restart', forMs }, { effect }, hit),
});
