import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashKey, type KeyPart } from './hash.js';

const part = fc.oneof(fc.maxSafeInteger(), fc.string({ maxLength: 12 }));
const key = fc.array(part, { maxLength: 5 });
const seed = fc.integer();

// Verification values of MurmurHash3_x86_32 for the empty input.
test.each([
  [0, 0],
  [1, 0x514e28b7],
  [0xffff_ffff, 0x81f1_6f39],
])('the empty key under seed %d hashes as in MurmurHash3', (of, hash) => {
  expect(hashKey(of, [])).toBe(hash);
});

// A change of these values changes every id and every timeline that a user has pinned by its seed.
test.each<[number, KeyPart[], number]>([
  [1, ['task-id', 1], 798_953_890],
  [7, [1, 0, 0, 'Starting', 'dwell'], 2_693_517_207],
  [-1, [2 ** 40, -3, ''], 3_786_729_169],
])('under seed %d the hash of %j is the same on every machine', (of, parts, hash) => {
  expect(hashKey(of, parts)).toBe(hash);
});

test('a hash is a whole number of 32 bits, and equal keys have equal ones', () => {
  fc.assert(
    fc.property(seed, key, (of, parts) => {
      const hash = hashKey(of, parts);
      expect(hash).toBe(hash >>> 0);
      expect(hashKey(of, [...parts])).toBe(hash);
    }),
    { numRuns: 300 },
  );
});

test('keys that differ in anything hash differently', () => {
  fc.assert(
    fc.property(seed, key, key, (of, one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(hashKey(of, one)).not.toBe(hashKey(of, other));
    }),
    { numRuns: 500, seed: 1 },
  );
});

test.each<[KeyPart[], KeyPart[]]>([
  [['1'], [1]],
  [[''], []],
  [['', ''], ['']],
  [
    ['ab', 'c'],
    ['a', 'bc'],
  ],
  [['ab'], ['a', 'b']],
  [
    [1, 2],
    [2, 1],
  ],
  [[0], [2 ** 32]],
  [[-1], [2 ** 32 - 1]],
  [['é'], ['e']],
])('%j and %j are two keys', (one, other) => {
  expect(hashKey(1, one)).not.toBe(hashKey(1, other));
});

test('20,000 keys in a row do not collide', () => {
  const hashes = new Set(Array.from({ length: 20_000 }, (_, sequence) => hashKey(1, [sequence, 0, 0])));
  expect(hashes.size).toBe(20_000);
});

test('each bit of a number changes each bit of the hash half of the time', () => {
  const samples = 400;
  for (let inBit = 0; inBit < 32; inBit++) {
    const changes = new Array<number>(32).fill(0);
    for (let value = 0; value < samples; value++) {
      const difference = hashKey(1, [value]) ^ hashKey(1, [(value ^ (1 << inBit)) >>> 0]);
      for (let bit = 0; bit < 32; bit++) changes[bit]! += (difference >>> bit) & 1;
    }
    for (const count of changes) expect(Math.abs(count / samples - 0.5)).toBeLessThan(0.125);
  }
});
