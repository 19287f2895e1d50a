/** An instant: whole seconds since 1970-01-01T00:00Z, and the fraction of a second. */
export type Instant = { readonly seconds: number; readonly fraction: number };

const form =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:[Zz]|([+-])(\d\d):?(\d\d))?)?$/;

/**
 * The instant that an RFC 3339 time, an ISO 8601 time without a zone, or a bare ISO date names; `undefined` for any
 * other text. What has no zone is read as UTC, what has no time of day as midnight.
 */
export function parseTime(text: string): Instant | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const part = (at: number): number => Number(match[at] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 60 || part(9) > 23 || part(10) > 59) return undefined;
  const offsetSeconds = (match[8] === '-' ? -1 : 1) * (part(9) * 3600 + part(10) * 60);
  const seconds =
    daysSinceEpoch(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offsetSeconds;
  return { seconds, fraction: match[7] === undefined ? 0 : Number(`0.${match[7]}`) };
}

/** Below zero where `left` is earlier, above zero where it is later, zero where both are the same instant. */
export function compareInstants(left: Instant, right: Instant): number {
  return left.seconds - right.seconds || left.fraction - right.fraction;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Days from 1970-01-01 in the proleptic Gregorian calendar; the year is taken to begin in March, so that a leap day ends it. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
