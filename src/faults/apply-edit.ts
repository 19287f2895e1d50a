import type { Pointer, Role } from '../lifecycle/model.js';
import { getAt, removeAt, setAt } from '../lifecycle/pointer.js';
import type { Edit } from './action.js';
import { doubleKey } from './apply-edit-key.js';
import { editRows } from './apply-edit-rows.js';
import { varyValue } from './apply-edit-value.js';

/** What an edit needs to know of the answer that it changes. */
export type EditPlaces = {
  readonly isSuccess: boolean;
  /** Where a role stands in the raw body; `undefined` where the answer shows no such thing. */
  readonly role: (role: Role) => RolePlace | undefined;
  /** Where the snapshot begins in the raw body. */
  readonly base: Pointer;
  /** Where the rows of a list stand; `undefined` where the answer is none. */
  readonly rows: Pointer | undefined;
  /** A row that has no place in the list. */
  readonly strangeRow: () => unknown;
  /** The raw body as it would be with the task in that model state. */
  readonly bodyIn: (state: string, outcome?: string) => unknown;
  /** What the progress says when all is done. */
  readonly fullProgress: (body: unknown) => number;
  /** The same time later, in the same form; `undefined` where the value is no time. */
  readonly shiftTime: (value: unknown, byMs: number) => unknown;
};

/** A place in the raw body, and the types that its schema allows; none where it names none. */
export type RolePlace = { readonly pointer: Pointer; readonly types: readonly string[] };

/** The body after the edit; the same text where the edit finds nothing to change. */
export function applyEdit(body: string, edit: Edit, places: EditPlaces): string {
  if (edit.kind === 'cut-text') return isCut(body, edit, places) ? cutText(body, edit.share) : body;
  const value = parseJson(body);
  if (value === undefined) return body;
  if (edit.kind === 'duplicate-key') {
    const pointer = pointerOf(edit.at, places);
    return (pointer && doubleKey(value, pointer, edit)) ?? body;
  }
  const edited = editValue(value, edit, places);
  return edited === value ? body : JSON.stringify(edited);
}

type ValueEdit = Exclude<Edit, { readonly kind: 'cut-text' | 'duplicate-key' }>;

function editValue(body: unknown, edit: ValueEdit, places: EditPlaces): unknown {
  if (edit.kind === 'rows') return editRows(body, edit, places);
  const at = edit.kind === 'progress' ? 'progress' : edit.at;
  const pointer = pointerOf(at, places);
  if (pointer === undefined) return body;
  if (edit.kind === 'set') return setAt(body, pointer, edit.value);
  if (edit.kind === 'remove') return withoutPlace(body, pointer, typesAt(at, places));
  if (edit.kind === 'as-in') return putIfAny(body, pointer, asIn(edit, pointer, places));
  const old = getAt(body, pointer);
  if (old === undefined || old === null) return body;
  return putIfAny(body, pointer, editOne(old, edit, { body, places, pointer }));
}

type OneEdit = Extract<ValueEdit, { readonly kind: 'shift' | 'swap-case' | 'progress' | 'vary' }>;
type Around = { readonly body: unknown; readonly places: EditPlaces; readonly pointer: Pointer };

/** What comes in the place of one value; `undefined` leaves it. */
function editOne(old: unknown, edit: OneEdit, { body, places, pointer }: Around): unknown {
  switch (edit.kind) {
    case 'shift':
      return shifted(old, edit, places);
    case 'swap-case':
      return typeof old === 'string' ? swapCase(old) : undefined;
    case 'progress':
      return amountOf(edit.share, places.fullProgress(body), typesAt('progress', places));
    case 'vary':
      return varyValue(old, edit, relativeTo(places.base, pointer));
  }
}

const pointerOf = (at: Role | Pointer, places: EditPlaces): Pointer | undefined =>
  typeof at === 'string' ? places.role(at)?.pointer : at;

const typesAt = (at: Role | Pointer, places: EditPlaces): readonly string[] =>
  typeof at === 'string' ? (places.role(at)?.types ?? []) : [];

const putIfAny = (body: unknown, pointer: Pointer, value: unknown): unknown =>
  value === undefined ? body : setAt(body, pointer, value);

function withoutPlace(body: unknown, pointer: Pointer, types: readonly string[]): unknown {
  if (getAt(body, pointer) === undefined) return body;
  return types.includes('null') ? setAt(body, pointer, null) : removeAt(body, pointer);
}

function asIn(
  { state, outcome }: Extract<Edit, { readonly kind: 'as-in' }>,
  pointer: Pointer,
  places: EditPlaces,
): unknown {
  return getAt(places.bodyIn(state, outcome), pointer);
}

const TIMES: ReadonlySet<unknown> = new Set<Role>(['created', 'updated', 'started', 'finished', 'expires']);

/** A text is a time by its form, a number only by its role. */
function shifted(old: unknown, { at, by }: { at: Role | Pointer; by: number }, places: EditPlaces): unknown {
  if (typeof old === 'string' || TIMES.has(at)) return places.shiftTime(old, by);
  return typeof old === 'number' ? old + by : undefined;
}

const swapCase = (text: string): string =>
  text.replace(/\p{L}/gu, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );

/** Whole where the schema or the size of the whole asks for it: below the end rounded down, above it up. */
function amountOf(share: number, whole: number, types: readonly string[]): number {
  const amount = share * whole;
  if (!types.includes('integer') && whole <= 1) return Math.round(amount * 1000) / 1000;
  return share > 1 ? Math.ceil(amount) : Math.floor(amount);
}

const relativeTo = (base: Pointer, pointer: Pointer): readonly string[] =>
  pointer.tokens.slice(base.tokens.length);

const isCut = (body: string, { of }: { readonly of: string }, { isSuccess }: EditPlaces): boolean =>
  of === 'any' || (isSuccess && (of === 'success' || parseJson(body) !== undefined));

/** Never between the two halves of one character. */
function cutText(body: string, share: number): string {
  const kept = body.slice(0, Math.floor(body.length * share));
  return /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
