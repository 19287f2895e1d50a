import { hashKey, type KeyPart } from './hash.js';

const SECOND_LANE = 0x9e3779b9;

/** A number in [0, 1) with 53 random bits, a pure function of seed and key. */
export function drawUnit(seed: number, ...key: readonly KeyPart[]): number {
  const high = hashKey(seed, key) >>> 5;
  const low = hashKey(seed ^ SECOND_LANE, key) >>> 6;
  return (high * 0x400_0000 + low) / 0x20_0000_0000_0000;
}

/** A number in [min, max), uniform; `min` where the two are equal. */
export function drawBetween(range: { min: number; max: number }, seed: number, ...key: KeyPart[]): number {
  return range.min + (range.max - range.min) * drawUnit(seed, ...key);
}

/** The index drawn by weight; an index of weight 0 is never drawn; `undefined` where no weight is positive. */
export function drawWeighted(
  weights: readonly number[],
  seed: number,
  ...key: KeyPart[]
): number | undefined {
  let total = 0;
  for (const weight of weights) total += weight;
  if (total <= 0) return undefined;
  let left = drawUnit(seed, ...key) * total;
  let last: number | undefined;
  for (const [index, weight] of weights.entries()) {
    if (weight <= 0) continue;
    last = index;
    left -= weight;
    if (left < 0) return index;
  }
  return last;
}

/** `length` hexadecimal digits. */
export function drawHex(length: number, seed: number, ...key: KeyPart[]): string {
  let digits = '';
  for (let lane = 0; digits.length < length; lane++) {
    digits += hashKey(seed, [...key, lane])
      .toString(16)
      .padStart(8, '0');
  }
  return digits.slice(0, length);
}

/** A UUID in the form of version 4 (RFC 9562), drawn like everything else. */
export function drawUuid(seed: number, ...key: KeyPart[]): string {
  const hex = drawHex(32, seed, ...key);
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
