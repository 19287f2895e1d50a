import type { Comparison, Lifecycle, Operand, Pointer } from '../../lifecycle/model.js';
import { whole } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';

/** Where the lifecycle asks for a fixed value (`$body/ok == true`), its opposite stands there instead of the code. */
export const wrongEnvelopeCode = contractFault<{ code: number }>({
  kind: 'wrong-envelope-code',
  says: 'The wrapper of the answer says something else than its status.',
  parameters: { code: whole('What it says where it should repeat the status.', { min: 0, preset: 500 }) },
  example: { code: 500 },
  fits: ({ lifecycle }) => equationsOf(lifecycle).length > 0,
  act: ({ code }, { scene: { lifecycle } }) =>
    equationsOf(lifecycle).map(({ at, other }) => ({
      do: 'edit',
      edit: { kind: 'set', at, value: wrongValue(other, code) },
    })),
});

type Equation = { readonly at: Pointer; readonly other: Operand };

/** Where the wrapper must be equal to something else. */
const equationsOf = ({ envelope }: Lifecycle): readonly Equation[] =>
  envelope.check.flatMap(({ comparison }) => equationOf(comparison) ?? []);

function equationOf({ operands, comparators }: Comparison): Equation | undefined {
  const [one, other] = operands;
  if (one === undefined || other === undefined || comparators.length !== 1 || comparators[0] !== '==') {
    return undefined;
  }
  if (one.kind === 'body') return { at: one.pointer, other };
  return other.kind === 'body' ? { at: other.pointer, other: one } : undefined;
}

function wrongValue(other: Operand, code: number): unknown {
  if (other.kind !== 'literal') return code;
  return typeof other.value === 'boolean' ? !other.value : code;
}
