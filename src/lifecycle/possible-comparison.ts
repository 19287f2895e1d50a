import type { Constraints, JsonType } from './api-facts.js';
import { holds, impliedComparator } from './evaluate-comparison.js';
import type { Comparator, Comparison, Operand } from './model.js';

/** What may stand at an operand; never narrower than the truth, so that "impossible" is certain. */
export type Extent = Omit<Constraints, 'pointer'>;

/** Two operands of which no permitted, present values compare as they should. */
export type ImpossiblePair = {
  readonly left: Operand;
  readonly comparator: Comparator;
  readonly right: Operand;
};

/**
 * The first two operands that can never compare so, or `undefined` where the comparison may hold. Absent values are
 * left aside: with them a comparison holds by itself.
 */
export function findImpossiblePair(
  { operands, comparators }: Comparison,
  extentOf: (operand: Operand) => Extent,
): ImpossiblePair | undefined {
  for (const [from, left] of operands.entries()) {
    for (const [to, right] of operands.entries()) {
      if (to <= from) continue;
      const spansNull = to > from + 1 && operands.slice(from, to + 1).some(isNull);
      const comparator = spansNull ? undefined : impliedComparator(comparators.slice(from, to));
      if (comparator === undefined) continue;
      if (!mayHold(extentFor(left, extentOf), comparator, extentFor(right, extentOf))) {
        return { left, comparator, right };
      }
    }
  }
  return undefined;
}

const isNull = (operand: Operand): boolean => operand.kind === 'literal' && operand.value === null;

const extentFor = (operand: Operand, extentOf: (operand: Operand) => Extent): Extent =>
  operand.kind === 'literal' ? { enum: [operand.value] } : extentOf(operand);

function mayHold(left: Extent, comparator: Comparator, right: Extent): boolean {
  if (isNullOnly(left) || isNullOnly(right))
    return comparator !== '!=' || !(isNullOnly(left) && isNullOnly(right));
  if (left.enum !== undefined && right.enum !== undefined) {
    const rights = presentValues(right.enum);
    return presentValues(left.enum).some((one) => rights.some((other) => holds(one, comparator, other)));
  }
  if (left.enum !== undefined)
    return presentValues(left.enum).some((one) => valueMay(one, comparator, right));
  if (right.enum !== undefined)
    return presentValues(right.enum).some((one) => valueMay(one, mirrored[comparator], left));
  return kindsMay(left, comparator, right);
}

const presentValues = (values: readonly unknown[]): readonly unknown[] =>
  values.filter((value) => value !== null);

/** Only absence is permitted. */
const isNullOnly = (extent: Extent): boolean =>
  extent.enum !== undefined
    ? extent.enum.every((value) => value === null)
    : (extent.types?.every((type) => type === 'null') ?? false);

const mirrored: Readonly<Record<Comparator, Comparator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Whether the extent has a value that the given one compares so with. */
function valueMay(value: unknown, comparator: Comparator, extent: Extent): boolean {
  if (comparator === '!=') return true;
  if (comparator === '==') return fits(value, extent);
  if (typeof value === 'number')
    return permits(extent, 'number') && intervalMay({ minimum: value, maximum: value }, comparator, extent);
  return typeof value === 'string' && permits(extent, 'string');
}

function kindsMay(left: Extent, comparator: Comparator, right: Extent): boolean {
  if (comparator === '!=') return true;
  const shared = kinds.filter((kind) => permits(left, kind) && permits(right, kind));
  const others = comparator === '==' ? ['string', 'boolean', 'array', 'object'] : ['string'];
  if (shared.some((kind) => others.includes(kind))) return true;
  return shared.includes('number') && intervalMay(left, comparator, right);
}

type Kind = Exclude<JsonType, 'null' | 'integer'>;
const kinds: readonly Kind[] = ['number', 'string', 'boolean', 'array', 'object'];

const permits = ({ types }: Extent, kind: Kind): boolean =>
  types === undefined || types.includes(kind) || (kind === 'number' && types.includes('integer'));

function fits(value: unknown, extent: Extent): boolean {
  const { types } = extent;
  if (typeof value !== 'number')
    return permits(extent, Array.isArray(value) ? 'array' : (typeof value as Kind));
  const isWhole = types === undefined || types.includes('number') || Number.isInteger(value);
  return (
    permits(extent, 'number') && isWhole && intervalMay({ minimum: value, maximum: value }, '==', extent)
  );
}

type Bound = { readonly value: number; readonly open: boolean };

function lowOf({
  minimum = Number.NEGATIVE_INFINITY,
  exclusiveMinimum = Number.NEGATIVE_INFINITY,
}: Extent): Bound {
  const open = exclusiveMinimum >= minimum && exclusiveMinimum !== Number.NEGATIVE_INFINITY;
  return { value: Math.max(minimum, exclusiveMinimum), open };
}

function highOf({
  maximum = Number.POSITIVE_INFINITY,
  exclusiveMaximum = Number.POSITIVE_INFINITY,
}: Extent): Bound {
  const open = exclusiveMaximum <= maximum && exclusiveMaximum !== Number.POSITIVE_INFINITY;
  return { value: Math.min(maximum, exclusiveMaximum), open };
}

/** Whether some number of the left interval compares so with some number of the right one. */
function intervalMay(left: Extent, comparator: Comparator, right: Extent): boolean {
  const below = (low: Bound, high: Bound, mayTouch: boolean): boolean =>
    low.value < high.value || (mayTouch && low.value === high.value && !low.open && !high.open);
  switch (comparator) {
    case '<':
    case '<=':
      return below(lowOf(left), highOf(right), comparator === '<=');
    case '>':
    case '>=':
      return below(lowOf(right), highOf(left), comparator === '>=');
    case '==':
      return below(lowOf(left), highOf(right), true) && below(lowOf(right), highOf(left), true);
    case '!=':
      return true;
  }
}
