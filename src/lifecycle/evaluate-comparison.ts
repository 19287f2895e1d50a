import { deepEqual } from './deep-equal.js';
import type { Comparator, Comparison, Operand } from './model.js';
import { compareInstants, parseTime } from './parse-time.js';
import { getAt } from './pointer.js';

/** What the operands of a comparison look at. `header` is asked with a name in lower case. */
export type Scope = {
  readonly snapshot?: unknown;
  readonly body?: unknown;
  readonly status?: number;
  readonly header?: (name: string) => string | undefined;
  readonly query?: (name: string) => string | undefined;
};

/** An operand and what was found there. */
export type Side = { readonly operand: Operand; readonly value: unknown };

/** Two operands that do not compare as they should. */
export type BrokenPair = { readonly left: Side; readonly comparator: Comparator; readonly right: Side };

/** Whether the comparison holds in the scope. */
export function evaluateComparison(comparison: Comparison, scope: Scope): boolean {
  return findBrokenPair(comparison, scope) === undefined;
}

/**
 * The first two operands that break the comparison, or `undefined` where it holds. Absent and `null` are the same.
 * Beside the literal `null` that is compared exactly; any other absent operand is passed over, and the nearest
 * present ones are compared by what the comparators between them imply.
 */
export function findBrokenPair(comparison: Comparison, scope: Scope): BrokenPair | undefined {
  const { operands, comparators } = comparison;
  const sides = operands.map((operand): Side => ({ operand, value: findValue(operand, scope) }));
  for (const [at, right] of sides.entries()) {
    const previous = sides[at - 1];
    const comparator = comparators[at - 1];
    if (previous === undefined || comparator === undefined) continue;
    if (isNull(previous) || isNull(right)) {
      const bothAbsent = isMissing(previous) && isMissing(right);
      if (bothAbsent !== (comparator === '==')) return { left: previous, comparator, right };
    } else if (!isMissing(right)) {
      const broken = breaksPresent(sides, comparators, at);
      if (broken !== undefined) return broken;
    }
  }
  return undefined;
}

/** What a chain of comparators says of its two ends when nothing is known of the middle; `undefined`: nothing. */
export function impliedComparator(comparators: readonly Comparator[]): Comparator | undefined {
  const kinds = new Set(comparators.filter((comparator) => comparator !== '=='));
  if (kinds.size === 0) return '==';
  if (kinds.has('!='))
    return comparators.filter((comparator) => comparator !== '==').length === 1 ? '!=' : undefined;
  const rising = kinds.has('<') || kinds.has('<=');
  const falling = kinds.has('>') || kinds.has('>=');
  if (rising && falling) return undefined;
  if (rising) return kinds.has('<') ? '<' : '<=';
  return kinds.has('>') ? '>' : '>=';
}

/** Whether two present values compare so. Order holds only between two numbers or two times. */
export function holds(left: unknown, comparator: Comparator, right: unknown): boolean {
  if (comparator === '==') return deepEqual(left, right);
  if (comparator === '!=') return !deepEqual(left, right);
  const order = orderOf(left, right);
  if (order === undefined) return false;
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function breaksPresent(
  sides: readonly Side[],
  comparators: readonly Comparator[],
  at: number,
): BrokenPair | undefined {
  const right = sides[at];
  let from = at - 1;
  while (from >= 0 && isMissing(sides[from]) && !isNull(sides[from])) from -= 1;
  const left = sides[from];
  if (left === undefined || right === undefined || isNull(left)) return undefined;
  const comparator = impliedComparator(comparators.slice(from, at));
  if (comparator === undefined || holds(left.value, comparator, right.value)) return undefined;
  return { left, comparator, right };
}

function findValue(operand: Operand, scope: Scope): unknown {
  switch (operand.kind) {
    case 'literal':
      return operand.value;
    case 'pointer':
      return getAt(scope.snapshot, operand.pointer);
    case 'body':
      return getAt(scope.body, operand.pointer);
    case 'status':
      return scope.status;
    case 'header':
      return scope.header?.(operand.name);
    case 'query':
      return scope.query?.(operand.name);
  }
}

const isMissing = (side: Side | undefined): boolean => side?.value === undefined || side.value === null;

const isNull = (side: Side | undefined): boolean =>
  side?.operand.kind === 'literal' && side.operand.value === null;

/** Negative, zero or positive for two numbers or two times; `undefined` where the two have no order. */
function orderOf(left: unknown, right: unknown): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  const [earlier, later] = [parseTime(left), parseTime(right)];
  return earlier === undefined || later === undefined ? undefined : compareInstants(earlier, later);
}
