import type { Operation } from '../lifecycle/model.js';
import type { Change, Phase } from '../timeline/task.js';

type How = NonNullable<Operation['merge']>['how'];
type Members = { readonly [name: string]: unknown };

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a request body changes. `members`: a given, non-null member replaces that member whole; `patch`: RFC 7396. */
export function changeOf(how: How, body: unknown): Change {
  if (how === 'patch') return patchOf(body);
  const given = Object.entries(isMembers(body) ? body : {}).filter(([, value]) => value !== null);
  return { kind: 'members', members: given.map(([name, value]) => [name, { kind: 'whole', value }]) };
}

function patchOf(patch: unknown): Change {
  if (!isMembers(patch)) return { kind: 'whole', value: patch };
  const members = Object.entries(patch).map(
    ([name, value]) => [name, value === null ? GONE : patchOf(value)] as const,
  );
  return { kind: 'members', members };
}

const GONE: Change = { kind: 'gone' };

/** The value after the change; `undefined` where nothing is left. The value itself stays as it is. */
export function applyChange(current: unknown, change: Change): unknown {
  if (change.kind === 'gone') return undefined;
  if (change.kind === 'whole') return change.value;
  const members = new Map(Object.entries(isMembers(current) ? current : {}));
  for (const [name, part] of change.members) {
    const value = applyChange(members.get(name), part);
    if (value === undefined) members.delete(name);
    else members.set(name, value);
  }
  return Object.fromEntries(members);
}

/** The one change that has the effect of `earlier` followed by `later`. */
export function joinChanges(earlier: Change, later: Change): Change {
  if (later.kind !== 'members') return later;
  if (earlier.kind === 'gone') return { kind: 'whole', value: applyChange(undefined, later) };
  if (earlier.kind === 'whole') return { kind: 'whole', value: applyChange(earlier.value, later) };
  const members = new Map(earlier.members);
  for (const [name, part] of later.members) {
    const before = members.get(name);
    members.set(name, before === undefined ? part : joinChanges(before, part));
  }
  return { kind: 'members', members: [...members] };
}

/** The value after a merge of the body into it. */
export function applyMerge(how: How, current: unknown, body: unknown): unknown {
  return applyChange(current, changeOf(how, body));
}

/** What the phase's merged parts become with one more body. */
export function mergedWith(
  phase: Phase,
  { into, how }: NonNullable<Operation['merge']>,
  body: unknown,
): NonNullable<Phase['merged']> {
  const before = phase.merged?.[into.text];
  const change = changeOf(how, body);
  return { ...phase.merged, [into.text]: before === undefined ? change : joinChanges(before, change) };
}
