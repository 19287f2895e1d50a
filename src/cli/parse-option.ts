import { InvalidArgumentError } from 'commander';
import type { ClockMode } from '../clock/namespace-clock.js';
import { parseClock, parseInstant } from '../config/parse-clock.js';
import { parseSize } from '../lifecycle/parse-size.js';

/** A reader of whole numbers within bounds, for commander. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^-?\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
  };
}

/** Reads `512kb`, `10mb`, `1048576` as bytes. */
export function byteSize(text: string): number {
  const bytes = parseSize(text);
  if (bytes !== undefined) return bytes;
  throw new InvalidArgumentError('Expected a size such as 512kb, 10mb or 1048576.');
}

/** Reads `real`, `manual`, `auto` or `step:5s`. */
export function clockMode(text: string): ClockMode {
  const mode = parseClock(text);
  if (mode !== undefined) return mode;
  throw new InvalidArgumentError(
    'Expected real, manual, auto, or step: and a duration above 0, such as step:5s.',
  );
}

/** Reads an RFC 3339 time as Unix milliseconds. */
export function instant(text: string): number {
  const ms = parseInstant(text);
  if (ms !== undefined) return ms;
  throw new InvalidArgumentError('Expected an RFC 3339 time such as 2025-01-01T00:00:00Z.');
}

/** Reads `10`, `x10` or `×10`: how many times as fast as real time. */
export function speed(text: string): number {
  const value = Number(text.replace(/^[x×]/i, ''));
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('Expected a factor above 0, such as 10.');
}

/** For an option that may be given more than once: every text, in order. */
export function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}
