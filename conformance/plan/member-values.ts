import type { JsonObject, Schema } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { constraintsOf } from '../../src/openapi/schema-constraints.js';
import { memberNames, memberSchema } from '../../src/openapi/schema-step.js';
import { bodySchema } from './merge-bodies.js';
import { otherValues } from './other-value.js';
import type { ListedOperation, Scene } from './scene.js';

/** A member of a body, and values other than the usual one; an object has one member in each. */
export type MemberValues = { readonly name: string; readonly values: readonly unknown[] };

/** So deep are members of members looked for. */
const deepest = 3;

/** The members of the operation's body that a client may send, with values that the schema alone tells. */
export function memberValues(
  { api }: Pick<Scene, 'api'>,
  operation: ListedOperation,
  known: ReadonlyMap<string, unknown>,
): readonly MemberValues[] {
  const schema = bodySchema(operation);
  if (schema === undefined) return [];
  return memberNames(api.document, schema).flatMap((name) => {
    const member = memberSchema(api.document, schema, name);
    const values =
      member === undefined ? [] : valuesOf(api.document, member, { usual: known.get(name), left: deepest });
    return values.length === 0 ? [] : [{ name, values }];
  });
}

type Usual = { readonly usual: unknown; readonly left: number };

function valuesOf(document: JsonObject, schema: Schema, { usual, left }: Usual): readonly unknown[] {
  if (left === 0 || (isJsonObject(schema) && schema.readOnly === true)) return [];
  const plain = otherValues(document, schema, usual);
  if (plain.length > 0) return [...nextTo(document, schema, usual), ...plain];
  return memberNames(document, schema).flatMap((name) => {
    const member = memberSchema(document, schema, name);
    const inner = isJsonObject(usual) ? usual[name] : undefined;
    if (member === undefined) return [];
    const [value] = valuesOf(document, member, { usual: inner, left: left - 1 });
    return value === undefined ? [] : [{ [name]: value }];
  });
}

/** The number after the usual one: more likely to make sense than one at the end of the range. */
function nextTo(document: JsonObject, schema: Schema, usual: unknown): readonly number[] {
  const { enum: members, maximum, exclusiveMaximum } = constraintsOf(document, schema) ?? {};
  if (typeof usual !== 'number' || members !== undefined) return [];
  const next = usual + 1;
  return next <= (maximum ?? next) && (exclusiveMaximum === undefined || next < exclusiveMaximum)
    ? [next]
    : [];
}
