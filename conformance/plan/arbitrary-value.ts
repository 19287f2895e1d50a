import type { Arbitrary } from 'fast-check';
import type { JsonObject, Schema } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { resolveRef } from '../../src/openapi/resolve-ref.js';
import { otherValues } from './other-value.js';

/** The module fast-check, handed in by whoever needs it: it is loaded only where plans are random. */
export type FastCheck = typeof import('fast-check')['default'];

type Context = { readonly fc: FastCheck; readonly document: JsonObject };

/** How deep values are made anew. */
const deepest = 4;

/**
 * Values that the schema permits, as far as its types, lists, ranges and members tell; `undefined` where it asks for what
 * only its author knows, such as a text of some meaning. What is made may break rarer keywords: ask the validator.
 */
export function arbitraryValue(context: Context, schema: Schema, depth = 0): Arbitrary<unknown> | undefined {
  const { fc, document } = context;
  const resolved = resolveRef(document, schema);
  if (!isJsonObject(resolved) || depth > deepest) return undefined;
  const parts = alternatives(resolved).flatMap((part) => arbitraryValue(context, part, depth + 1) ?? []);
  if (parts.length > 0) return fc.oneof(...parts);
  const listed = Object.hasOwn(resolved, 'const') ? [resolved.const] : resolved.enum;
  if (Array.isArray(listed))
    return listed.length === 0 ? undefined : fc.constantFrom(...(listed as unknown[]));
  const kinds = typesOf(resolved).flatMap((type) => ofType(context, { type, schema: resolved, depth }) ?? []);
  return kinds.length === 0 ? undefined : fc.oneof(...kinds);
}

const alternatives = ({ anyOf, oneOf }: JsonObject): readonly Schema[] =>
  [anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? (list as Schema[]) : []));

const typesOf = ({ type, properties }: JsonObject): readonly unknown[] => {
  if (type === undefined) return properties === undefined ? [] : ['object'];
  return Array.isArray(type) ? type : [type];
};

type Typed = { readonly type: unknown; readonly schema: JsonObject; readonly depth: number };

function ofType(context: Context, { type, schema, depth }: Typed): Arbitrary<unknown> | undefined {
  const { fc, document } = context;
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return numberIn(context, schema);
    case 'string':
      return textOf(fc, schema);
    case 'array':
      return listOf(context, schema, depth);
    case 'object':
      return objectOf(context, schema, depth);
    default: {
      const values = otherValues(document, schema, undefined);
      return values.length === 0 ? undefined : fc.constantFrom(...values);
    }
  }
}

/** Between the bounds; without an upper one the numbers that are worth sending. */
function numberIn({ fc, document }: Context, schema: JsonObject): Arbitrary<unknown> | undefined {
  const { minimum, maximum, multipleOf } = schema;
  const isWhole = schema.type === 'integer' && multipleOf === undefined;
  if (isWhole && typeof minimum === 'number' && typeof maximum === 'number' && minimum <= maximum) {
    return fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) });
  }
  const values = otherValues(document, schema, undefined);
  return values.length === 0 ? undefined : fc.constantFrom(...values);
}

/** A text with a format that says all, else one that the document shows. */
function textOf(fc: FastCheck, schema: JsonObject): Arbitrary<unknown> | undefined {
  const { format, examples, example, default: usual } = schema;
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time')
    return fc.integer({ min: 0, max: 4_000_000_000 }).map((s) => new Date(s * 1000).toISOString());
  if (format === 'date')
    return fc
      .integer({ min: 0, max: 20_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  const shown = [...(Array.isArray(examples) ? (examples as unknown[]) : []), example, usual];
  const texts = shown.filter((value) => typeof value === 'string');
  return texts.length === 0 ? undefined : fc.constantFrom(...texts);
}

function listOf(context: Context, schema: JsonObject, depth: number): Arbitrary<unknown> | undefined {
  const { items, minItems = 0, maxItems, uniqueItems } = schema;
  const least = typeof minItems === 'number' ? minItems : 0;
  const item = items === undefined ? undefined : arbitraryValue(context, items as Schema, depth + 1);
  if (item === undefined) return least === 0 ? context.fc.constant([]) : undefined;
  const maxLength = Math.min(typeof maxItems === 'number' ? maxItems : least + 3, least + 3);
  const bounds = { minLength: least, maxLength: Math.max(least, maxLength) };
  return uniqueItems === true
    ? context.fc.uniqueArray(item, { ...bounds, selector: (value) => JSON.stringify(value) })
    : context.fc.array(item, bounds);
}

/** Required members always, of the others any choice; one that must be there and cannot be made spoils the whole. */
function objectOf(context: Context, schema: JsonObject, depth: number): Arbitrary<unknown> | undefined {
  if (schema.allOf !== undefined) return undefined;
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const members = Object.entries(isJsonObject(schema.properties) ? schema.properties : {});
  const made = members.flatMap(([name, member]): readonly [string, Arbitrary<unknown>][] => {
    const value = isReadOnly(context.document, member)
      ? undefined
      : arbitraryValue(context, member as Schema, depth + 1);
    return value === undefined ? [] : [[name, value]];
  });
  const names = made.map(([name]) => name);
  if (!required.every((name) => names.includes(String(name)))) return undefined;
  return context.fc.record(Object.fromEntries(made), {
    requiredKeys: names.filter((name) => required.includes(name)),
    noNullPrototype: true,
  });
}

const isReadOnly = (document: JsonObject, schema: unknown): boolean => {
  const resolved = resolveRef(document, schema);
  return [schema, resolved].some((one) => isJsonObject(one) && one.readOnly === true);
};
