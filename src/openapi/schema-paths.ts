import type { Pointer } from '../lifecycle/model.js';
import { payloadPointer, snapshotPointer } from '../lifecycle/read-state.js';
import type { Api, ApiOperation, Declares, JsonObject, Schema } from './api.js';
import { isJsonType } from './media-type.js';
import { referredSchema } from './resolve-ref.js';
import { constraintsOf, type SchemaConstraints } from './schema-constraints.js';
import { anyOf, memberNames, memberSchema, schemasUnder } from './schema-step.js';

/** Follows pointers through the schemas of a document. */

/** The schema of what stands at the tokens, where the way is spelled out; `*` is any member or index. */
export const schemaBelow = (
  document: JsonObject,
  schema: Schema,
  tokens: readonly string[],
): Schema | undefined => {
  let current: Schema | undefined = schema;
  for (const token of tokens) {
    if (current === undefined) return undefined;
    current = memberSchema(document, current, token);
  }
  return current;
};

const spelling = ['properties', 'patternProperties', 'prefixItems', 'items'];
const isAnything = (value: unknown): boolean =>
  value === true || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** `false`: it spells its members out; `true`: it says that there may be others; `undefined`: it says nothing of members. */
const ownOpenness = (schema: JsonObject): boolean | undefined => {
  if (isAnything(schema.additionalProperties) || isAnything(schema.unevaluatedProperties)) return true;
  if (spelling.some((keyword) => schema[keyword] !== undefined)) return false;
  const types: readonly unknown[] = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'object'];
  return types.includes('object') || types.includes('array') ? undefined : false;
};

type Openness = boolean | undefined;

const openness = (document: JsonObject, schema: Schema, found: Map<Schema, Openness>): Openness => {
  if (typeof schema === 'boolean') return schema ? undefined : false;
  if (found.has(schema)) return found.get(schema);
  found.set(schema, undefined);
  const into = (part: Schema): Openness => openness(document, part, found);
  const referred = referredSchema(document, schema);
  const all = [...(referred === undefined ? [] : [referred]), ...schemasUnder(schema, 'allOf')].map(into);
  const any = [...schemasUnder(schema, 'anyOf'), ...schemasUnder(schema, 'oneOf')].map(into);
  const one = any.length > 0 && any.every((open) => open === false) ? false : any.find((open) => open);
  const said = [ownOpenness(schema), ...all, one];
  const result = said.includes(true) ? true : said.includes(false) ? false : undefined;
  found.set(schema, result);
  return result;
};

/** Whether a value may carry the tokens: they are spelled out, or they leave what is spelled out where members are open. */
export const mayCarry = (document: JsonObject, schema: Schema, tokens: readonly string[]): boolean => {
  let current: Schema = schema;
  for (const token of tokens) {
    const next = memberSchema(document, current, token);
    if (next === undefined) return openness(document, current, new Map()) !== false;
    current = next;
  }
  return true;
};

/** The schema of the JSON bodies of the operation's 2xx answers; several: any of them. */
export const answerSchema = (operation: Pick<ApiOperation, 'responses'>): Schema | undefined => {
  const successes = [...operation.responses.values()].filter(({ status }) => status.startsWith('2'));
  const media = successes
    .flatMap(({ contents }) => [...contents.values()])
    .filter(({ type }) => isJsonType(type));
  const schemas = [...new Set(media.map(({ schema }) => schema ?? true))];
  return anyOf(schemas);
};

type Known = { readonly schema: Schema | undefined; readonly constraints: SchemaConstraints | undefined };

/** Operations belong to one document, so what was found once stays true. */
const known = new WeakMap<ApiOperation, Map<string, Known>>();

/** An object of which the schema says nothing but that it is one. */
const isFreeForm = (document: JsonObject, schema: Schema): boolean => {
  const types = constraintsOf(document, schema)?.types ?? ['object'];
  return types.includes('object') && memberNames(document, schema).length === 0;
};

/**
 * As `schemaBelow`; below a spelled-out member that is a free-form object anything may stand: `/result/pages` where the
 * schema says `result: {type: object}`.
 */
const describedBelow = (
  document: JsonObject,
  schema: Schema,
  tokens: readonly string[],
): Schema | undefined => {
  let current: Schema = schema;
  for (const [at, token] of tokens.entries()) {
    const next = memberSchema(document, current, token);
    if (next === undefined) {
      const isOpen =
        at > 0 && isFreeForm(document, current) && openness(document, current, new Map()) !== false;
      return isOpen ? true : undefined;
    }
    current = next;
  }
  return current;
};

const lookUp = (api: Api, operation: ApiOperation, pointer: Pointer): Known => {
  const { lifecycle, document } = api;
  const rule = operation.lifecycle;
  const at =
    rule === undefined ? payloadPointer(lifecycle, pointer) : snapshotPointer(lifecycle, rule, pointer);
  const answer = answerSchema(operation);
  const schema = answer === undefined ? undefined : describedBelow(document, answer, at.tokens);
  return { schema, constraints: schema === undefined ? undefined : constraintsOf(document, schema) };
};

const find = (api: Api, operation: ApiOperation, pointer: Pointer): Known => {
  let found = known.get(operation);
  if (found === undefined) {
    found = new Map();
    known.set(operation, found);
  }
  const before = found.get(pointer.text);
  if (before !== undefined) return before;
  const result = lookUp(api, operation, pointer);
  found.set(pointer.text, result);
  return result;
};

/**
 * The schema of a snapshot pointer in the operation's successful answers (envelope and list position applied), where
 * it is spelled out by `properties`, `items`, `prefixItems` or the schema form of `additionalProperties`, or stands below a
 * free-form object that is.
 */
export const schemaAt = (api: Api, operation: ApiOperation, snapshot: Pointer): Schema | undefined =>
  find(api, operation, snapshot).schema;

/** Whether the operation's successful answers spell the snapshot pointer out, or a free-form object above it. */
export const declares = (api: Api, operation: ApiOperation, snapshot: Pointer): boolean =>
  find(api, operation, snapshot).schema !== undefined;

/** `declares` for one API. */
export const createDeclares =
  (api: Api): Declares =>
  (operation, snapshot) =>
    declares(api, operation, snapshot);

/** What the schema at a snapshot pointer asks of every value; `undefined` where it is not spelled out. */
export const constraintsAt = (
  api: Api,
  operation: ApiOperation,
  snapshot: Pointer,
): SchemaConstraints | undefined => find(api, operation, snapshot).constraints;

/** The values that the schema at a snapshot pointer permits, where it lists them. */
export const enumAt = (
  api: Api,
  operation: ApiOperation,
  snapshot: Pointer,
): readonly unknown[] | undefined => constraintsAt(api, operation, snapshot)?.enum;
