import { parsePointer } from '../lifecycle/pointer.js';

/** A copy of the JSON value without what the pointers lead to; `undefined` where one leads to the whole. */
export function withoutParts(value: unknown, pointers: readonly string[]): unknown {
  const places = pointers.map((text) => parsePointer(text)?.tokens ?? []);
  return without(value, places);
}

function without(value: unknown, places: readonly (readonly string[])[]): unknown {
  if (places.some((tokens) => tokens.length === 0)) return undefined;
  if (places.length === 0 || typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).flatMap(([key, member]) => {
    const inside = places.filter(([first]) => first === key).map((tokens) => tokens.slice(1));
    const kept = without(member, inside);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}
