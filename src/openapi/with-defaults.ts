import type { Api, JsonObject, Schema } from './api.js';
import { isJsonObject, objectOr } from './json-object.js';
import { referredSchema } from './resolve-ref.js';
import { schemasUnder } from './schema-step.js';

/** A nullable schema has one alternative that is not `null`: that one is meant. */
const onlyAlternative = (schema: JsonObject): readonly Schema[] => {
  const all = [...schemasUnder(schema, 'anyOf'), ...schemasUnder(schema, 'oneOf')];
  const others = all.filter((part) => !isJsonObject(part) || part.type !== 'null');
  return others.length === 1 ? others : [];
};

const fillObject = (document: JsonObject, schema: JsonObject, value: JsonObject): JsonObject => {
  const filled: Record<string, unknown> = { ...value };
  for (const [name, member] of Object.entries(objectOr(schema.properties))) {
    const given = filled[name] === undefined ? defaultOf(document, member as Schema) : filled[name];
    if (given !== undefined) filled[name] = fill(document, member as Schema, given);
  }
  return filled;
};

/** The default of a schema, through its references. */
const defaultOf = (document: JsonObject, schema: Schema): unknown => {
  let current: Schema | undefined = schema;
  for (let depth = 0; depth < 20 && isJsonObject(current); depth += 1) {
    if (current.default !== undefined) return current.default;
    current = referredSchema(document, current);
  }
  return undefined;
};

const fill = (document: JsonObject, schema: Schema, value: unknown): unknown => {
  if (typeof schema === 'boolean' || typeof value !== 'object' || value === null) return value;
  const referred = referredSchema(document, schema);
  const parts = [
    ...(referred === undefined ? [] : [referred]),
    ...schemasUnder(schema, 'allOf'),
    ...onlyAlternative(schema),
  ];
  const inherited = parts.reduce<unknown>((filled, part) => fill(document, part, filled), value);
  if (isJsonObject(inherited)) return fillObject(document, schema, inherited);
  const { items } = schema;
  if (!Array.isArray(inherited) || items === undefined) return inherited;
  return inherited.map((item) => fill(document, items as Schema, item));
};

/**
 * The value with the `default` of every member that it does not give, at every depth that it has; `null` counts as
 * given. Of several alternatives none is chosen.
 */
export const withDefaults = (api: Pick<Api, 'document'>, schema: Schema, value: unknown): unknown =>
  fill(api.document, schema, value === undefined ? defaultOf(api.document, schema) : value);
