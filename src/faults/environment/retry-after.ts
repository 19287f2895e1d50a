import { printHttpDate } from '../http-date.js';

/** How `Retry-After` says how long to wait (RFC 9110, 10.2.3), rightly or wrongly. */
export type RetryAfterForm = 'seconds' | 'date' | 'missing' | 'garbage' | 'huge';

/** All the forms. */
export const RETRY_AFTER_FORMS: readonly RetryAfterForm[] = ['seconds', 'date', 'missing', 'garbage', 'huge'];

/** A year: who obeys it blindly hangs. */
const HUGE_SECONDS = 31_536_000;

/** The header that asks to wait that long from now on, rounded up to a whole second. */
export function retryAfterHeader(
  form: RetryAfterForm,
  waitMs: number,
  nowMs: number,
): Readonly<Record<string, string>> {
  switch (form) {
    case 'seconds':
      return { 'retry-after': String(Math.ceil(waitMs / 1000)) };
    case 'date':
      return { 'retry-after': printHttpDate(nowMs + waitMs) };
    case 'missing':
      return {};
    case 'garbage':
      return { 'retry-after': 'soon' };
    case 'huge':
      return { 'retry-after': String(HUGE_SECONDS) };
  }
}
