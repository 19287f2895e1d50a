import { parseTime } from '../../src/lifecycle/parse-time.js';

/**
 * Another value of the same kind, the same every time: a date becomes a later one, a member of `among` another one.
 * `undefined`: there is none.
 */
export function alterValue(value: unknown, among?: readonly unknown[]): unknown {
  if (among !== undefined && among.length > 0)
    return among.find((other) => other !== null && other !== value);
  if (typeof value === 'number') return value + 1 === value ? value / 2 : value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return alterText(value);
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.slice(1);
  if (typeof value !== 'object' || value === null) return undefined;
  return alterMember(value as Readonly<Record<string, unknown>>);
}

function alterMember(value: Readonly<Record<string, unknown>>): unknown {
  for (const [name, member] of Object.entries(value)) {
    const other = alterValue(member);
    if (other !== undefined) return { ...value, [name]: other };
  }
  return undefined;
}

/** The text with a time in it moved on, in the form that it has; a UUID stays one. */
function alterText(text: string): string {
  const later = parseTime(text) === undefined ? text : shiftTime(text, 1_000);
  if (later !== text) return later;
  if (/^[0-9a-f]{8}-/.test(text)) return `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
  return `${text}x`;
}

const DATE_TIME = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(\.\d+)?(.*)$/;

/** The time moved by milliseconds; fractions and zone stay as they are written. */
export function shiftTime(text: string, ms: number): string {
  const [, base, fraction = '', zone = ''] = DATE_TIME.exec(text) ?? [];
  if (base === undefined) return text;
  const moved = new Date(Date.parse(`${base.replace(' ', 'T')}Z`) + Math.round(ms / 1_000) * 1_000);
  return `${moved.toISOString().slice(0, 19)}${fraction}${zone}`;
}

/** The value moved up or down: numbers by `amount`, times by that many minutes; `undefined` for anything else. */
export function shiftValue(value: unknown, amount: number): unknown {
  if (typeof value === 'number') return value + amount;
  if (typeof value !== 'string' || parseTime(value) === undefined) return undefined;
  return shiftTime(value, amount * 60_000);
}
