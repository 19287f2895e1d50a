import { parseDuration, parseRange } from '../lifecycle/parse-duration.js';
import { parseTime } from '../lifecycle/parse-time.js';
import type { Problem } from '../lifecycle/problem.js';
import { suggestWord } from '../lifecycle/suggest.js';
import { type Distribution, fromPercentiles } from '../random/distribution.js';
import { checkValue, isObject } from './check-value.js';
import type { FaultKind } from './fault-kind.js';
import type { FaultSpec } from './fault-rule.js';
import { DISTRIBUTION, DURATION, INSTANT, SECONDS, type ValueSchema } from './parameter-schema.js';

/** What was read, or everything that is wrong with it. */
export type Readout<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Everything that was wrong. */
export const unreadable = (...problems: readonly Problem[]): Readout<never> => ({ ok: false, problems });

/**
 * A fault with its parameters checked and defaulted: durations as milliseconds (those of HTTP as seconds), instants as Unix milliseconds. Reading
 * what was read gives the same. A bare name stands for the fault with its defaults.
 */
export function readFault(
  catalogue: ReadonlyMap<string, FaultKind>,
  fault: unknown,
  at = '',
): Readout<FaultSpec> {
  const { kind, ...given } = isObject(fault) ? fault : { kind: fault };
  const found = typeof kind === 'string' ? catalogue.get(kind) : undefined;
  const place = isObject(fault) ? `${at}/kind` : at;
  if (found === undefined) return unreadable(unknownKind(catalogue, kind, place));
  const problems = checkValue(found.parameters, given, at);
  if (problems.length > 0) return unreadable(...problems);
  return readMembers(found, given, at);
}

function unknownKind(catalogue: ReadonlyMap<string, FaultKind>, kind: unknown, at: string): Problem {
  const known = [...catalogue.keys()];
  const got = typeof kind === 'string' ? `"${kind}"` : kind === undefined ? 'none' : 'something else';
  return {
    code: 'unknown-fault',
    at,
    message: `expected the name of a fault, got ${got}`,
    hint: suggestWord(typeof kind === 'string' ? kind : '', known, 'faults'),
  };
}

function readMembers(
  { kind, parameters }: FaultKind,
  given: Readonly<Record<string, unknown>>,
  at: string,
): Readout<FaultSpec> {
  const problems: Problem[] = [];
  const members = Object.entries(parameters.properties ?? {}).flatMap(([name, schema]) => {
    const value = Object.hasOwn(given, name) ? given[name] : schema.default;
    if (value === undefined) return [];
    const read = readMember(schema, value, `${at}/${name}`);
    if (read.ok) return [[name, read.value] as const];
    problems.push(...read.problems);
    return [];
  });
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { kind, ...Object.fromEntries(members) } };
}

/** What the title of the schema says the value is decides how it is read; others are taken as they are. */
function readMember({ title }: ValueSchema, value: unknown, at: string): Readout<unknown> {
  switch (title) {
    case DURATION:
      return { ok: true, value: durationMs(value) };
    case SECONDS:
      return { ok: true, value: typeof value === 'number' ? value : durationMs(value) / 1000 };
    case INSTANT:
      return readMoment(value, at);
    case DISTRIBUTION:
      return readDistribution(value, at);
    default:
      return { ok: true, value };
  }
}

/** Milliseconds of a duration that the schema has accepted. */
export function durationMs(value: unknown): number {
  if (typeof value === 'number') return value;
  const parsed = parseDuration(String(value));
  return parsed.ok ? parsed.value : 0;
}

/** Unix milliseconds of an instant that the schema has accepted: what it cannot see is a date that does not exist. */
export function readMoment(value: unknown, at: string): Readout<number> {
  if (typeof value === 'number') return { ok: true, value };
  const time = parseTime(String(value));
  return time === undefined
    ? unreadable({
        code: 'wrong-value',
        at,
        message: `expected ${INSTANT}, got "${value}"`,
        hint: 'There is no such date or time of day.',
      })
    : { ok: true, value: time.seconds * 1000 + Math.floor(time.fraction * 1000) };
}

function readDistribution(value: unknown, at: string): Readout<Distribution> {
  if (typeof value === 'number') return { ok: true, value: { type: 'fixed', value } };
  if (typeof value === 'string') return readRange(value, at);
  const { min, max, median, sigma, p50, p99, value: fixed } = value as Readonly<Record<string, unknown>>;
  if (fixed !== undefined) return { ok: true, value: { type: 'fixed', value: durationMs(fixed) } };
  if (min !== undefined) return uniform(durationMs(min), durationMs(max), at);
  const cut = max === undefined ? {} : { max: durationMs(max) };
  if (median !== undefined) {
    return {
      ok: true,
      value: { type: 'lognormal', median: durationMs(median), sigma: Number(sigma), ...cut },
    };
  }
  const [half, most] = [durationMs(p50), durationMs(p99)];
  if (half > 0 && half <= most) return { ok: true, value: { ...fromPercentiles(half, most), ...cut } };
  return unreadable({
    code: 'wrong-value',
    at,
    message: 'expected p50 above 0 and p99 at least as long, got others',
    hint: 'p50 is what half are shorter than, p99 what 99 of 100 are: {p50: 80ms, p99: 2s}.',
  });
}

function readRange(text: string, at: string): Readout<Distribution> {
  const range = parseRange(text);
  if (!range.ok) {
    return unreadable({ code: 'wrong-value', at, message: range.message, hint: range.hint });
  }
  return uniform(range.value.minMs, range.value.maxMs, at);
}

function uniform(min: number, max: number, at: string): Readout<Distribution> {
  if (min === max) return { ok: true, value: { type: 'fixed', value: min } };
  if (min < max) return { ok: true, value: { type: 'uniform', min, max } };
  return unreadable({
    code: 'wrong-value',
    at,
    message: 'expected min to be at most max, got the longer first',
    hint: 'Swap them.',
  });
}
