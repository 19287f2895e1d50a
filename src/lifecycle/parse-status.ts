import type { StatusPattern, Unknown } from './model.js';
import type { OneOrMany, RawStatuses } from './raw-lifecycle.js';
import { itemAt, knowsState, listOf, type Reading } from './reading.js';

/** What a class is when nothing else is said: refused is any 4xx. */
export const defaultElse: readonly StatusPattern[] = [{ kind: 'class', class: 4 }];

/** What an unknown id is answered with when nothing else is said. */
export const defaultUnknown: readonly Unknown[] = [{ kind: 'status', status: 404 }];

const statusClass = /^([1-5])xx$/i;

/** `404`, `4xx` or a list of them. */
export function parseStatuses(raw: RawStatuses): readonly StatusPattern[] {
  return listOf(raw).flatMap((one) => parseStatus(one) ?? []);
}

/** Statuses, classes and states that answer for an id never issued. */
export function parseUnknown(
  reading: Reading,
  raw: OneOrMany<number | string>,
  at: string,
): readonly Unknown[] {
  return listOf(raw).flatMap((one, index): readonly Unknown[] => {
    const status = parseStatus(one);
    if (status !== undefined) return [status];
    const text = String(one);
    return knowsState(reading, { text, at: itemAt(raw, at, index) }) ? [{ kind: 'state', state: text }] : [];
  });
}

function parseStatus(raw: number | string): StatusPattern | undefined {
  if (typeof raw === 'number') return { kind: 'status', status: raw };
  const digit = statusClass.exec(raw)?.[1];
  return digit === undefined ? undefined : { kind: 'class', class: Number(digit) };
}
