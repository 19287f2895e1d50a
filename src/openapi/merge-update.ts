import type { JsonObject } from './api.js';
import { isJsonObject } from './json-object.js';
import type { Origins } from './origins.js';

const mergeObjects = (target: JsonObject, update: JsonObject, origins: Origins): JsonObject => {
  const members = Object.entries(update).map(([name, member]): [string, unknown] => [
    name,
    Object.hasOwn(target, name) ? mergeUpdate(target[name], member, origins) : member,
  ]);
  return { ...target, ...Object.fromEntries(members) };
};

/**
 * An overlay's `update` on a value: objects merge member by member, arrays are joined, anything else is replaced
 * (Overlay 1.0, 4.4.3). Neither side is changed.
 */
export const mergeUpdate = (target: unknown, update: unknown, origins: Origins): unknown => {
  if (isJsonObject(target) && isJsonObject(update)) {
    const merged = mergeObjects(target, update, origins);
    const parts = [target, update].map((container) => ({ container, start: 0 }));
    origins.addMade(merged, parts);
    return merged;
  }
  if (!Array.isArray(target) || !Array.isArray(update)) return update;
  const joined = [...target, ...update];
  origins.addMade(joined, [
    { container: target, start: 0 },
    { container: update, start: target.length },
  ]);
  return joined;
};
