import type { JsonObject, Schema } from './api.js';
import { isJsonObject, objectOr, ownMember } from './json-object.js';
import { referredSchema } from './resolve-ref.js';

/** From a schema to the schema of one member: through references and combinations, `*` standing for any member. */

const isSchema = (value: unknown): value is Schema => typeof value === 'boolean' || isJsonObject(value);

/** The schemas under a keyword: its list, or the single one. */
export const schemasUnder = (schema: JsonObject, keyword: string): readonly Schema[] => {
  const value = schema[keyword];
  return (Array.isArray(value) ? value : [value]).filter(isSchema);
};

/** All of them hold; one alone is itself. */
const allOf = (schemas: readonly Schema[]): Schema | undefined =>
  schemas.length > 1 ? { allOf: schemas } : schemas[0];

/** One of them holds; one alone is itself. */
export const anyOf = (schemas: readonly Schema[]): Schema | undefined =>
  schemas.length > 1 ? { anyOf: schemas } : schemas[0];

/** `additionalProperties: true` and `{}` leave the members open, they do not describe them. */
const describes = (schema: unknown): schema is JsonObject =>
  isJsonObject(schema) && Object.keys(schema).length > 0;

const isIndex = (token: string): boolean => /^(0|[1-9]\d*)$/.test(token);

const matching = (schema: JsonObject, token: string): readonly Schema[] =>
  Object.entries(objectOr(schema.patternProperties)).flatMap(([pattern, member]) =>
    isSchema(member) && (token === '*' || new RegExp(pattern).test(token)) ? [member] : [],
  );

const anyMember = (schema: JsonObject): Schema | undefined =>
  anyOf([
    ...Object.values(objectOr(schema.properties)).filter(isSchema),
    ...matching(schema, '*'),
    ...[schema.additionalProperties, schema.unevaluatedProperties].filter(describes),
    ...schemasUnder(schema, 'prefixItems'),
    ...[schema.items, schema.unevaluatedItems].filter(isJsonObject),
  ]);

const itemAt = (schema: JsonObject, token: string): Schema | undefined => {
  if (!isIndex(token)) return undefined;
  const first = schemasUnder(schema, 'prefixItems')[Number(token)];
  return first ?? [schema.items, schema.unevaluatedItems].find(isJsonObject);
};

const ownStep = (schema: JsonObject, token: string): Schema | undefined => {
  if (token === '*') return anyMember(schema);
  const property = ownMember(objectOr(schema.properties), token);
  const named = allOf([...(isSchema(property) ? [property] : []), ...matching(schema, token)]);
  const others = [schema.additionalProperties, schema.unevaluatedProperties].find(describes);
  return named ?? itemAt(schema, token) ?? others;
};

/** What holds beside a schema's own keywords: conditions (`if`) count as possible. */
const combined = (
  document: JsonObject,
  schema: JsonObject,
): { all: readonly Schema[]; any: (readonly Schema[])[] } => {
  const referred = referredSchema(document, schema);
  return {
    all: [...(referred === undefined ? [] : [referred]), ...schemasUnder(schema, 'allOf')],
    any: [
      schemasUnder(schema, 'anyOf'),
      schemasUnder(schema, 'oneOf'),
      [...schemasUnder(schema, 'then'), ...schemasUnder(schema, 'else')],
    ],
  };
};

/** `found` holds each schema once: one that is met again inside itself adds nothing. */
type Walk = {
  readonly document: JsonObject;
  readonly token: string;
  readonly found: Map<Schema, Schema | undefined>;
};

const step = (walk: Walk, schema: Schema): Schema | undefined => {
  const { document, token, found } = walk;
  if (typeof schema === 'boolean' || found.has(schema)) return found.get(schema);
  found.set(schema, undefined);
  const into = (schemas: readonly Schema[]): readonly Schema[] =>
    schemas.map((part) => step(walk, part)).filter((part) => part !== undefined);
  const { all, any } = combined(document, schema);
  const own = ownStep(schema, token);
  const alternatives = any.map((schemas) => anyOf(into(schemas))).filter((part) => part !== undefined);
  const result = allOf([...(own === undefined ? [] : [own]), ...into(all), ...alternatives]);
  found.set(schema, result);
  return result;
};

/** The schema of a member, where the schema spells it out; `undefined` where it does not. */
export const memberSchema = (document: JsonObject, schema: Schema, token: string): Schema | undefined =>
  step({ document, token, found: new Map() }, schema);

/** The names of the members that the schema spells out, in the order in which they are met. */
export const memberNames = (
  document: JsonObject,
  schema: Schema,
  seen: Set<Schema> = new Set(),
): readonly string[] => {
  if (typeof schema === 'boolean' || seen.has(schema)) return [];
  seen.add(schema);
  const { all, any } = combined(document, schema);
  const others = [...all, ...any.flat()].flatMap((part) => memberNames(document, part, seen));
  return [...new Set([...Object.keys(objectOr(schema.properties)), ...others])];
};
