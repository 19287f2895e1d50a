import type { JsonObject } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';

/** A copy of the document that asks for no credentials: Prism then leaves the 401 to the simulator, and judges it. */
export function withoutSecurity(document: JsonObject): JsonObject {
  const paths = mapValues(document['paths'], (item) => mapValues(item, without));
  return { ...(without(document) as JsonObject), paths };
}

const mapValues = (object: unknown, change: (value: unknown) => unknown): unknown =>
  isJsonObject(object)
    ? Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]))
    : object;

function without(value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  const { security: _, ...rest } = value;
  return rest;
}
