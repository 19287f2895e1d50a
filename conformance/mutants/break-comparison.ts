import { impliedComparator } from '../../src/lifecycle/evaluate-comparison.js';
import type { Comparator, Comparison, Operand, Pointer } from '../../src/lifecycle/model.js';
import { getAt, isAbsent } from '../../src/lifecycle/pointer.js';
import { alterValue, shiftValue } from './alter-value.js';

/** What to write where, so that a comparison of the snapshot no longer holds. */
export type Break = { readonly pointer: Pointer; readonly value: unknown };

/**
 * The smallest change of the snapshot after which the comparison certainly fails: the last pointer of the chain that has
 * a neighbour is moved past it. `undefined` where nothing in this snapshot can break it.
 */
export function breakComparison(comparison: Comparison, snapshot: unknown): Break | undefined {
  const present = comparison.operands
    .map((operand, at) => ({ operand, at }))
    .filter(({ operand }) => !isAbsent(operandValue(operand, snapshot)));
  for (let index = present.length - 1; index > 0; index--) {
    const [left, right] = [present[index - 1], present[index]];
    if (left === undefined || right === undefined) continue;
    // What is absent in between is passed over: its neighbours are compared by what stands between them.
    const comparator = impliedComparator(comparison.comparators.slice(left.at, right.at));
    if (comparator === undefined) continue;
    const broken = breakPair({ left: left.operand, comparator, right: right.operand }, snapshot);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

type Pair = { readonly left: Operand; readonly comparator: Comparator; readonly right: Operand };

function breakPair({ left, comparator, right }: Pair, snapshot: unknown): Break | undefined {
  const [one, other] = [operandValue(left, snapshot), operandValue(right, snapshot)];
  if (left.kind === 'pointer' && !isAbsent(one) && !isAbsent(other)) {
    const value = past(comparator, other);
    return value === undefined ? undefined : { pointer: left.pointer, value };
  }
  if (right.kind === 'pointer' && !isAbsent(one) && !isAbsent(other)) {
    const value = past(mirrored[comparator], one);
    return value === undefined ? undefined : { pointer: right.pointer, value };
  }
  return undefined;
}

function operandValue(operand: Operand, snapshot: unknown): unknown {
  if (operand.kind === 'pointer') return getAt(snapshot, operand.pointer);
  return operand.kind === 'literal' ? operand.value : undefined;
}

const mirrored: Readonly<Record<Comparator, Comparator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Another number between it and zero, where there is one: most bounds still hold for it. */
const half = (value: number): number => {
  if (value === 0) return 1;
  return Number.isInteger(value) && Math.abs(value) > 1 ? Math.floor(value / 2) : value / 2;
};

/** A value that does not stand so to the other one. */
function past(comparator: Comparator, other: unknown): unknown {
  switch (comparator) {
    case '==':
      return typeof other === 'number' ? half(other) : alterValue(other);
    case '!=':
      return other;
    case '<':
    case '<=':
      return shiftValue(other, 1);
    case '>':
    case '>=':
      return shiftValue(other, -1);
  }
}
