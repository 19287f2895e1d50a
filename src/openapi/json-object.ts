import type { JsonObject } from './api.js';

/** Whether a value is a JSON object: neither an array nor `null`. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value where it is a JSON object, else an empty one. */
export const objectOr = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

/** The object's own member, or `undefined`; inherited members are not seen. */
export const ownMember = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** The JSON type of a value with its article, for messages: `an array`, `null`. */
export const nameOfValue = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (value === undefined) return 'nothing';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
};
