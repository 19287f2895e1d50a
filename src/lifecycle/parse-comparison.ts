import { findMisfit } from './comparison-misfit.js';
import type { Comparator, Comparison, Operand } from './model.js';
import { type Parsed, read, refuse } from './parsed.js';
import { parsePointer } from './pointer.js';

/**
 * Reads `operand comparator operand …`. Operands: `/pointer`, `$body`, `$body/pointer`, `$status`, `$header.name`,
 * `$query.name`, numbers, `'text'` (a quote inside is doubled), `true`, `false`, `null`. An unquoted operand ends at
 * a space, a comparator or a quote; one that contains these stands between backticks: `` `/first name` ``.
 */
export function parseComparison(text: string): Parsed<Comparison> {
  const operands: Operand[] = [];
  const comparators: Comparator[] = [];
  let at = skipSpace(text, 0);
  for (;;) {
    const operand = readOperand(text, at);
    if (!operand.ok) return operand;
    operands.push(operand.value.operand);
    at = skipSpace(text, operand.value.end);
    if (at === text.length && comparators.length > 0) break;
    const comparator = readComparator(text, at);
    if (!comparator.ok) return comparator;
    comparators.push(comparator.value);
    at = skipSpace(text, at + comparator.value.length);
  }
  const comparison: Comparison = { text: text.trim(), operands, comparators };
  return findMisfit(comparison) ?? read(comparison);
}

type Found = { readonly operand: Operand; readonly end: number };

const space = /\s*/y;
const quoted = /'((?:[^']|'')*)'/y;
const ticked = /`((?:[^`]|``)*)`/y;
const bare = /[^\s=!<>'"`]+/y;
const comparatorSign = /==|!=|<=|>=|<|>/y;
const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

const skipSpace = (text: string, at: number): number => at + (matchAt(space, text, at)?.[0].length ?? 0);

function readComparator(text: string, at: number): Parsed<Comparator> {
  const sign = matchAt(comparatorSign, text, at)?.[0];
  if (sign !== undefined) return read(sign as Comparator);
  const rest = text.slice(at);
  const message = `expected a comparator (== != < <= > >=) ${place(text, at)}`;
  if (/^=/.test(rest)) return refuse(message, 'Write == for equality.');
  if (/^(and|or|&&|\|\|)/i.test(rest)) {
    return refuse(message, 'There is no and/or: write two comparisons, one a line; all of them must hold.');
  }
  return refuse(message, "Write for example: 0 <= /progress <= 100, or /status == 'done'.");
}

function readOperand(text: string, at: number): Parsed<Found> {
  const text1 = matchAt(quoted, text, at);
  if (text1)
    return found({ kind: 'literal', value: (text1[1] ?? '').replaceAll("''", "'") }, at + text1[0].length);
  const tick = matchAt(ticked, text, at);
  if (tick) {
    const operand = readReference((tick[1] ?? '').replaceAll('``', '`'));
    return operand.ok ? found(operand.value, at + tick[0].length) : operand;
  }
  const word = matchAt(bare, text, at)?.[0];
  if (word === undefined) return refuseOperand(text, at);
  const operand = readLiteral(word) ?? readReference(word);
  return operand.ok ? found(operand.value, at + word.length) : operand;
}

const found = (operand: Operand, end: number): Parsed<Found> => read({ operand, end });

function refuseOperand(text: string, at: number): Parsed<never> {
  const message = `expected an operand ${place(text, at)}`;
  if (text[at] === '"') return refuse(message, "Write text in single quotes: 'done'.");
  if (text[at] === "'")
    return refuse(message, "Close the text with a single quote; a quote inside is doubled: 'it''s'.");
  if (text[at] === '`')
    return refuse(message, 'Close the operand with a backtick; a backtick inside is doubled.');
  if (text[at] === '=') return refuse(message, 'Write == for equality.');
  return refuse(
    message,
    "Write a pointer (/progress), $status, $header.name, $query.name, a number, 'text', true, false or null.",
  );
}

function readLiteral(word: string): Parsed<Operand> | undefined {
  if (word === 'true' || word === 'false') return read({ kind: 'literal', value: word === 'true' });
  if (word === 'null') return read({ kind: 'literal', value: null });
  return number.test(word) ? read({ kind: 'literal', value: Number(word) }) : undefined;
}

function readReference(word: string): Parsed<Operand> {
  if (word === '' || word.startsWith('/')) return readPointer('pointer', word, word);
  if (word === '$status') return read({ kind: 'status' });
  if (word === '$body' || word.startsWith('$body/'))
    return readPointer('body', word.slice('$body'.length), word);
  if (word.startsWith('$header.') && word.length > '$header.'.length) {
    return read({ kind: 'header', name: word.slice('$header.'.length).toLowerCase() });
  }
  if (word.startsWith('$query.') && word.length > '$query.'.length) {
    return read({ kind: 'query', name: word.slice('$query.'.length) });
  }
  if (word.startsWith('$')) {
    return refuse(`expected $body, $status, $header.name or $query.name, got ${word}`, hintForDollar(word));
  }
  return refuse(
    `expected an operand, got ${word}`,
    `Write '${word}' in single quotes for text, or /${word} for the member of the snapshot.`,
  );
}

function hintForDollar(word: string): string {
  if (/^\$(response|body|data)\./.test(word)) return 'Write $body/member for a member of the raw body.';
  if (/^\$request/.test(word))
    return 'Write $query.name for a query parameter; other parts of a request are not compared.';
  return 'Write $body/member (raw body), $status, $header.Name (of the answer) or $query.name (of the request).';
}

function readPointer(kind: 'pointer' | 'body', text: string, word: string): Parsed<Operand> {
  const pointer = parsePointer(text);
  if (pointer !== undefined) return read({ kind, pointer });
  return refuse(
    `expected a JSON Pointer, got ${word}`,
    'In a pointer ~ is written ~0 and / within a name is written ~1.',
  );
}

const place = (text: string, at: number): string =>
  at >= text.length ? `at the end of "${text}"` : `at "${text.slice(at)}"`;
