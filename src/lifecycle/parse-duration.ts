import type { Range } from './model.js';
import { type Parsed, read, refuse } from './parsed.js';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const form = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

/** Milliseconds of a duration such as `500ms`, `5s`, `1.5m`, `1h`, `1d`. */
export function parseDuration(text: string): Parsed<number> {
  const match = form.exec(text);
  const factor = unitMs[match?.[2] ?? ''];
  if (match === null || factor === undefined)
    return refuse(`expected a duration, got "${text}"`, hintFor(text));
  const ms = Math.round(Number(match[1]) * factor);
  if (!Number.isSafeInteger(ms))
    return refuse(
      `expected a duration that can be counted in milliseconds, got "${text}"`,
      'Write a shorter one.',
    );
  return read(ms);
}

/** The range of `a..b`; one duration alone is both ends. */
export function parseRange(text: string): Parsed<Range> {
  const [low = '', high = low, ...more] = text.split('..');
  if (more.length > 0)
    return refuse(`expected a range, got "${text}"`, 'Write the two ends with two dots between: 1s..30s.');
  const min = parseDuration(low);
  const max = parseDuration(high);
  if (!min.ok) return min;
  if (!max.ok) return max;
  if (min.value > max.value) {
    return refuse(`expected the shorter end first, got "${text}"`, `Write ${high}..${low}.`);
  }
  return read({ minMs: min.value, maxMs: max.value });
}

/** The duration in the largest unit that is exact: `90s`, `2m`, `500ms`. */
export function printDuration(ms: number): string {
  const unit = ['d', 'h', 'm', 's'].find((name) => ms !== 0 && ms % (unitMs[name] ?? 1) === 0);
  if (unit !== undefined) return `${ms / (unitMs[unit] ?? 1)}${unit}`;
  return ms === 0 ? '0s' : `${ms}ms`;
}

/** A range as it is written: `1s..30s`. */
export const printRange = (range: Range): string =>
  `${printDuration(range.minMs)}..${printDuration(range.maxMs)}`;

function hintFor(text: string): string {
  if (/^\d+(\.\d+)?$/.test(text)) return `Add a unit: ${text}s for seconds, ${text}ms for milliseconds.`;
  if (/^PT?/.test(text)) return 'ISO 8601 durations are not read here: write 90s, 5m, 1h or 1d.';
  const spaced = text.replace(/\s+/g, '').toLowerCase();
  if (form.test(spaced)) return `Write ${spaced}.`;
  return 'Write a number and a unit: 500ms, 5s, 2m, 1h or 1d.';
}
