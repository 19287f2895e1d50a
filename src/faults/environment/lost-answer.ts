import type { Distribution } from '../../random/distribution.js';
import type { Action } from '../action.js';
import { delayAction, delayParameter } from '../delay-action.js';
import type { Hit } from '../fault-kind.js';
import { flag } from '../parameter-schema.js';
import type { Wire } from '../wire.js';

/** The parameters of faults after which nobody can tell whether the operation was carried out. */
export const lostAnswerParameters = {
  delay: delayParameter,
  effect: flag('Whether the operation is carried out before its answer is lost.', true),
};

/** The values of `lostAnswerParameters`. */
export type LostAnswer = { readonly delay?: Distribution; readonly effect: boolean };

/** The wire does not bring the answer; without effect the operation is not carried out either. */
export function lostAnswer(wire: Wire, { delay, effect }: LostAnswer, hit: Hit): readonly Action[] {
  return [...(effect ? [] : [notCarriedOut]), ...delayAction(delay, hit), { do: 'wire', wire }];
}

/** The answer that stands in place of the operation; nobody gets to see it. */
const notCarriedOut: Action = { do: 'answer', answer: { status: 503 } };
