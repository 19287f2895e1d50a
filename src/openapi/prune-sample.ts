import { getAt, parsePointer, pointerOf, removeAt } from '../lifecycle/pointer.js';
import type { JsonObject, Schema } from './api.js';
import { schemaCompiler } from './compile-schema.js';

/** More than this is not wrong in a sample that can be made to fit. */
const attempts = 50;

/** Takes away the innermost member around an error without which the value has fewer errors. */
const pruneOnce = (value: unknown, at: string, count: (value: unknown) => number): unknown => {
  const tokens = parsePointer(at)?.tokens ?? [];
  const before = count(value);
  for (let depth = tokens.length; depth > 0; depth -= 1) {
    const pointer = pointerOf(tokens.slice(0, depth));
    if (getAt(value, pointer) === undefined) continue;
    const pruned = removeAt(value, pointer);
    if (count(pruned) < before) return pruned;
  }
  return value;
};

/** The value without the optional members that do not fit the schema; what is required stays, even if it does not fit. */
export const pruneToFit = (document: JsonObject, schema: Schema, value: unknown): unknown => {
  const validate = schemaCompiler(document).compile(schema);
  const count = (candidate: unknown): number => validate(candidate).length;
  let current = value;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const errors = validate(current);
    const smaller = errors
      .map(({ instancePath }) => pruneOnce(current, instancePath, count))
      .find((one) => one !== current);
    if (smaller === undefined) break;
    current = smaller;
  }
  return current;
};
