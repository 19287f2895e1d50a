import type {
  Check,
  FieldRule,
  Lifecycle,
  Outcome,
  Pointer,
  Shape,
  Shows,
  State,
} from '../../src/lifecycle/model.js';

/** What of the lifecycle applies to the answers of one operation: the rules whose pointers its schema declares. */

export type StateView = Shape & { readonly shows: Shows; readonly outcomes: readonly Outcome[] };

/** The part of the lifecycle that an operation's answers are judged by. */
export type View = {
  readonly states: ReadonlyMap<string, StateView>;
  readonly check: readonly Check[];
  readonly constant: readonly FieldRule[];
  readonly monotone: readonly FieldRule[];
  readonly declares: (pointer: Pointer) => boolean;
};

/** The view of an operation, by what its response schema declares. */
export function readView(lifecycle: Lifecycle, declares: (pointer: Pointer) => boolean): View {
  const ask = remember(declares);
  const declared = ({ pointer }: { readonly pointer: Pointer }): boolean => ask(pointer);
  return {
    states: new Map([...lifecycle.states].map(([name, state]) => [name, viewState(state, ask)])),
    check: lifecycle.check.filter((check) => applies(check, ask)),
    constant: lifecycle.constant.filter(declared),
    monotone: lifecycle.monotone.filter(declared),
    declares: ask,
  };
}

function viewState(state: State, declares: (pointer: Pointer) => boolean): StateView {
  const { shows } = state;
  return {
    ...viewShape(state, declares),
    shows: shows.kind === 'labels' ? shows : { kind: 'predicate', ...viewShape(shows, declares) },
    outcomes: viewOutcomes(state.outcomes, declares),
  };
}

function viewShape(shape: Shape, declares: (pointer: Pointer) => boolean): Shape {
  return {
    has: shape.has.filter(({ pointer }) => declares(pointer)),
    lacks: shape.lacks.filter(({ pointer }) => declares(pointer)),
    check: shape.check.filter((check) => applies(check, declares)),
  };
}

/** Sub-cases can be told apart only where each one's condition can be seen. */
function viewOutcomes(
  outcomes: readonly Outcome[],
  declares: (pointer: Pointer) => boolean,
): readonly Outcome[] {
  const seen = outcomes.every((outcome) =>
    outcome.if === undefined
      ? [...outcome.has, ...outcome.lacks].every(({ pointer }) => declares(pointer))
      : pointersOf(outcome.if).every(declares),
  );
  return seen ? outcomes.map((outcome) => ({ ...outcome, ...viewShape(outcome, declares) })) : [];
}

/**
 * A comparison is judged by what the answer carries: an undeclared pointer counts as absent, which is only wrong beside
 * the literal `null`. Without any declared pointer there is nothing to judge.
 */
function applies({ comparison }: Check, declares: (pointer: Pointer) => boolean): boolean {
  const pointers = pointersOf(comparison);
  if (pointers.length === 0 || pointers.every(declares)) return true;
  const exact = comparison.operands.some((operand) => operand.kind === 'literal' && operand.value === null);
  return !exact && pointers.some(declares);
}

const pointersOf = ({ operands }: Check['comparison']): readonly Pointer[] =>
  operands.flatMap((operand) => (operand.kind === 'pointer' ? [operand.pointer] : []));

function remember(declares: (pointer: Pointer) => boolean): (pointer: Pointer) => boolean {
  const answers = new Map<string, boolean>();
  return (pointer) => {
    const known = answers.get(pointer.text);
    if (known !== undefined) return known;
    const answer = declares(pointer);
    answers.set(pointer.text, answer);
    return answer;
  };
}
