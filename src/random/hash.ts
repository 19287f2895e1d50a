/** One part of a key, a text or a whole number: a draw is named by what it is for, so that a new draw never shifts another. */
export type KeyPart = string | number;

/**
 * A 32-bit hash of a keyed draw, MurmurHash3 (x86, 32 bit) over the parts. Equal parts give equal hashes on every
 * machine; `'1'` and `1` differ.
 */
export function hashKey(seed: number, parts: readonly KeyPart[]): number {
  let hash = seed | 0;
  for (const part of parts) hash = typeof part === 'number' ? mixNumber(hash, part) : mixString(hash, part);
  return finish(hash ^ parts.length);
}

function mixNumber(hash: number, value: number): number {
  const low = value | 0;
  const high = Math.floor(value / 0x1_0000_0000) | 0;
  return mix(mix(mix(hash, 0x6e), low), high);
}

function mixString(hash: number, text: string): number {
  let mixed = mix(hash, text.length);
  for (let index = 0; index < text.length; index++) mixed = mix(mixed, text.charCodeAt(index));
  return mixed;
}

function mix(hash: number, word: number): number {
  let block = Math.imul(word, 0xcc9e2d51);
  block = (block << 15) | (block >>> 17);
  const next = hash ^ Math.imul(block, 0x1b873593);
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
