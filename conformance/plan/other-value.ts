import { deepEqual } from '../../src/lifecycle/deep-equal.js';
import type { JsonObject, Parameter, Schema } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { resolveRef } from '../../src/openapi/resolve-ref.js';
import { constraintsOf, type SchemaConstraints } from '../../src/openapi/schema-constraints.js';
import { asText } from './draft-request.js';

/** Values that a schema permits, other than the usual one. */

/** A number that stands for "long" where a schema gives no bound: a short time to live would end the task early. */
const ample = 86_400;

/**
 * Values that the schema permits and that differ from `usual`, which may be `undefined`. Texts of any content are none:
 * only their author knows what they mean.
 */
export function otherValues(document: JsonObject, schema: Schema, usual: unknown): readonly unknown[] {
  const constraints = constraintsOf(document, schema);
  if (constraints === undefined) return [];
  return candidates(constraints).filter((value) => value !== null && !deepEqual(value, usual));
}

/** What the schema says is meant where nothing is given, through its references. */
export function defaultValue(document: JsonObject, schema: Schema): unknown {
  if (isJsonObject(schema) && schema.default !== undefined) return schema.default;
  const resolved = resolveRef(document, schema);
  return isJsonObject(resolved) ? resolved.default : undefined;
}

/** The values worth sending for a parameter, as texts: its default, its example, all that it names. */
export function parameterValues(document: JsonObject, { schema, example }: Parameter): readonly string[] {
  const usual = defaultValue(document, schema);
  const shown = isJsonObject(schema) && Array.isArray(schema.examples) ? schema.examples : [];
  const values = [usual, example, ...shown, ...otherValues(document, schema, usual)];
  return [...new Set(values.filter((value) => value !== undefined && value !== null).map(asText))];
}

function candidates({ types, enum: members, ...bounds }: SchemaConstraints): readonly unknown[] {
  if (members !== undefined) return members;
  if (types === undefined) return [];
  if (types.includes('boolean')) return [true, false];
  if (types.includes('integer')) return numbersWithin(bounds, 1);
  return types.includes('number') ? numbersWithin(bounds, 0.25) : [];
}

type Bounds = Pick<SchemaConstraints, 'minimum' | 'exclusiveMinimum' | 'maximum' | 'exclusiveMaximum'>;

/** The ends of the range, one `step` within where they are open; an ample number where it has no upper end. */
function numbersWithin(bounds: Bounds, step: number): readonly number[] {
  const low = [bounds.minimum, plus(bounds.exclusiveMinimum, step)].filter((one) => one !== undefined);
  const high = [bounds.maximum, plus(bounds.exclusiveMaximum, -step)].filter((one) => one !== undefined);
  const least = low.length === 0 ? undefined : Math.ceil(Math.max(...low) / step) * step;
  const most = high.length === 0 ? undefined : Math.floor(Math.min(...high) / step) * step;
  if (most === undefined) return [Math.max(least ?? ample, ample)];
  if (least === undefined) return [most];
  return least > most ? [] : [...new Set([most, least, Math.floor((least + most) / 2 / step) * step])];
}

const plus = (value: number | undefined, step: number): number | undefined =>
  value === undefined ? undefined : value + step;
