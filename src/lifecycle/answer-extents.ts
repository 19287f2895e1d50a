import type { Constraints } from './api-facts.js';
import { type Listed, nameOf } from './lint-scene.js';
import type { Operand, Pointer } from './model.js';
import type { Extent } from './possible-comparison.js';

/** What a successful answer of one operation may carry at each operand. */
export type AnswerExtents = {
  /** The operation, as findings name it. */
  readonly name: string;
  readonly extentOf: (operand: Operand) => Extent;
  /** What the schema says of a part of the body, with its place; absent: nothing, or the operand is no part of the body. */
  readonly schemaOf: (operand: Operand) => Constraints | undefined;
};

/** A field of which more is known than its schema says: the state field, where the state is given. */
export type KnownField = { readonly field: Pointer; readonly values: readonly string[] };

/** The extents of one answer; `place` tells where a pointer of the lifecycle stands in its raw body. */
export function answerExtents(
  listed: Listed,
  place: (pointer: Pointer) => Pointer,
  known?: KnownField,
): AnswerExtents {
  const schemaOf = (operand: Operand): Constraints | undefined => {
    if (operand.kind === 'pointer') return listed.facts.answer?.constraintsAt(place(operand.pointer));
    return operand.kind === 'body' ? listed.facts.answer?.constraintsAt(operand.pointer) : undefined;
  };
  const extentOf = (operand: Operand): Extent => {
    if (operand.kind === 'status') return listed.operation.ok === undefined ? success : anyStatus;
    if (operand.kind === 'header' || operand.kind === 'query') return text;
    const isKnown = operand.kind === 'pointer' && operand.pointer.text === known?.field.text;
    return isKnown ? { enum: known.values } : (schemaOf(operand) ?? {});
  };
  return { name: nameOf(listed), extentOf, schemaOf };
}

const success: Extent = { types: ['integer'], minimum: 200, maximum: 299 };
const anyStatus: Extent = { types: ['integer'], minimum: 100, maximum: 599 };
const text: Extent = { types: ['string'] };
