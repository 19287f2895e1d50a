import type { Exchange } from '../exchange/exchange.js';
import { parseTime } from '../lifecycle/parse-time.js';
import { LONGEST_RETRY_AFTER_MS } from './thresholds.js';

/**
 * How long a 429 or 503 asks the client to wait, in milliseconds (RFC 9110, 10.2.3; RFC 6585, 4); `undefined` where it
 * does not, where nobody can read it, or where no client need obey it: longer than an hour, or past by either clock.
 */
export function retryAfterMs({ answer, returnMs, wall }: Exchange): number | undefined {
  if (answer.kind === 'lost' || (answer.status !== 429 && answer.status !== 503)) return undefined;
  const text = answer.headers['retry-after']?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : undefined;
  const ms = seconds === undefined ? untilMs(text, { returnMs, wall }) : seconds * 1000;
  return ms === undefined || ms <= 0 || ms > LONGEST_RETRY_AFTER_MS ? undefined : ms;
}

/** Unix milliseconds of an HTTP date in any of its three forms (RFC 9110, 5.6.7), or `undefined`. */
export function parseHttpDate(text: string): number | undefined {
  const match = FORMS.map((form) => form.exec(text)).find((found) => found !== null);
  const { day = '', month = '', year = '', time = '' } = match?.groups ?? {};
  const number = MONTHS.indexOf(month) + 1;
  if (number === 0) return undefined;
  const instant = parseTime(`${fullYear(year)}-${two(String(number))}-${two(day.trim())}T${time}Z`);
  return instant === undefined ? undefined : instant.seconds * 1000;
}

/** A client may reckon from its own clock: by the later of both the date is nearest. */
function untilMs(
  text: string,
  { returnMs, wall }: { readonly returnMs: number; readonly wall: Exchange['wall'] },
): number | undefined {
  const dateMs = parseHttpDate(text);
  return dateMs === undefined ? undefined : dateMs - Math.max(returnMs, wall?.returnMs ?? returnMs);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const FORMS: readonly RegExp[] = [
  /^\w{3}, (?<day>\d\d) (?<month>\w{3}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^\w+, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
];

const two = (digits: string): string => digits.padStart(2, '0');

/** RFC 850 dates have two digits; clients of today mean this century. */
const fullYear = (year: string): string => (year.length === 2 ? `20${year}` : year);
