import type { ClockMode } from '../clock/namespace-clock.js';
import { parseDuration } from '../lifecycle/parse-duration.js';
import { parseTime } from '../lifecycle/parse-time.js';

/** `real`, `manual`, `auto` or `step:<duration>` as a mode; `undefined` for anything else, a step of 0 too. */
export function parseClock(text: string): ClockMode | undefined {
  if (text === 'real' || text === 'manual' || text === 'auto') return { kind: text };
  if (!text.startsWith('step:')) return undefined;
  const step = parseDuration(text.slice('step:'.length));
  return step.ok && step.value > 0 ? { kind: 'step', stepMs: step.value } : undefined;
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$/;

/** An RFC 3339 time as Unix milliseconds; `undefined` for anything else, a date that does not exist too. */
export function parseInstant(text: string): number | undefined {
  const time = rfc3339.test(text) ? parseTime(text) : undefined;
  return time && time.seconds * 1000 + Math.floor(time.fraction * 1000);
}
