import { InvalidArgumentError } from 'commander';

/** A reader of whole numbers within bounds, for commander. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^-?\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
  };
}

const BYTES: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };

/** Reads `512kb`, `10mb`, `1048576` as bytes. */
export function byteSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?b|)$/i.exec(text);
  const unit = BYTES[match?.[2]?.toLowerCase() ?? 'none'];
  if (match !== null && unit !== undefined) return Math.floor(Number(match[1]) * unit);
  throw new InvalidArgumentError('Expected a size such as 512kb, 10mb or 1048576.');
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
