import { type AnswerExtents, answerExtents } from './answer-extents.js';
import type { Constraints } from './api-facts.js';
import { describeExtent } from './describe-extent.js';
import type { Listed, Scene } from './lint-scene.js';
import type { Check, Comparison, Lifecycle, Pointer, State } from './model.js';
import { escapeToken } from './pointer.js';
import { findImpossiblePair, type ImpossiblePair } from './possible-comparison.js';
import { printOperand } from './print-comparison.js';
import type { Problem } from './problem.js';
import { labelsOf, payloadPointer } from './read-state.js';

/** Comparisons and orders that no answer which obeys its schema can satisfy. */
export function lintChecks(scene: Scene): readonly Problem[] {
  const { lifecycle, views, listed } = scene;
  const everywhere = views.map((view) => answerExtents(view, view.place));
  return [
    ...written(lifecycle, lifecycle.check).flatMap((one) => lintComparison(one, everywhere)),
    ...[...lifecycle.states.values()].flatMap((state) => lintState(scene, state)),
    ...listed.flatMap((one) => lintOperation(lifecycle, one)),
    ...lifecycle.monotone.flatMap(({ pointer, rule }) =>
      lintMonotone(scene, pointer, placeOfRule(lifecycle, rule)),
    ),
  ];
}

/** A comparison and its place in the lifecycle. */
type Written = { readonly comparison: Comparison; readonly at: string };

const placeOfRule = ({ rules }: Lifecycle, rule: string): string => rules.get(rule)?.pointer ?? '';

const written = (lifecycle: Lifecycle, checks: readonly Check[]): readonly Written[] =>
  checks.map(({ comparison, rule }) => ({ comparison, at: placeOfRule(lifecycle, rule) }));

function lintState({ lifecycle, views }: Scene, state: State): readonly Problem[] {
  const field = lifecycle.fields.state;
  const values = labelsOf(state);
  const known = field === undefined || values.length === 0 ? undefined : { field, values };
  const answers = views.map((view) => answerExtents(view, view.place, known));
  const at = `/states/${escapeToken(state.name)}/outcomes`;
  const conditions = state.outcomes.flatMap((one) =>
    one.if === undefined ? [] : [{ comparison: one.if, at: `${at}/${escapeToken(one.name)}/if` }],
  );
  const checks = [...state.check, ...state.outcomes.flatMap(({ check }) => check)];
  return [...conditions, ...written(lifecycle, checks)].flatMap((one) => lintComparison(one, answers));
}

function lintOperation(lifecycle: Lifecycle, listed: Listed): readonly Problem[] {
  const { operation, at } = listed;
  const answer = answerExtents(listed, (pointer) => payloadPointer(lifecycle, pointer));
  const conditions = operation.when.map((when, index) => ({
    comparison: when.if,
    at: `${at}/when/${index}/if`,
  }));
  const checks = [...operation.check, ...operation.when.flatMap(({ check }) => check)];
  return [...conditions, ...written(lifecycle, checks)].flatMap((one) => lintComparison(one, [answer]));
}

/** Impossible means impossible in every answer that the comparison is applied to. */
function lintComparison(one: Written, answers: readonly AnswerExtents[]): readonly Problem[] {
  const pairs = answers
    .filter((answer) => isAppliedTo(one.comparison, answer))
    .map((answer) => ({ answer, pair: findImpossiblePair(one.comparison, answer.extentOf) }));
  const [first] = pairs;
  if (first?.pair === undefined || pairs.some(({ pair }) => pair === undefined)) return [];
  return [impossible(one, first.answer, first.pair)];
}

function isAppliedTo({ operands }: Comparison, { schemaOf }: AnswerExtents): boolean {
  const parts = operands.filter(({ kind }) => kind === 'pointer' || kind === 'body');
  return parts.every((operand) => schemaOf(operand) !== undefined);
}

function impossible({ comparison, at }: Written, answer: AnswerExtents, pair: ImpossiblePair): Problem {
  const sides = [pair.left, pair.right].filter(({ kind }) => kind !== 'literal');
  const extents = sides.map(
    (operand) => `${printOperand(operand)} is ${describeExtent(answer.extentOf(operand))}`,
  );
  const place = sides
    .map((operand) => answer.schemaOf(operand)?.pointer)
    .find((pointer) => pointer !== undefined);
  return {
    code: 'impossible-check',
    at,
    message: `expected a comparison that some answer can satisfy, got "${comparison.text}": in ${answer.name} ${extents.join(' and ')}`,
    hint:
      place === undefined ? 'Correct the comparison.' : `Correct the comparison, or the schema at ${place}.`,
  };
}

const hasOrder = ({ types }: Constraints): boolean =>
  types === undefined || types.some((type) => ['number', 'integer', 'string'].includes(type));

function lintMonotone({ views }: Scene, pointer: Pointer, at: string): readonly Problem[] {
  const known = views.flatMap(({ body, place }) => body.constraintsAt(place(pointer)) ?? []);
  const [first] = known;
  if (first === undefined || known.some(hasOrder)) return [];
  return [
    {
      code: 'monotone-without-order',
      at,
      message: `expected a number or a time at ${pointer.text}, which shall never decrease, got ${describeExtent(first)}`,
      hint: `Name a member that has an order, or correct the schema at ${first.pointer}.`,
    },
  ];
}
