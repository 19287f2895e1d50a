import { getAt, parsePointer } from '../lifecycle/pointer.js';
import type { JsonObject, Schema } from './api.js';
import { isJsonObject } from './json-object.js';

const decode = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
};

const targetOf = (document: JsonObject, ref: string): unknown => {
  if (!ref.startsWith('#')) return undefined;
  const pointer = parsePointer(decode(ref.slice(1)));
  return pointer === undefined ? undefined : getAt(document, pointer);
};

/** What a value stands for: itself, or what its `$ref` leads to in the end. `undefined` for a dead end or a circle. */
export const resolveRef = (document: JsonObject, value: unknown): unknown => {
  const seen = new Set<unknown>();
  let current = value;
  while (isJsonObject(current) && typeof current.$ref === 'string') {
    if (seen.has(current)) return undefined;
    seen.add(current);
    current = targetOf(document, current.$ref);
  }
  return current;
};

/** The schema one `$ref` further, where the schema has one; its own keywords hold beside it (OpenAPI 3.1). */
export const referredSchema = (document: JsonObject, schema: JsonObject): Schema | undefined => {
  if (typeof schema.$ref !== 'string') return undefined;
  const target = targetOf(document, schema.$ref);
  return typeof target === 'boolean' || isJsonObject(target) ? target : undefined;
};
