import type { Pointer } from '../lifecycle/model.js';
import { getAt } from '../lifecycle/pointer.js';
import type { Template, TemplateValues } from './fill-template.js';
import { AS_DRAFTED, type Moment, putValue, type Slot } from './role-slots.js';

/** Writes a body as JSON text. */
export type WriteJson = (moment: Moment, values: (moment: Moment) => TemplateValues) => string;

/** Text that stands between two holes, and what fills the hole after it. */
type Piece = { readonly text: string; readonly hole: Hole | undefined };
type Hole =
  | { readonly kind: 'slot'; readonly index: number }
  /** `inside` a string, or a value of its own. */
  | { readonly kind: 'placeholder'; readonly name: string; readonly inside: boolean };

/** Private-use characters that JSON leaves as they are and no document needs. */
const [OPEN, CLOSE] = ['\ue000', '\ue001'];
const MARK = new RegExp(`"${OPEN}([#a-z0-9]+)${CLOSE}"|${OPEN}([#a-z0-9]+)${CLOSE}`, 'g');

/**
 * A body's JSON text depends on the task in few places. It is written once for each pattern of slots that have a value,
 * none, or the draft's own; after that an answer is the fixed pieces with the holes filled.
 */
export function createJsonWriter(fill: Template, slots: readonly Slot[]): WriteJson {
  const draft = fill(MARKED_PLACEHOLDERS, []);
  const patterns = new Map<number, readonly Piece[]>();
  return (moment, valuesOf) => {
    const values: unknown[] = [];
    const read = (pointer: Pointer) => readSoFar(pointer, { slots, values, draft });
    let pattern = 0;
    for (const slot of slots) {
      const value = slot.value(moment, read);
      values.push(value);
      pattern = pattern * 3 + (value === undefined ? 0 : value === AS_DRAFTED ? 1 : 2);
    }
    let pieces = patterns.get(pattern);
    if (pieces === undefined) {
      pieces = cutPieces(draft, slots, values);
      patterns.set(pattern, pieces);
    }
    return joinPieces(pieces, values, () => valuesOf(moment));
  };
}

/** Each placeholder stands for itself, marked. */
const MARKED_PLACEHOLDERS: TemplateValues = new Proxy(
  {},
  { get: (_, name) => `${OPEN}${String(name)}${CLOSE}` },
);

type SoFar = {
  readonly slots: readonly Slot[];
  readonly values: readonly unknown[];
  readonly draft: unknown;
};

function readSoFar(pointer: Pointer, { slots, values, draft }: SoFar): unknown {
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index];
    if (slots[index]?.place.pointer.text === pointer.text && value !== AS_DRAFTED) return value;
  }
  return getAt(draft, pointer);
}

function cutPieces(draft: unknown, slots: readonly Slot[], values: readonly unknown[]): readonly Piece[] {
  let body = draft;
  for (const [index, { place }] of slots.entries()) {
    const value = values[index];
    const marked = value === undefined || value === AS_DRAFTED ? value : `${OPEN}#${index}${CLOSE}`;
    body = putValue(body, place, marked);
  }
  const text = JSON.stringify(body);
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    pieces.push({
      text: text.slice(from, match.index),
      hole: holeOf(match[1] ?? match[2] ?? '', match[1] === undefined),
    });
    from = match.index + match[0].length;
  }
  return [...pieces, { text: text.slice(from), hole: undefined }];
}

function holeOf(mark: string, inside: boolean): Hole {
  if (mark.startsWith('#')) return { kind: 'slot', index: Number(mark.slice(1)) };
  return { kind: 'placeholder', name: mark, inside };
}

function joinPieces(
  pieces: readonly Piece[],
  values: readonly unknown[],
  placeholders: () => TemplateValues,
): string {
  let json = '';
  let filled: TemplateValues | undefined;
  for (const { text, hole } of pieces) {
    json += text;
    if (hole === undefined) continue;
    if (hole.kind === 'slot') {
      json += jsonOf(values[hole.index]);
    } else {
      filled ??= placeholders();
      json += hole.inside ? insideText(filled[hole.name]) : jsonOf(filled[hole.name] ?? null);
    }
  }
  return json;
}

/** Most values are ids and times: texts in which nothing needs an escape. */
const PLAIN = /^[\w .:+/@-]*$/;

function jsonOf(value: unknown): string {
  if (typeof value === 'string' && PLAIN.test(value)) return `"${value}"`;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : JSON.stringify(value);
}

/** A value as it reads within a JSON string. */
function insideText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return JSON.stringify(typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(1, -1);
}
