import type { Comparator, Comparison, Operand } from './model.js';
import { parseTime } from './parse-time.js';
import { type Parsed, refuse } from './parsed.js';
import { printOperand } from './print-comparison.js';

/** Why a comparison cannot mean what it says, whatever the document: constants only, or neighbours of kinds that never compare. */
export function findMisfit(comparison: Comparison): Parsed<never> | undefined {
  const { operands, comparators } = comparison;
  if (operands.every(({ kind }) => kind === 'literal')) {
    return refuse(
      `"${comparison.text}" compares constants only`,
      'Name what is compared with a pointer: /progress <= 100, not progress <= 100.',
    );
  }
  for (const [at, comparator] of comparators.entries()) {
    const left = operands[at];
    const right = operands[at + 1];
    if (left === undefined || right === undefined) continue;
    const misfit =
      unordered(left, comparator) ??
      unordered(right, comparator) ??
      otherType(left, right) ??
      otherType(right, left);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

const isOrder = (comparator: Comparator): boolean => comparator !== '==' && comparator !== '!=';

function unordered(operand: Operand, comparator: Comparator): Parsed<never> | undefined {
  if (!isOrder(comparator) || operand.kind !== 'literal' || typeof operand.value === 'number')
    return undefined;
  if (typeof operand.value === 'string' && parseTime(operand.value) !== undefined) return undefined;
  return refuse(
    `expected a number or a time beside ${comparator}, got ${printOperand(operand)}`,
    'Order compares numbers and times; write == or != for anything else.',
  );
}

/** Statuses are numbers; headers and query parameters are text: another type never equals them and has no order with them. */
function otherType(operand: Operand, other: Operand): Parsed<never> | undefined {
  if (other.kind !== 'literal' || other.value === null) return undefined;
  const literal = printOperand(other);
  if (operand.kind === 'status' && typeof other.value !== 'number') {
    return refuse(
      `expected a number beside $status, got ${literal}`,
      'Write the status as a number: $status == 200.',
    );
  }
  if ((operand.kind === 'query' || operand.kind === 'header') && typeof other.value !== 'string') {
    return refuse(
      `expected text beside ${printOperand(operand)}, got ${literal}`,
      `Headers and query parameters are text: write '${literal}' in single quotes and compare with == or !=.`,
    );
  }
  return undefined;
}
