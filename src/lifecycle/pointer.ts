import type { Pointer } from './model.js';

/** JSON Pointers (RFC 6901): reading, writing with path copying, and the `*` wildcard of the language. */

/** The pointer that the text spells, or `undefined` where it is none: it must be empty or start with `/`, and `~` must be followed by 0 or 1. */
export function parsePointer(text: string): Pointer | undefined {
  if (text === '') return { text, tokens: [] };
  if (!text.startsWith('/') || badEscape.test(text)) return undefined;
  return { text, tokens: text.slice(1).split('/').map(unescapeToken) };
}

/** The text of a pointer with these tokens; no tokens give `''`, the whole value. */
export function printPointer(tokens: readonly string[]): string {
  return tokens.map((token) => `/${escapeToken(token)}`).join('');
}

/** The pointer with these tokens. */
export function pointerOf(tokens: readonly string[]): Pointer {
  return { text: printPointer(tokens), tokens };
}

/** The token as it stands in a pointer's text and in a rule id. */
export function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The pointer that first follows `base`, then `rest`. */
export function joinPointers(base: Pointer, rest: Pointer): Pointer {
  if (base.tokens.length === 0) return rest;
  return rest.tokens.length === 0 ? base : pointerOf([...base.tokens, ...rest.tokens]);
}

/** Whether `inner` stands at `outer` or below it. */
export function startsWithPointer(inner: Pointer, outer: Pointer): boolean {
  return (
    outer.tokens.length <= inner.tokens.length &&
    outer.tokens.every((token, at) => inner.tokens[at] === token)
  );
}

/** Missing, `null` and `''` count as absent (`has`, `lacks`). */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** What stands at the pointer, or `undefined`. A token `*` is an ordinary member name here; inherited members are not seen. */
export function getAt(value: unknown, pointer: Pointer): unknown {
  let current = value;
  for (const token of pointer.tokens) {
    current = memberOf(current, token);
    if (current === undefined) return undefined;
  }
  return current;
}

/** A concrete place (no wildcard) and what stands there. */
export type Place = { readonly pointer: Pointer; readonly value: unknown };

/** Every place that the pointer matches in the value, in document order; `*` matches any member or index. Missing places are left out. */
export function valuesAt(value: unknown, pointer: Pointer): readonly Place[] {
  if (!pointer.tokens.includes('*')) {
    const found = getAt(value, pointer);
    return found === undefined ? [] : [{ pointer, value: found }];
  }
  const start: Place = { pointer: pointerOf([]), value };
  return pointer.tokens.reduce<readonly Place[]>(
    (places, token) => places.flatMap((place) => expand(place, token)),
    [start],
  );
}

/**
 * The value with `replacement` at the pointer; only the containers on the way are copied. What is missing or `null`
 * on the way becomes an object, `-` or the length of an array appends. A way that runs through a string, a number,
 * a boolean or past the end of an array leaves the value as it is.
 */
export function setAt(value: unknown, pointer: Pointer, replacement: unknown): unknown {
  return setFrom({ tokens: pointer.tokens, replacement }, value, 0);
}

/**
 * The value without what stands at the pointer; only the containers on the way are copied, and a value that has
 * nothing there is returned itself. An array closes the gap. The empty pointer removes all: `undefined`.
 */
export function removeAt(value: unknown, pointer: Pointer): unknown {
  return pointer.tokens.length === 0 ? undefined : removeFrom(pointer.tokens, value, 0);
}

type Container = { readonly [name: string]: unknown };

const badEscape = /~(?![01])/;

function unescapeToken(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}

/** The array index that a token spells, or -1. */
function indexOf(token: string): number {
  if (token.length > 10 || (token.length > 1 && token.startsWith('0'))) return -1;
  return /^\d+$/.test(token) ? Number(token) : -1;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function memberOf(value: unknown, token: string): unknown {
  if (Array.isArray(value)) {
    const index = indexOf(token);
    return index === -1 ? undefined : value[index];
  }
  return isContainer(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}

function expand(place: Place, token: string): readonly Place[] {
  const names = token === '*' && isContainer(place.value) ? Object.keys(place.value) : [token];
  return names.flatMap((name) => {
    const value = memberOf(place.value, name);
    if (value === undefined) return [];
    return [{ pointer: joinPointers(place.pointer, pointerOf([name])), value }];
  });
}

/** A computed key defines an own member even for `__proto__`, where an assignment would change the prototype. */
function withMember(container: Container, name: string, member: unknown): Container {
  return { ...container, [name]: member };
}

type Change = { readonly tokens: readonly string[]; readonly replacement: unknown };

function setFrom(change: Change, value: unknown, at: number): unknown {
  const token = change.tokens[at];
  if (token === undefined) return change.replacement;
  if (Array.isArray(value)) {
    const index = token === '-' ? value.length : indexOf(token);
    if (index === -1 || index > value.length) return value;
    const member = setFrom(change, value[index], at + 1);
    return index === value.length ? [...value, member] : value.with(index, member);
  }
  if (isContainer(value)) return withMember(value, token, setFrom(change, memberOf(value, token), at + 1));
  if (value !== undefined && value !== null) return value;
  return withMember({}, token, setFrom(change, undefined, at + 1));
}

function removeFrom(tokens: readonly string[], value: unknown, at: number): unknown {
  const token = tokens[at];
  const member = token === undefined ? undefined : memberOf(value, token);
  if (token === undefined || member === undefined) return value;
  if (at === tokens.length - 1) return withoutMember(value, token);
  const rest = removeFrom(tokens, member, at + 1);
  if (rest === member) return value;
  return Array.isArray(value)
    ? value.with(indexOf(token), rest)
    : withMember(value as Container, token, rest);
}

function withoutMember(value: unknown, token: string): unknown {
  if (Array.isArray(value)) return value.toSpliced(indexOf(token), 1);
  const { [token]: _removed, ...others } = value as Container;
  return others;
}
