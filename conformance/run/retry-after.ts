import type { Answer } from '../../src/exchange/exchange.js';

/** A wait that is longer says "not today": no check waits for that. */
const LONGEST_MS = 3_600_000;

/** Whether the service asks for patience: 429, or 503. */
export const asksForPatience = (answer: Answer): boolean =>
  answer.kind === 'answered' && (answer.status === 429 || answer.status === 503);

/**
 * How long a 429 or 503 asks to wait (RFC 9110, 10.2.3), in milliseconds of the target's time, at most an hour;
 * `undefined` where it does not say. A date is reckoned from the answer's own `Date`, else from `nowMs`.
 */
export function retryAfterMs(answer: Answer, nowMs: number): number | undefined {
  if (answer.kind === 'lost' || !asksForPatience(answer)) return undefined;
  const text = answer.headers['retry-after']?.trim() ?? '';
  if (/^\d{1,15}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
  const untilMs = parseHttpDate(text);
  if (untilMs === undefined) return undefined;
  const fromMs = parseHttpDate(answer.headers.date ?? '') ?? nowMs;
  return Math.min(Math.max(0, untilMs - fromMs), LONGEST_MS);
}

/** Unix milliseconds of an HTTP date in one of its three forms (RFC 9110, 5.6.7). */
function parseHttpDate(text: string): number | undefined {
  if (!/^\w{3,9},? [\w ,:-]+$/.test(text)) return undefined;
  const ms = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(ms) ? undefined : ms;
}
