import type { Listed } from './lint-scene.js';
import type { Comparison, Lifecycle, Operation, Outcome, Pointer, Shape, State } from './model.js';
import { escapeToken } from './pointer.js';

/** What a pointer of the lifecycle starts from. */
export type PointerBase = 'snapshot' | 'payload' | 'row' | 'body' | 'request';

/** A pointer that the lifecycle names, and where. */
export type PointerUse = {
  readonly pointer: Pointer;
  readonly base: PointerBase;
  readonly at: string;
  /** Default: error. `warning` where nothing is lost when the pointer is nowhere. */
  readonly severity?: 'warning';
};

/** The pointers that are about every task, wherever it is shown. */
export function documentUses(lifecycle: Lifecycle): readonly PointerUse[] {
  const { fields, envelope, states, constant, monotone, volatile, check } = lifecycle;
  const rulePlace = placeOfRule(lifecycle);
  return [
    ...Object.entries(fields).map(([role, pointer]) => snapshotUse(pointer, `/fields/${role}`)),
    ...(envelope.data === undefined
      ? []
      : [{ pointer: envelope.data, base: 'body', at: '/envelope/data' } as const]),
    ...[...envelope.check, ...check].flatMap((one) =>
      operandUses(one.comparison, rulePlace(one.rule), 'snapshot'),
    ),
    ...[...states.values()].flatMap((state) => stateUses(state, rulePlace)),
    ...[...constant, ...monotone].map(({ pointer, rule }) => snapshotUse(pointer, rulePlace(rule))),
    ...volatile.map(
      (pointer, index) => ({ ...snapshotUse(pointer, `/volatile/${index}`), severity: 'warning' }) as const,
    ),
  ];
}

/** The pointers that are about one operation: its answer, its rows, its request. */
export function operationUses(lifecycle: Lifecycle, { operation, at }: Listed): readonly PointerUse[] {
  const { creates, lists, target, merge, echo } = operation;
  const requestUse = (pointer: Pointer, place: string): PointerUse => ({
    pointer,
    base: 'request',
    at: place,
  });
  const echoPlace = ({ text }: Pointer): string => `${at}/echo/${escapeToken(text)}`;
  return [
    ...(creates?.kind === 'pointer'
      ? [{ pointer: creates.pointer, base: 'payload', at: `${at}/creates` } as const]
      : []),
    ...(lists === undefined ? [] : [{ pointer: lists.at, base: 'payload', at: `${at}/lists` } as const]),
    ...(lists?.order === undefined
      ? []
      : [{ pointer: lists.order.by, base: 'row', at: `${at}/order` } as const]),
    ...(lists?.filter ?? []).map(
      ({ param, field }) =>
        ({ pointer: field, base: 'row', at: `${at}/filter/${escapeToken(param)}` }) as const,
    ),
    ...(target?.kind === 'body' ? [requestUse(target.pointer, `${at}/target`)] : []),
    ...(merge === undefined ? [] : [snapshotUse(merge.into, `${at}/merge`)]),
    ...echo.flatMap(({ at: pointer, from }) => [
      snapshotUse(pointer, echoPlace(pointer)),
      ...(from.kind === 'body' ? [requestUse(from.pointer, echoPlace(pointer))] : []),
    ]),
    ...answerUses(lifecycle, operation, at),
  ];
}

type RulePlace = (rule: string) => string;

const placeOfRule =
  ({ rules }: Lifecycle): RulePlace =>
  (rule) =>
    rules.get(rule)?.pointer ?? '';

const snapshotUse = (pointer: Pointer, at: string): PointerUse => ({ pointer, base: 'snapshot', at });

function answerUses(lifecycle: Lifecycle, operation: Operation, at: string): readonly PointerUse[] {
  const rulePlace = placeOfRule(lifecycle);
  return [
    ...operation.check.flatMap(({ comparison, rule }) => operandUses(comparison, rulePlace(rule), 'payload')),
    ...operation.when.flatMap((when, index) => [
      ...operandUses(when.if, `${at}/when/${index}/if`, 'payload'),
      ...shapeUses(when, rulePlace, 'payload'),
    ]),
  ];
}

function stateUses(state: State, rulePlace: RulePlace): readonly PointerUse[] {
  const at = `/states/${escapeToken(state.name)}`;
  const outcomeUses = (one: Outcome): readonly PointerUse[] => [
    ...(one.if === undefined
      ? []
      : operandUses(one.if, `${at}/outcomes/${escapeToken(one.name)}/if`, 'snapshot')),
    ...shapeUses(one, rulePlace, 'snapshot'),
  ];
  return [
    ...(state.shows.kind === 'predicate' ? shapeUses(state.shows, rulePlace, 'snapshot') : []),
    ...shapeUses(state, rulePlace, 'snapshot'),
    ...state.outcomes.flatMap(outcomeUses),
  ];
}

function shapeUses(shape: Shape, rulePlace: RulePlace, base: PointerBase): readonly PointerUse[] {
  return [
    ...shape.has.map(({ pointer, rule }) => ({ pointer, base, at: rulePlace(rule) })),
    ...shape.lacks.map(
      ({ pointer, rule }) => ({ pointer, base, at: rulePlace(rule), severity: 'warning' }) as const,
    ),
    ...shape.check.flatMap(({ comparison, rule }) => operandUses(comparison, rulePlace(rule), base)),
  ];
}

function operandUses({ operands }: Comparison, at: string, base: PointerBase): readonly PointerUse[] {
  return operands.flatMap((operand): readonly PointerUse[] => {
    if (operand.kind === 'pointer') return [{ pointer: operand.pointer, base, at }];
    return operand.kind === 'body' ? [{ pointer: operand.pointer, base: 'body', at }] : [];
  });
}
