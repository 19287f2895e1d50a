import type { JsonObject, Schema } from '../../src/openapi/api.js';
import { constraintsOf } from '../../src/openapi/schema-constraints.js';
import { defaultValue, otherValues } from './other-value.js';

/** Values that are right but for their type or their spelling: whoever mends them in silence lets them pass. */

/** The right value, or another one, as a text; 1 and 0 for booleans. Whether the schema really forbids it, it decides. */
export function coercibleValues(document: JsonObject, schema: Schema, value: unknown): readonly unknown[] {
  const { types = [] } = constraintsOf(document, schema) ?? {};
  const right = value ?? defaultValue(document, schema) ?? otherValues(document, schema, undefined)[0];
  if (types.includes('boolean')) return [String(right === true), right === true ? 1 : 0];
  const isNumeric = types.includes('integer') || types.includes('number');
  return isNumeric && typeof right === 'number' ? [String(right)] : [];
}

/** Named values in the other case. */
export function otherSpellings(document: JsonObject, schema: Schema): readonly string[] {
  const named = constraintsOf(document, schema)?.enum ?? [];
  return named
    .filter((member) => typeof member === 'string')
    .slice(0, 3)
    .map(inOtherCase)
    .filter((spelling) => !named.includes(spelling));
}

const inOtherCase = (text: string): string => {
  const upper = text.toUpperCase();
  return upper === text ? text.toLowerCase() : upper;
};
