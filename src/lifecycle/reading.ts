import type { Comparison, Pointer, Range, Rule } from './model.js';
import { parseComparison } from './parse-comparison.js';
import { parseDuration, parseRange } from './parse-duration.js';
import type { Parsed } from './parsed.js';
import { parsePointer } from './pointer.js';
import type { Report } from './problem.js';
import { suggestWord } from './suggest.js';

/** What every part of the parser is given: the names of the states, and where to put problems and rules. */
export type Reading = {
  readonly states: ReadonlySet<string>;
  readonly report: Report;
  /** Takes down a rule and gives back its id. */
  readonly rule: (rule: Rule) => string;
};

/** A piece of text and its place in the lifecycle object. */
export type TextAt = { readonly text: string; readonly at: string };

/** Whether the state exists; reports it where it does not. */
export function knowsState(reading: Reading, { text, at }: TextAt): boolean {
  if (reading.states.has(text)) return true;
  reading.report({
    code: 'unknown-state',
    at,
    message: `expected the name of a state, got "${text}"`,
    hint: /^\d{3}$/.test(text)
      ? `A status is written without quotes: ${text}.`
      : suggestWord(text, reading.states, 'states'),
  });
  return false;
}

/** The pointer, in which `*` is not expected: there it names a member called `*`. */
export function readPointer(reading: Reading, { text, at }: TextAt): Pointer | undefined {
  const pointer = readWildPointer(reading, { text, at });
  if (pointer?.tokens.includes('*')) {
    reading.report({
      code: 'wildcard-not-read',
      severity: 'warning',
      at,
      message: `expected a pointer to one place, got ${text}, in which * is a member called "*"`,
      hint: 'Wildcards are read in constant, monotone and volatile only: name one place, for example index 0.',
    });
  }
  return pointer;
}

/** The pointer, in which `*` stands for any member or index. */
export function readWildPointer(reading: Reading, { text, at }: TextAt): Pointer | undefined {
  const pointer = parsePointer(text);
  if (pointer === undefined) {
    reading.report({
      code: 'wrong-value',
      at,
      message: `expected a JSON Pointer such as /task_id, got "${text}"`,
      hint: 'A JSON Pointer starts with /; within a name ~ is written ~0 and / is written ~1.',
    });
  }
  return pointer;
}

/** The comparison, or `undefined` with what is wrong reported. */
export function readComparison(reading: Reading, text: TextAt): Comparison | undefined {
  return take(reading, parseComparison(text.text), { code: 'wrong-comparison', at: text.at });
}

/** The milliseconds, or `undefined` with what is wrong reported. */
export function readDuration(reading: Reading, text: TextAt): number | undefined {
  return take(reading, parseDuration(text.text), { code: 'wrong-value', at: text.at });
}

/** The range, or `undefined` with what is wrong reported. */
export function readRange(reading: Reading, text: TextAt): Range | undefined {
  return take(reading, parseRange(text.text), { code: 'wrong-value', at: text.at });
}

/** One or many as a list. */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

/** The place of one item of a key that takes one or many. */
export function itemAt(value: unknown, at: string, index: number): string {
  return Array.isArray(value) ? `${at}/${index}` : at;
}

function take<T>(reading: Reading, parsed: Parsed<T>, problem: { code: string; at: string }): T | undefined {
  if (parsed.ok) return parsed.value;
  reading.report({ ...problem, message: parsed.message, hint: parsed.hint });
  return undefined;
}
