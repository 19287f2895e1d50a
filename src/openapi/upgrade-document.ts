import type { JsonObject } from './api.js';
import { isJsonObject } from './json-object.js';
import { mapObjects } from './walk-document.js';

/** Schemas of OpenAPI 3.0 in the words of 3.1: `nullable` and the boolean exclusive bounds; all else means the same. */

const upgradeBound = (schema: JsonObject, bound: 'Minimum' | 'Maximum'): JsonObject => {
  const exclusive = schema[`exclusive${bound}`];
  if (typeof exclusive !== 'boolean') return schema;
  const { [`exclusive${bound}`]: _flag, [bound.toLowerCase()]: limit, ...rest } = schema;
  if (limit === undefined) return rest;
  return { ...rest, [exclusive ? `exclusive${bound}` : bound.toLowerCase()]: limit };
};

const withNull = (schema: JsonObject): JsonObject => {
  const { type, enum: members } = schema;
  const types = typeof type === 'string' ? { type: [type, 'null'] } : {};
  const enumerated = Array.isArray(members) && !members.includes(null) ? { enum: [...members, null] } : {};
  return { ...schema, ...types, ...enumerated };
};

const composed = ['$ref', 'allOf', 'anyOf', 'oneOf'];
const annotations = [
  'title',
  'description',
  'deprecated',
  'readOnly',
  'writeOnly',
  'default',
  'example',
  'externalDocs',
];

/** A reference or composition cannot be widened from outside: `null` becomes an alternative to it. */
const orNull = (schema: JsonObject): JsonObject => {
  const outside = Object.fromEntries(Object.entries(schema).filter(([name]) => annotations.includes(name)));
  const inside = Object.fromEntries(Object.entries(schema).filter(([name]) => !annotations.includes(name)));
  return { ...outside, anyOf: [inside, { type: 'null' }] };
};

const upgradeNullable = (schema: JsonObject): JsonObject => {
  if (typeof schema.nullable !== 'boolean') return schema;
  const { nullable, ...rest } = schema;
  if (!nullable) return rest;
  return composed.some((keyword) => keyword in rest) ? orNull(rest) : withNull(rest);
};

const upgradeObject = (object: JsonObject): JsonObject =>
  upgradeNullable(upgradeBound(upgradeBound(object, 'Minimum'), 'Maximum'));

/** The document as OpenAPI 3.1; one of 3.1 or later is returned itself. */
export const upgradeDocument = (
  document: JsonObject,
  onCopy?: (copy: object, original: object) => void,
): JsonObject => {
  if (!String(document.openapi).startsWith('3.0')) return document;
  const upgraded = mapObjects(document, upgradeObject, onCopy === undefined ? {} : { onCopy });
  if (!isJsonObject(upgraded)) return document;
  const result = { ...upgraded, openapi: '3.1.0' };
  onCopy?.(result, upgraded);
  return result;
};
