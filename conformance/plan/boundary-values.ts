import type { JsonObject, Schema } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { constraintsOf, type SchemaConstraints } from '../../src/openapi/schema-constraints.js';
import { memberSchema } from '../../src/openapi/schema-step.js';
import { partsOf } from './break-body.js';

/** What is at the border of what a schema permits. */

/** Why a request is worth sending though it is valid. */
export type BoundaryKind =
  | 'member alone'
  | 'end of range'
  | 'listed value'
  | 'null'
  | 'length'
  | 'count'
  | 'parameter';

/** A value at the border, and what kind of border that is. */
export type BoundaryValue = { readonly kind: BoundaryKind; readonly value: unknown };

/** Words with spaces between them: what a person writes. */
const phrase = /^[\p{L}\p{N}]+([,.]? [\p{L}\p{N}]+)+[.?!]?$/u;

/** Longer texts and lists are the affair of size limits. */
const longest = 10_000;
const mostItems = 100;

/**
 * Ends of ranges, all that is listed, `null`, the shortest and the longest phrase and list. Phrases and lists are made from
 * `usual`; a text of another kind means nothing any more when it is cut. The document's validator has the last word.
 */
export function boundaryValues(
  document: JsonObject,
  schema: Schema,
  usual: unknown,
): readonly BoundaryValue[] {
  const hull = constraintsOf(document, schema);
  if (hull === undefined) return [];
  const { types = [], enum: members } = hull;
  const listed = members ?? (types.includes('boolean') ? [true, false] : []);
  const parts = partsOf(document, schema);
  return [
    ...(types.includes('null') ? [{ kind: 'null' as const, value: null }] : []),
    ...listed.filter((value) => value !== null).map((value) => ({ kind: 'listed value' as const, value })),
    ...(members === undefined ? endsOf(hull) : []).map((value) => ({ kind: 'end of range' as const, value })),
    ...(members === undefined && typeof usual === 'string' && phrase.test(usual)
      ? lengthsOf(parts, usual)
      : []),
    ...(Array.isArray(usual) ? countsOf(parts, usual) : []),
    ...(types.includes('array') ? itemsOf(document, schema) : []),
  ];
}

/** The ends that the schema names, a step within where they are open. */
function endsOf(hull: SchemaConstraints): readonly number[] {
  const { types = [], minimum, maximum, exclusiveMinimum, exclusiveMaximum } = hull;
  if (!types.includes('integer') && !types.includes('number')) return [];
  const step = types.includes('number') ? 0.25 : 1;
  const within = (bound: number | undefined, by: number) => (bound === undefined ? [] : [bound + by]);
  const low = [...within(minimum, 0), ...within(exclusiveMinimum, step)];
  const high = [...within(maximum, 0), ...within(exclusiveMaximum, -step)];
  return [
    ...new Set([
      ...(low.length === 0 ? [] : [Math.max(...low)]),
      ...(high.length === 0 ? [] : [Math.min(...high)]),
    ]),
  ];
}

/** The usual phrase cut to the shortest length, and repeated up to the longest. */
function lengthsOf(parts: readonly JsonObject[], usual: string): readonly BoundaryValue[] {
  return parts.flatMap(({ minLength, maxLength }) => {
    const texts = [
      ...(isCount(minLength) && minLength <= usual.length ? [usual.slice(0, minLength)] : []),
      ...(isCount(maxLength) && maxLength <= longest
        ? [usual.repeat(Math.ceil(maxLength / usual.length)).slice(0, maxLength)]
        : []),
    ];
    return texts.map((value) => ({ kind: 'length' as const, value }));
  });
}

/** The first of the usual items, and all of them again and again up to the greatest number. */
function countsOf(parts: readonly JsonObject[], usual: readonly unknown[]): readonly BoundaryValue[] {
  return parts.flatMap(({ minItems, maxItems }) => {
    const lists = [
      ...(isCount(minItems) && minItems <= usual.length ? [usual.slice(0, minItems)] : []),
      ...(isCount(maxItems) && maxItems <= mostItems && usual.length > 0
        ? [Array.from({ length: maxItems }, (_, at) => usual[at % usual.length])]
        : []),
    ];
    return lists.map((value) => ({ kind: 'count' as const, value }));
  });
}

/** Each listed item alone. */
function itemsOf(document: JsonObject, schema: Schema): readonly BoundaryValue[] {
  const item = memberSchema(document, schema, '0');
  const { enum: members = [] } = (item === undefined ? undefined : constraintsOf(document, item)) ?? {};
  return members.map((value) => ({ kind: 'listed value' as const, value: [value] }));
}

const isCount = (bound: unknown): bound is number => typeof bound === 'number' && bound >= 0;

/** Whether the schema says that only the server gives the member. */
export const isReadOnly = (schema: unknown): boolean => isJsonObject(schema) && schema.readOnly === true;
