import type { Distribution } from '../../random/distribution.js';
import { defineFault } from '../define-fault.js';
import { choice, closedParameters } from '../parameter-schema.js';
import type { Wire } from '../wire.js';
import { lostAnswer, lostAnswerParameters } from './lost-answer.js';

type How = 'reset' | 'close' | 'hang';

const WIRES: Readonly<Record<How, Wire>> = {
  reset: { kind: 'reset', after: 'nothing' },
  close: { kind: 'empty' },
  hang: { kind: 'hang' },
};

/** The case that idempotency keys are made for: who sends again without one does it twice. */
export const answerLost = defineFault<{ how: How; delay?: Distribution }>({
  kind: 'answer-lost',
  family: 'environment',
  says: 'The operation is carried out, but its answer never arrives.',
  parameters: closedParameters({
    how: choice<How>('What the client sees instead.', ['reset', 'close', 'hang'], 'reset'),
    delay: lostAnswerParameters.delay,
  }),
  example: { how: 'reset' },
  act: ({ how, delay }, hit) =>
    lostAnswer(WIRES[how], { effect: true, ...(delay !== undefined && { delay }) }, hit),
});
