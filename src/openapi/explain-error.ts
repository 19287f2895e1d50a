import type { ErrorObject } from 'ajv/dist/2020.js';
import type { ChosenError } from './choose-errors.js';
import { nameOfValue } from './json-object.js';

/** Plain English for one validation error. */

const typeNames: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'a boolean',
  array: 'an array',
  object: 'an object',
  null: 'null',
};

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const typeList = (types: unknown): string =>
  listed((Array.isArray(types) ? types : [types]).map((type) => typeNames[String(type)] ?? String(type)));

/** A value as a message shows it: short texts and numbers as they are, anything larger by its type. */
export const printValue = (value: unknown): string => {
  if (value === undefined || typeof value === 'object') return nameOfValue(value);
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}..."` : text;
};

const counted = (count: unknown, word: string): string => `${String(count)} ${word}${count === 1 ? '' : 's'}`;

const comparisons: Readonly<Record<string, string>> = {
  '>=': 'at least',
  '<=': 'at most',
  '>': 'more than',
  '<': 'less than',
};

type Params = Readonly<Record<string, unknown>>;
type Explain = (params: Params, error: ErrorObject) => string;

const sizes = (word: string): Readonly<Record<'min' | 'max', Explain>> => ({
  min: ({ limit }) => `must have at least ${counted(limit, word)}`,
  max: ({ limit }) => `must have at most ${counted(limit, word)}`,
});

const characters = sizes('character');
const items = sizes('item');
const members = sizes('member');
const bound: Explain = ({ comparison, limit }) =>
  `must be ${comparisons[String(comparison)]} ${String(limit)}`;

const explanations: Readonly<Record<string, Explain>> = {
  type: ({ type }) => `must be ${typeList(type)}`,
  enum: ({ allowedValues }) => `must be ${listed((allowedValues as unknown[]).map(printValue))}`,
  const: ({ allowedValue }) => `must be ${printValue(allowedValue)}`,
  minimum: bound,
  maximum: bound,
  exclusiveMinimum: bound,
  exclusiveMaximum: bound,
  multipleOf: ({ multipleOf }) => `must be a multiple of ${String(multipleOf)}`,
  minLength: characters.min,
  maxLength: characters.max,
  minItems: items.min,
  maxItems: items.max,
  minProperties: members.min,
  maxProperties: members.max,
  uniqueItems: ({ i, j }) => `must not repeat an item (${String(j)} and ${String(i)} are equal)`,
  pattern: ({ pattern }) => `must match the pattern ${String(pattern)}`,
  format: ({ format }) => `must be a valid ${String(format)}`,
  contains: ({ minContains }) => `must contain ${counted(minContains, 'fitting item')} or more`,
  dependentRequired: ({ property, missingProperty }) =>
    `needs "${String(missingProperty)}" where "${String(property)}" is given`,
  not: () => 'must not be of this form',
  'false schema': () => 'must not be given',
  anyOf: () => 'must fit one of the documented forms',
  oneOf: ({ passingSchemas }) =>
    `must fit exactly one of the documented forms${passingSchemas == null ? '' : ', it fits several'}`,
};

/** Keywords whose message says all: what came adds nothing. */
const complete: ReadonlySet<string> = new Set([
  'uniqueItems',
  'dependentRequired',
  'contains',
  'false schema',
]);

/** The sentence for an error about `subject`: what was expected, and what came. */
export const explainError = (subject: string, { error, types }: ChosenError): string => {
  const { keyword, params, data } = error;
  if (keyword === 'required') return `${subject} is required, but missing.`;
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties')
    return `${subject} is not known here.`;
  const explain = types === undefined ? explanations[keyword] : () => `must be ${typeList(types)}`;
  const expected = explain?.(params, error) ?? error.message ?? `breaks "${keyword}"`;
  return complete.has(keyword)
    ? `${subject} ${expected}.`
    : `${subject} ${expected}, got ${printValue(data)}.`;
};
