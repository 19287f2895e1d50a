import type { JsonObject } from './api.js';
import type { Position, Source } from './parse-source.js';

/**
 * Where the parts of an assembled document come from. Every object and array of a source is known by identity;
 * one that was made here (merged, upgraded) is known by the parts it was made of.
 */

type Known = { readonly source: Source; readonly tokens: readonly string[] };

/** `start` is the index of the part's first item in an array that was put together. */
type Part = { readonly container: object; readonly start: number };

/** A place in a file, one-based. */
export type Location = { readonly file: string } & Position;

/** The record of where the parts of a document come from. */
export type Origins = {
  readonly addSource: (source: Source) => void;
  /** Takes in the sources added so far: before something changes their values in place; else it waits for `locate`. */
  readonly settle: () => void;
  /** `made` has its members from `parts`; the last that has a member counts. */
  readonly addMade: (made: object, parts: readonly Part[]) => void;
  /** Where the member of the document stands, or the nearest one above it that exists. */
  readonly locate: (document: JsonObject, tokens: readonly string[]) => Location;
};

const addContainers = (known: Map<object, Known>, source: Source): void => {
  const add = (value: unknown, tokens: readonly string[]): void => {
    if (typeof value !== 'object' || value === null || known.has(value)) return;
    known.set(value, { source, tokens });
    for (const [name, member] of Object.entries(value)) add(member, [...tokens, name]);
  };
  add(source.value, []);
};

const startOf = (container: object, start: number, token: string): string | undefined => {
  if (!Array.isArray(container)) return Object.hasOwn(container, token) ? token : undefined;
  const index = Number(token) - start;
  return index >= 0 && index < container.length ? String(index) : undefined;
};

/** A new, empty record of origins. */
export const createOrigins = (): Origins => {
  const known = new Map<object, Known>();
  const made = new Map<object, readonly Part[]>();
  const waiting: Source[] = [];
  const settle = (): void => {
    for (const source of waiting.splice(0)) addContainers(known, source);
  };

  const find = (container: object, tokens: readonly string[]): Known | undefined => {
    const direct = known.get(container);
    if (direct !== undefined) return { source: direct.source, tokens: [...direct.tokens, ...tokens] };
    const parts = made.get(container) ?? [];
    const [first, ...rest] = tokens;
    for (const { container: part, start } of parts.toReversed()) {
      const token = first === undefined ? undefined : startOf(part, start, first);
      const found = token === undefined ? undefined : find(part, [token, ...rest]);
      if (found !== undefined) return found;
    }
    const base = parts[0];
    return base === undefined ? undefined : find(base.container, []);
  };

  const locate = (document: JsonObject, tokens: readonly string[]): Location => {
    settle();
    let container: unknown = document;
    let best: Known | undefined = find(document, tokens);
    for (const [depth, token] of tokens.entries()) {
      container = (container as JsonObject)[token];
      if (typeof container !== 'object' || container === null) break;
      best = find(container, tokens.slice(depth + 1)) ?? best;
    }
    if (best === undefined) return { file: '', line: 1, column: 1 };
    return { file: best.source.file, ...best.source.positionOf(best.tokens) };
  };

  return {
    addSource: (source) => void waiting.push(source),
    settle,
    addMade: (container, parts) => void made.set(container, parts),
    locate,
  };
};
