import { deepEqual } from '../lifecycle/deep-equal.js';
import { describeValue } from '../lifecycle/describe-value.js';
import { escapeToken } from '../lifecycle/pointer.js';
import type { Problem } from '../lifecycle/problem.js';
import { nearestWord, suggestWord } from '../lifecycle/suggest.js';
import type { ValueSchema } from './parameter-schema.js';

/** What is wrong with a value by the schema, each with its place; nothing where all is right. */
export function checkValue(schema: ValueSchema, value: unknown, at = ''): readonly Problem[] {
  if (schema.anyOf !== undefined) return checkAlternatives({ ...schema, anyOf: schema.anyOf }, value, at);
  if (!isOfType(schema.type, value) || breaksBounds(schema, value)) return [wrongValue(schema, value, at)];
  if (Array.isArray(value)) return checkItems(schema, value, at);
  return isObject(value) ? checkMembers(schema, value, at) : [];
}

/** Whether the value is an object with members, as JSON has them. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isOfType(type: ValueSchema['type'], value: unknown): boolean {
  if (type === undefined) return true;
  const types = typeof type === 'string' ? [type] : type;
  return types.some((one) => isOf(one, value));
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}

function breaksBounds(schema: ValueSchema, value: unknown): boolean {
  if (schema.const !== undefined && value !== schema.const) return true;
  if (schema.enum !== undefined && !schema.enum.some((one) => deepEqual(one, value))) return true;
  if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity } = schema;
    return value < minimum || value > maximum || value <= exclusiveMinimum;
  }
  if (typeof value === 'string') {
    const { pattern, minLength = 0 } = schema;
    return value.length < minLength || (pattern !== undefined && !new RegExp(pattern, 'u').test(value));
  }
  return Array.isArray(value) && value.length < (schema.minItems ?? 0);
}

/** The problems of the one alternative that the value chose by its type or its keys; else what all of them expect. */
function checkAlternatives(
  schema: ValueSchema & { readonly anyOf: readonly ValueSchema[] },
  value: unknown,
  at: string,
): readonly Problem[] {
  const tried = schema.anyOf.map((one) => ({ one, problems: checkValue(one, value, at) }));
  if (tried.some(({ problems }) => problems.length === 0)) return [];
  const fitting = tried.filter(({ one }) => isOfType(one.type, value));
  const [near, ...others] =
    fitting.length > 1 && isObject(value) ? fitting.filter(({ one }) => fitsKeys(one, value)) : fitting;
  const isClear = near !== undefined && others.length === 0 && !isSaidBetter(near, at);
  return isClear ? near.problems : [wrongValue(schema, value, at)];
}

/** Of the value itself an alternative without words of its own has nothing to say. */
const isSaidBetter = (
  { one, problems }: { readonly one: ValueSchema; readonly problems: readonly Problem[] },
  at: string,
): boolean =>
  one.title === undefined && problems.some((problem) => problem.at === at && problem.code === 'wrong-value');

const fitsKeys = ({ properties }: ValueSchema, value: Readonly<Record<string, unknown>>): boolean =>
  properties !== undefined && Object.keys(value).every((key) => Object.hasOwn(properties, key));

function checkItems(schema: ValueSchema, items: readonly unknown[], at: string): readonly Problem[] {
  const { items: each } = schema;
  return each === undefined ? [] : items.flatMap((item, index) => checkValue(each, item, `${at}/${index}`));
}

function checkMembers(
  schema: ValueSchema,
  value: Readonly<Record<string, unknown>>,
  at: string,
): readonly Problem[] {
  const { properties = {}, additionalProperties = true, required = [] } = schema;
  const missing = required.filter((key) => !Object.hasOwn(value, key));
  return [
    ...missing.map((key) => missingKey(schema, { key, at })),
    ...Object.entries(value).flatMap(([key, member]) => {
      const place = `${at}/${escapeToken(key)}`;
      const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (own !== undefined) return checkValue(own, member, place);
      if (isObject(additionalProperties)) return checkValue(additionalProperties, member, place);
      return additionalProperties === false ? [unknownKey(Object.keys(properties), key, place)] : [];
    }),
  ];
}

/** The problem with a key that is not among the known ones. */
const unknownKey = (known: readonly string[], key: string, at: string): Problem => ({
  code: 'unknown-key',
  at,
  message:
    known.length === 0
      ? `expected no parameters, got "${key}"`
      : `expected one of the keys ${known.join(', ')}, got "${key}"`,
  hint: nearestWord(key, known) === undefined ? 'Take it out.' : suggestWord(key, known, 'keys'),
});

const missingKey = (schema: ValueSchema, { key, at }: { key: string; at: string }): Problem => ({
  code: 'missing-key',
  at,
  message: `expected the key "${key}", got none`,
  hint: `Add "${key}". ${schema.properties?.[key]?.description ?? ''}`.trim(),
});

function wrongValue(schema: ValueSchema, value: unknown, at: string): Problem {
  const expected = schema.title ?? titleOfType(schema);
  const choices = schema.enum?.map(String);
  const nearest = choices && typeof value === 'string' ? nearestWord(value, choices) : undefined;
  return {
    code: 'wrong-value',
    at,
    message: `expected ${expected}, got ${describeValue(value)}`,
    hint: nearest === undefined ? `Write ${expected}.` : `Did you mean ${nearest}?`,
  };
}

function titleOfType({ type, const: only, enum: choices }: ValueSchema): string {
  if (only !== undefined) return String(only);
  if (choices !== undefined) return `one of ${choices.join(', ')}`;
  return `a value of type ${typeof type === 'string' ? type : (type ?? ['any']).join(' or ')}`;
}
