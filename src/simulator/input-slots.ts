import type { Operation, Pointer } from '../lifecycle/model.js';
import { getAt, setAt } from '../lifecycle/pointer.js';
import type { Phase } from '../timeline/task.js';
import { type PlaceFacts, type Slot, withoutValue } from './role-slots.js';

type PlaceOf = (snapshotPointer: Pointer) => PlaceFacts | undefined;

/** Repeats what the request that created the task said (`echo`), in answers whose schema declares the place. */
export function echoSlots(creators: readonly Operation[], placeOf: PlaceOf): readonly Slot[] {
  return creators.flatMap((creator) =>
    creator.echo.flatMap(({ at }, index): readonly Slot[] => {
      const place = placeOf(at);
      if (place === undefined) return [];
      return [
        (body, { task }) => {
          if (task.input.operation !== creator.key) return body;
          const value = task.input.echo[index];
          return value === undefined ? withoutValue(body, place) : setAt(body, place.pointer, value);
        },
      ];
    }),
  );
}

/** Puts over the input what `merge` has brought since. */
export function mergeSlots(merging: readonly Operation[], placeOf: PlaceOf): readonly Slot[] {
  return merging.flatMap((operation): readonly Slot[] => {
    const place = operation.merge && placeOf(operation.merge.into);
    if (operation.merge === undefined || place === undefined) return [];
    const { how, into } = operation.merge;
    return [
      (body, { situation }) => {
        const change = situation.phase.merged?.[into.text];
        if (change === undefined) return body;
        return setAt(body, place.pointer, applyMerge(how, getAt(body, place.pointer), change));
      },
    ];
  });
}

type Members = { readonly [name: string]: unknown };

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `members`: a given, non-null member replaces that member whole; `patch`: RFC 7396. */
export function applyMerge(how: 'members' | 'patch', current: unknown, change: unknown): unknown {
  if (how === 'patch') return applyPatch(current, change);
  const given = Object.entries(isMembers(change) ? change : {}).filter(([, value]) => value !== null);
  return { ...(isMembers(current) ? current : {}), ...Object.fromEntries(given) };
}

function applyPatch(current: unknown, change: unknown): unknown {
  if (!isMembers(change)) return change;
  const merged = new Map(Object.entries(isMembers(current) ? current : {}));
  for (const [name, value] of Object.entries(change)) {
    if (value === null) merged.delete(name);
    else merged.set(name, applyPatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

/** The one change that has the effect of `earlier` followed by `later`. */
export function joinChanges(how: 'members' | 'patch', earlier: unknown, later: unknown): unknown {
  if (earlier === undefined || !isMembers(later)) return later;
  if (how === 'members') return applyMerge('members', earlier, later);
  if (!isMembers(earlier)) return later;
  const joined = new Map(Object.entries(earlier));
  for (const [name, value] of Object.entries(later)) {
    const before = joined.get(name);
    joined.set(name, isMembers(value) && isMembers(before) ? joinChanges('patch', before, value) : value);
  }
  return Object.fromEntries(joined);
}

/** What the phase's merged parts become with one more change. */
export function mergedWith(
  phase: Phase,
  merge: NonNullable<Operation['merge']>,
  change: unknown,
): NonNullable<Phase['merged']> {
  const { into, how } = merge;
  return { ...phase.merged, [into.text]: joinChanges(how, phase.merged?.[into.text], change) };
}
