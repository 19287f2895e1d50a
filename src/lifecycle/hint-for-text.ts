import { parseComparison } from './parse-comparison.js';
import { parseDuration, parseRange } from './parse-duration.js';
import type { Parsed } from './parsed.js';
import { definitions, type JsonSchema } from './schema-parts.js';
import { nearestWord } from './suggest.js';

type Misfit = { readonly value: unknown; readonly expected: string; readonly schema: JsonSchema };

/** What to write instead of a value that the schema refuses. */
export function hintForText({ value, expected, schema }: Misfit): string {
  if (Array.isArray(schema.enum)) return hintForChoice(value, schema.enum);
  if (schema.const !== undefined)
    return `Write ${String(schema.const)}${value === String(schema.const) ? ' without quotes' : ''}.`;
  switch (typeof value) {
    case 'string':
      return readerHint(value, expected) ?? hintForString(value, expected);
    case 'number':
      return readerHint(String(value), expected) ?? hintForNumber(value, expected);
    case 'boolean':
      return `Write ${expected}. YAML 1.1 reads on, off, yes, no, y and n as booleans: put a name in quotes.`;
    default:
      return value === null && expected.includes('{} where')
        ? 'Write {} where nothing is to be said.'
        : `Write ${expected}.`;
  }
}

function hintForNumber(value: number, expected: string): string {
  if (expected.includes('status')) return 'A status is a whole number from 100 to 599.';
  return expected.includes('number')
    ? `Write ${expected}.`
    : `Write ${expected}; text that looks like a number stands in quotes: '${value}'.`;
}

function hintForChoice(value: unknown, choices: readonly unknown[]): string {
  if (value === false) return 'Leave the key out.';
  const nearest = typeof value === 'string' ? nearestWord(value, choices.map(String)) : undefined;
  return nearest === undefined
    ? `Write one of: ${choices.map(String).join(', ')}.`
    : `Did you mean ${nearest}?`;
}

/** The reader of a piece of text knows best what is wrong with it. */
function readerHint(text: string, expected: string): string | undefined {
  const parsed = parseAs(text, expected);
  return parsed === undefined || parsed.ok ? undefined : parsed.hint;
}

function parseAs(text: string, expected: string): Parsed<unknown> | undefined {
  switch (expected) {
    case definitions.duration.title:
      return parseDuration(text);
    case definitions.range.title:
      return parseRange(text);
    case definitions.comparison.title:
      return parseComparison(text);
    default:
      return undefined;
  }
}

function hintForString(text: string, expected: string): string {
  if (expected.startsWith('a list') || expected.startsWith('a map'))
    return `Write ${expected}${listOf(text, expected)}.`;
  if (expected.startsWith('a status') && /^\d{3}$/.test(text)) return `Write ${text} without quotes.`;
  if (expected.includes('number') && text.trim() !== '' && Number.isFinite(Number(text)))
    return `Write ${text} without quotes.`;
  if (expected.startsWith('a part of the request')) return hintForSource(text);
  if (expected.includes('asc or desc') && text.startsWith('/'))
    return 'After the pointer stands asc, desc, or nothing.';
  if (expected.includes('name of a state') && /^[$*]/.test(text))
    return '$gone, $saved, $same and * stand in moves only: write the name of a state.';
  if (expected.startsWith('header.') && text !== '')
    return `Write header.${text.replace(/^headers?[./]/i, '')}.`;
  if (expected.includes('JSON Pointer')) return hintForPointer(text);
  if (/true or false/.test(expected) && /^(true|false)$/i.test(text))
    return `Write ${text.toLowerCase()} without quotes.`;
  return `Write ${expected}.`;
}

const listOf = (text: string, expected: string): string =>
  expected.startsWith('a list') ? `: [${JSON.stringify(text)}]` : '';

function hintForSource(text: string): string {
  const bare = text
    .replace(/^\$?(request\.)?(?=(path|query|header|body))/, '')
    .replace(/^(path|query|header)[/#:]+/, '$1.');
  if (/^(path|query|header)\..+/.test(bare)) return `Write ${bare}.`;
  if (/^body[./]/.test(bare)) return `Write body#/${bare.slice('body'.length + 1).replaceAll('.', '/')}.`;
  return 'Write path.name, query.name, header.Name or body#/member.';
}

function hintForPointer(text: string): string {
  const bare = text.replace(/^(\$\.|#\/|\$body\/|\/)/, '');
  if (bare === '' || /~(?![01])/.test(bare))
    return 'A JSON Pointer starts with /; within a name ~ is written ~0 and / is written ~1.';
  return `Write /${text.startsWith('$.') || !bare.includes('/') ? bare.replaceAll('.', '/') : bare}.`;
}
