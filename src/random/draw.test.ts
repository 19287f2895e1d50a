import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawBetween, drawHex, drawUnit, drawUuid, drawWeighted } from './draw.js';

const COUNT = 10_000;
const draws = (draw: (index: number) => number) => Array.from({ length: COUNT }, (_, index) => draw(index));

/** Pearson's statistic against equal bins; for 20 bins it stays below 50.8 with probability 0.9999. */
function chiSquare(values: readonly number[], bins = 20): number {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.floor(value * bins)]! += 1;
  const expected = values.length / bins;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(one), mean(other)];
  const covariance = mean(one.map((value, index) => (value - a) * (other[index]! - b)));
  const variance = (values: readonly number[], center: number) => mean(values.map((v) => (v - center) ** 2));
  return covariance / Math.sqrt(variance(one, a) * variance(other, b));
}

test.each([
  ['task', (index: number) => drawUnit(1, index, 0, 0, 'Starting', 'dwell')],
  ['log entry', (index: number) => drawUnit(1, 1, index, 0, 'Starting', 'dwell')],
  ['step', (index: number) => drawUnit(1, 1, 0, index, 'Starting', 'dwell')],
  ['name', (index: number) => drawUnit(1, 1, 0, 0, `state-${index}`)],
  ['seed', (index: number) => drawUnit(index, 1, 0, 0, 'Starting', 'dwell')],
])('draws that differ in the %s alone are uniform and independent of their neighbours', (_, draw) => {
  const values = draws(draw);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(chiSquare(values)).toBeLessThan(50.8);
  expect(Math.abs(correlation(values.slice(1), values.slice(0, -1)))).toBeLessThan(0.04);
});

test('the low bits of a draw are as uniform as the high ones, and independent of them', () => {
  const values = draws((index) => drawUnit(1, index));
  const low = values.map((value) => (value * 2 ** 27) % 1);
  expect(chiSquare(low)).toBeLessThan(50.8);
  expect(Math.abs(correlation(values, low))).toBeLessThan(0.04);
});

test('draws of one key for two purposes have nothing to do with each other', () => {
  const dwell = draws((index) => drawUnit(1, index, 0, 0, 'Starting', 'dwell'));
  const next = draws((index) => drawUnit(1, index, 0, 0, 'Starting', 'next'));
  expect(Math.abs(correlation(dwell, next))).toBeLessThan(0.04);
});

test('a draw is the same whatever was drawn before it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.tuple(fc.nat(), fc.string())), (seed, others) => {
      const before = drawUnit(seed, 1, 'mine');
      for (const [sequence, name] of others) drawUnit(seed, sequence, name);
      expect(drawUnit(seed, 1, 'mine')).toBe(before);
    }),
    { numRuns: 100 },
  );
});

test('a draw between two numbers lies between them, and between equal ones it is that number', () => {
  const ends = fc.tuple(fc.nat(), fc.nat());
  fc.assert(
    fc.property(ends, fc.integer(), ([min, size], seed) => {
      const drawn = drawBetween({ min, max: min + size }, seed, 'x');
      expect(drawn).toBeGreaterThanOrEqual(min);
      if (size === 0) expect(drawn).toBe(min);
      else expect(drawn).toBeLessThan(min + size);
    }),
    { numRuns: 300 },
  );
});

const weight = fc.oneof(fc.constant(0), fc.nat(), fc.double({ min: 0, max: 1e6, noNaN: true }));
const weights = fc.array(weight, { minLength: 1, maxLength: 8 });

test('an index of weight 0 is never drawn, and none is drawn where no weight is positive', () => {
  fc.assert(
    fc.property(weights, fc.integer(), (some, seed) => {
      const index = drawWeighted(some, seed, 'x');
      if (some.every((one) => one === 0)) expect(index).toBeUndefined();
      else expect(some[index!]).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
  expect(drawWeighted([], 1, 'x')).toBeUndefined();
});

test('alternatives of weight 0 shift nothing, wherever they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), fc.integer(), (some, seed) => {
      const positions = [...some.keys()].filter((index) => some[index]! > 0);
      const dense = drawWeighted(
        positions.map((index) => some[index]!),
        seed,
        'x',
      );
      expect(drawWeighted(some, seed, 'x')).toBe(dense === undefined ? undefined : positions[dense]);
    }),
    { numRuns: 300 },
  );
});

test('alternatives are drawn as often as their weights say', () => {
  const counts = [0, 0, 0, 0];
  for (let index = 0; index < COUNT; index++) counts[drawWeighted([1, 0, 2, 7], 1, index)!]! += 1;
  expect(counts[1]).toBe(0);
  expect(counts[0]! / COUNT).toBeCloseTo(0.1, 1.5);
  expect(counts[2]! / COUNT).toBeCloseTo(0.2, 1.5);
  expect(counts[3]! / COUNT).toBeCloseTo(0.7, 1.5);
});

test('hexadecimal digits are as many as asked for, and fewer of them are a prefix of more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 64 }), fc.integer({ min: 0, max: 64 }), (length, more) => {
      const digits = drawHex(length, 1, 'x');
      expect(digits).toMatch(new RegExp(`^[0-9a-f]{${length}}$`));
      expect(drawHex(length + more, 1, 'x').startsWith(digits)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('each hexadecimal digit is drawn equally often at each place', () => {
  const texts = Array.from({ length: COUNT }, (_, index) => drawHex(12, 1, index));
  for (let place = 0; place < 12; place++) {
    const digits = texts.map((text) => Number.parseInt(text.charAt(place), 16) / 16);
    expect(chiSquare(digits, 16)).toBeLessThan(45);
  }
});

test('ids have the form of a UUID of version 4, and 10,000 of them are distinct', () => {
  const ids = Array.from({ length: COUNT }, (_, index) => drawUuid(1, 'task-id', index));
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(ids.filter((id) => !form.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(COUNT);
  expect(new Set(ids.map((id) => id.charAt(19))).size).toBe(4);
});
