import type { Operation } from '../../lifecycle/model.js';
import { contractFault } from './contract-fault.js';

/** The effect is that of the operation's first move. */
export const refusalWithEffect = contractFault<Record<string, never>>({
  kind: 'refusal-with-effect',
  says: 'An operation is refused, but takes effect all the same.',
  parameters: {},
  example: {},
  fits: ({ aim, rule }) => aim === 'move' && rule !== undefined && hasEffect(rule),
  act: (_, { scene: { task, rule } }) => {
    if (task === undefined || rule === undefined || isAccepted(rule, task.state)) return [];
    return [{ do: 'effect-though-refused' }];
  },
});

const hasEffect = ({ moves }: Operation): boolean =>
  [...(moves?.values() ?? [])].flat().some(({ kind }) => kind === 'state' || kind === 'gone');

const isAccepted = ({ moves, allow, open }: Operation, state: string): boolean =>
  moves?.has(state) === true || allow.has(state) || open.has(state);
