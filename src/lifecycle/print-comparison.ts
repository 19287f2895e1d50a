import type { Comparison, Operand } from './model.js';

/** The comparison in canonical form: one space between its parts, quotes only where needed. Reading it gives the same comparison. */
export function printComparison(comparison: Comparison): string {
  const [first, ...rest] = comparison.operands.map(printOperand);
  return [first, ...rest.flatMap((operand, at) => [comparison.comparators[at], operand])].join(' ');
}

/** One operand as `parseComparison` reads it. */
export function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'literal':
      return typeof operand.value === 'string'
        ? `'${operand.value.replaceAll("'", "''")}'`
        : String(operand.value);
    case 'pointer':
      return printReference(operand.pointer.text);
    case 'body':
      return printReference(`$body${operand.pointer.text}`);
    case 'status':
      return '$status';
    case 'header':
      return printReference(`$header.${operand.name}`);
    case 'query':
      return printReference(`$query.${operand.name}`);
  }
}

const needsTicks = /[\s=!<>'"`]|^$/;

const printReference = (text: string): string =>
  needsTicks.test(text) ? `\`${text.replaceAll('`', '``')}\`` : text;
