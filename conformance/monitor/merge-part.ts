import { deepEqual } from '../../src/lifecycle/deep-equal.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { covers, findDifference } from './compare-values.js';

/** What a `merge` makes of the part of the task that it is about. */

export type Merging = 'members' | 'patch';

/** Whether a merge changes what it is merged into. `unsure`: the server may have filled in what was not given. */
export type Change = 'same' | 'different' | 'unsure';

/** How the given body changes the part; `part` is `undefined` where it was never seen. */
export function changeOf(part: unknown, given: unknown, how: Merging): Change {
  const members = givenMembers(given, how);
  if (members.length === 0) return 'same';
  if (!isJsonObject(part)) return 'unsure';
  if (how === 'patch') {
    return findDifference(patch(part, given), part) === undefined ? 'same' : 'different';
  }
  const changes = members.map(([name, value]) => changeOfMember(part, name, value));
  if (changes.includes('different')) return 'different';
  return changes.includes('unsure') ? 'unsure' : 'same';
}

/** The part after the merge, as far as it is known; `undefined` in `part` gives only what the body says. */
export function mergePart(part: unknown, given: unknown, how: Merging): unknown {
  if (how === 'patch') return patch(part, given);
  return { ...(isJsonObject(part) ? part : {}), ...Object.fromEntries(givenMembers(given, how)) };
}

function givenMembers(given: unknown, how: Merging): readonly (readonly [string, unknown])[] {
  if (!isJsonObject(given)) return [];
  const members = Object.entries(given);
  return how === 'patch' ? members : members.filter(([, value]) => value !== null && value !== undefined);
}

function changeOfMember(part: { readonly [name: string]: unknown }, name: string, value: unknown): Change {
  if (!Object.hasOwn(part, name)) return 'unsure';
  const current = part[name];
  if (deepEqual(current, value)) return 'same';
  return isJsonObject(value) && covers(current, value) ? 'unsure' : 'different';
}

/** JSON Merge Patch (RFC 7396). */
function patch(target: unknown, given: unknown): unknown {
  if (!isJsonObject(given)) return given;
  const merged = new Map(Object.entries(isJsonObject(target) ? target : {}));
  for (const [name, value] of Object.entries(given)) {
    if (value === null) merged.delete(name);
    else merged.set(name, patch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}
