import { drawUnit } from '../random/draw.js';
import { hashKey, type KeyPart } from '../random/hash.js';
import type { FaultDraw } from './fault-kind.js';

/** The draws that belong to a key: the same seed and key give the same. */
export function createFaultDraw(seed: number, ...key: readonly KeyPart[]): FaultDraw {
  const unit = (purpose: KeyPart): number => drawUnit(seed, ...key, purpose);
  return {
    unit,
    whole: ({ min, max }, purpose) => min + Math.floor(unit(purpose) * (max - min + 1)),
    bytes: (count, purpose) => drawBase64(count, seed, [...key, purpose]),
    key,
  };
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Three bytes are four digits; what is missing at the end is padded with `=`. */
function drawBase64(count: number, seed: number, key: readonly KeyPart[]): string {
  let text = '';
  for (let done = 0; done < count; done += 3) {
    const present = Math.min(3, count - done);
    const bits = (hashKey(seed, [...key, done]) >>> 8) & (0xff_ff_ff << (8 * (3 - present)));
    for (let digit = 0; digit < 4; digit++) {
      text += digit > present ? '=' : DIGITS.charAt((bits >>> (18 - 6 * digit)) & 63);
    }
  }
  return text;
}
