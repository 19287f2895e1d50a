import type { JsonType } from '../lifecycle/api-facts.js';
import type { JsonObject, Schema } from './api.js';
import { constraintsOf } from './schema-constraints.js';
import { memberSchema } from './schema-step.js';

/** Makes a typed value of a text; a text that is none of the type stays a text, for the validation to refuse. */
export type Coerce = (text: string) => unknown;

const integer = /^[+-]?\d+$/;
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const toNumber = (text: string, form: RegExp): number | undefined => {
  if (!form.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
};

const readers: Readonly<Record<JsonType, (text: string) => unknown>> = {
  integer: (text) => toNumber(text, integer),
  number: (text) => toNumber(text, decimal),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  null: (text) => (text === 'null' ? null : undefined),
  string: (text) => text,
  array: () => undefined,
  object: () => undefined,
};

/** A text that reads as a number is one where both are permitted; `null` is a word where texts are. */
const order: readonly JsonType[] = ['integer', 'number', 'boolean', 'string', 'null'];

/** The JSON type of a value; every number is a `number`. */
export const typeOfValue = (value: unknown): JsonType => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
};

/** The types that a schema permits: those it names, else those of the values it lists. */
export const typesOf = (document: JsonObject, schema: Schema): readonly JsonType[] => {
  const constraints = constraintsOf(document, schema);
  const types = constraints?.types ?? constraints?.enum?.map(typeOfValue);
  return types === undefined ? ['string'] : [...new Set(types)];
};

/** How a text becomes a value of one of the types. */
export const coercionOf = (types: readonly JsonType[]): Coerce => {
  const tried = order.filter((type) => types.includes(type)).map((type) => readers[type]);
  return (text) => {
    for (const read of tried) {
      const value = read(text);
      if (value !== undefined) return value;
    }
    return text;
  };
};

/** How a text becomes a value of the schema. */
export const textCoercion = (document: JsonObject, schema: Schema): Coerce =>
  coercionOf(typesOf(document, schema));

/** How a text becomes an item of the array schema. */
export const itemCoercion = (document: JsonObject, schema: Schema): Coerce => {
  const item = memberSchema(document, schema, '0');
  return item === undefined ? (text) => text : textCoercion(document, item);
};
