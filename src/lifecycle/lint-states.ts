import type { Lifecycle, Shape, State } from './model.js';
import { printDuration } from './parse-duration.js';
import { escapeToken, startsWithPointer } from './pointer.js';
import type { Problem } from './problem.js';
import { isFinal, labelsOf } from './read-state.js';

/** What is wrong with single states, whatever the document says. */
export function lintStates(lifecycle: Lifecycle): readonly Problem[] {
  return [...lifecycle.states.values()].flatMap((state) => [
    ...lintEnd(lifecycle, state),
    ...lintWeights(state),
    ...lintStay(state),
    ...lintOutcomes(state),
    ...lintSharedLabel(lifecycle, state),
    ...lintShape(state, placeOf(state)),
    ...state.outcomes.flatMap((one) => lintShape(one, `${placeOf(state)}/outcomes/${escapeToken(one.name)}`)),
  ]);
}

/** Where a state stands in the lifecycle. */
export const placeOf = ({ name }: State): string => `/states/${escapeToken(name)}`;

function lintEnd(lifecycle: Lifecycle, state: State): readonly Problem[] {
  const { name, final, next } = state;
  if (final !== undefined && next.length > 0) {
    return [
      {
        code: 'final-with-next',
        at: `${placeOf(state)}/next`,
        message: `expected no next in the final state "${name}", got ${next.map(({ to }) => to).join(', ')}: the server leaves a final state never on its own`,
        hint: 'Take next out, or final. What an operation does to a final state stands in its moves.',
      },
    ];
  }
  if (final !== undefined || next.length > 0 || isMovedOut(lifecycle, name)) return [];
  return [
    {
      code: 'dead-end',
      at: placeOf(state),
      message: `expected a way out of "${name}", which is not final, got none: no next, and no operation moves it elsewhere`,
      hint: `Add next to "${name}", or final: success, failure, cancelled or true.`,
    },
  ];
}

function isMovedOut({ operations }: Lifecycle, name: string): boolean {
  return [...operations.values()].some(({ moves }) =>
    moves?.get(name)?.some((move) => move.kind !== 'same' && !(move.kind === 'state' && move.state === name)),
  );
}

function lintWeights(state: State): readonly Problem[] {
  if (state.next.length === 0 || state.next.some(({ weight }) => weight > 0)) return [];
  return [
    {
      code: 'no-weight',
      severity: 'warning',
      at: `${placeOf(state)}/next`,
      message: `expected a step with a weight above 0, got none: the simulator never leaves "${state.name}" on its own`,
      hint: 'Give the usual step a weight of 1.',
    },
  ];
}

function lintStay(state: State): readonly Problem[] {
  const { withinMs, dwell } = state;
  if (withinMs === undefined || dwell === undefined || withinMs >= dwell.minMs) return [];
  return [
    {
      code: 'within-below-dwell',
      at: `${placeOf(state)}/within`,
      message: `expected within to be at least the low end of dwell (${printDuration(dwell.minMs)}), got ${printDuration(withinMs)}: the usual stay breaks the promise`,
      hint: `Write within: ${printDuration(dwell.maxMs)} or more, or a shorter dwell.`,
    },
  ];
}

/** An outcome without any condition always holds, so that no other can be the only one. */
function lintOutcomes(state: State): readonly Problem[] {
  const { outcomes } = state;
  const open = outcomes.find(
    (one) => one.if === undefined && [one.has, one.lacks, one.check].every((list) => list.length === 0),
  );
  if (open === undefined || outcomes.length < 2) return [];
  return [
    {
      code: 'outcome-without-condition',
      at: `${placeOf(state)}/outcomes/${escapeToken(open.name)}`,
      message: `expected conditions that tell the outcome "${open.name}" from the others, got none: exactly one outcome must hold, and this one always does`,
      hint: "Add if, has, lacks or check, for example if: /result/status == 'OK'.",
    },
  ];
}

/** A client that sees the label cannot know whether to go on polling. */
function lintSharedLabel(lifecycle: Lifecycle, state: State): readonly Problem[] {
  if (!isFinal(lifecycle, state.name)) return [];
  const others = [...lifecycle.states.values()].filter(({ final }) => final === undefined);
  const label = labelsOf(state).find((one) => others.some((other) => labelsOf(other).includes(one)));
  const other = others.find((one) => label !== undefined && labelsOf(one).includes(label));
  if (other === undefined) return [];
  return [
    {
      code: 'final-label-shared',
      severity: 'warning',
      at: `${placeOf(state)}/shows`,
      message: `expected the final state "${state.name}" to show a label of its own, got "${label}", which "${other.name}" shows too: no client can tell the end`,
      hint: 'Give one of the two another label, or make both final.',
    },
  ];
}

function lintShape(shape: Shape, at: string): readonly Problem[] {
  return shape.has.flatMap(({ pointer }, index) => {
    const lacked = shape.lacks.find((lack) => startsWithPointer(pointer, lack.pointer));
    if (lacked === undefined) return [];
    return [
      {
        code: 'has-and-lacks',
        at: `${at}/has/${index}`,
        message: `expected ${pointer.text} either present or absent, got both: has asks for it, lacks forbids ${lacked.pointer.text}`,
        hint: `Take ${pointer.text} out of has, or ${lacked.pointer.text} out of lacks.`,
      },
    ];
  });
}
