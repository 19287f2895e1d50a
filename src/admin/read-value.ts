import { parseDuration } from '../lifecycle/parse-duration.js';
import { ControlError, clip } from './control-error.js';
import type { Duration, Instant } from './controls.js';

/** Milliseconds of a duration, 0 or more; anything else is `invalid`. */
export function durationMs(value: Duration): number {
  if (typeof value === 'string') {
    const parsed = parseDuration(value);
    if (parsed.ok) return parsed.value;
  } else if (Number.isFinite(value) && value >= 0) return value;
  throw new ControlError(
    'invalid',
    `Expected a duration of 0 or more, in milliseconds or such as "500ms", "5s" or "2m", got ${shown(value)}.`,
  );
}

const RFC3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** Unix milliseconds of an instant; anything else is `invalid`. */
export function instantMs(value: Instant): number {
  const ms = typeof value === 'string' ? (RFC3339.test(value) ? Date.parse(value) : Number.NaN) : value;
  if (Number.isFinite(ms)) return ms;
  throw new ControlError(
    'invalid',
    `Expected an instant, in Unix milliseconds or such as "2025-01-01T00:00:05Z", got ${shown(value)}.`,
  );
}

/** A whole number from `min` to `max`; anything else is `invalid`. */
export function wholeNumber(
  name: string,
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
  throw new ControlError(
    'invalid',
    `${name}: expected a whole number from ${min} to ${max}, got ${shown(value)}.`,
  );
}

const shown = (value: unknown): string => (typeof value === 'string' ? `"${clip(value)}"` : String(value));
