import type { Lifecycle, Pointer, Role } from '../lifecycle/model.js';
import { getAt, isAbsent, removeAt, setAt } from '../lifecycle/pointer.js';
import type { Situation, Task } from '../timeline/task.js';
import { timeFormat } from './format-time.js';

/** One task at one instant: what a body is written for. */
export type Moment = { readonly task: Task; readonly situation: Situation; readonly nowMs: number };

/** Looks at what a body has at a place so far. */
export type ReadPlace = (pointer: Pointer) => unknown;

/** The value is the draft's own: the slot has nothing to say about this task. */
export const AS_DRAFTED = Symbol('as drafted');

/** One part of a body that differs from task to task. */
export type Slot = {
  readonly place: PlaceFacts;
  /** What stands there: `undefined` for nothing, `AS_DRAFTED` for what the draft has. */
  readonly value: (moment: Moment, read: ReadPlace) => unknown;
};

/** What is known of the place that a role stands at, in one operation's answer. */
export type PlaceFacts = {
  /** Where it stands in the raw body. */
  readonly pointer: Pointer;
  /** Types of the schema there; empty where it names none. */
  readonly types: readonly string[];
  readonly maximum?: number;
  /** A value that the document shows there, in whatever state. */
  readonly example?: unknown;
};

type Write = Slot['value'];

/** The body with the slot's part written; a body is never changed, a new one comes back. */
export function applySlot(body: unknown, slot: Slot, moment: Moment): unknown {
  const value = slot.value(moment, (pointer) => getAt(body, pointer));
  return putValue(body, slot.place, value);
}

/** The body with a slot's value at its place. */
export function putValue(body: unknown, place: PlaceFacts, value: unknown): unknown {
  if (value === AS_DRAFTED) return body;
  return value === undefined ? withoutValue(body, place) : setAt(body, place.pointer, value);
}

/** The slot that writes a role, or `undefined` where the document's example is left as it is (`error`, `result`, …). */
export function roleSlot(role: Role, place: PlaceFacts, total: PlaceFacts | undefined): Slot | undefined {
  const value = roleWriter(role, place, total);
  return value && { place, value };
}

function roleWriter(role: Role, place: PlaceFacts, total: PlaceFacts | undefined): Write | undefined {
  const time = () => timeFormat(place.types, place.example);
  switch (role) {
    case 'id':
      return idWriter(place);
    case 'created':
      return timeWriter(time(), ({ task }) => task.createdMs);
    case 'updated':
      return timeWriter(time(), ({ situation }) => situation.updatedMs);
    case 'started':
      return timeWriter(time(), ({ situation }) => situation.startedMs);
    case 'finished':
      return timeWriter(time(), ({ situation }) => situation.finishedMs);
    case 'progress':
      return progressWriter(place, total);
    case 'total':
    case 'state':
    case 'expires':
    case 'error':
    case 'result':
    case 'input':
      return undefined;
  }
}

/** Ids are kept as texts; where the document has numbers they are written as numbers. */
export function idWriter({ types, example }: PlaceFacts): Write {
  const numeric = typeof example === 'number' || (types.includes('integer') && !types.includes('string'));
  return ({ task }) => (numeric ? Number(task.id) : task.id);
}

function timeWriter(
  format: (ms: number) => string | number,
  instant: (moment: Moment) => number | undefined,
): Write {
  return (moment) => {
    const ms = instant(moment);
    return ms === undefined ? undefined : format(ms);
  };
}

/**
 * 0..total where the body has a total, else 0..maximum of the schema (default 1, or 100 for integers). Rounded down, so
 * that only what is complete is shown as complete.
 */
function progressWriter({ types, maximum, example }: PlaceFacts, total: PlaceFacts | undefined): Write {
  const whole =
    types.includes('integer') || (types.length === 0 && Number.isInteger(example) && example !== 1);
  const end = maximum ?? (whole || Number(example) > 1 ? 100 : 1);
  return ({ situation }, read) => {
    const size = total === undefined ? end : Number(read(total.pointer) ?? end);
    if (situation.progress === 1) return size;
    const amount = situation.progress * size;
    return whole ? Math.floor(amount) : Math.floor(amount * 1000) / 1000;
  };
}

/** The body with nothing at the place: `null` where the schema allows it, else without the member. */
export function withoutValue(body: unknown, place: PlaceFacts): unknown {
  if (isAbsent(getAt(body, place.pointer))) return body;
  return place.types.includes('null') ? setAt(body, place.pointer, null) : removeAt(body, place.pointer);
}

/** The pointers of all roles that the lifecycle names. */
export function namedRoles(lifecycle: Lifecycle): readonly (readonly [Role, Pointer])[] {
  return Object.entries(lifecycle.fields).filter((entry): entry is [Role, Pointer] => entry[1] !== undefined);
}
