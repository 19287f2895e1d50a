import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Distribution, drawFrom, fromPercentiles } from './distribution.js';

const COUNT = 20_000;
const draws = (distribution: Distribution, seed = 1) =>
  Array.from({ length: COUNT }, (_, index) => drawFrom(distribution, seed, index));
const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(share * values.length)]!;

const positive = fc.double({ min: 0.001, max: 1e6, noNaN: true });
const sigma = fc.double({ min: 0, max: 3, noNaN: true });
const anyDistribution: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({ type: fc.constant('fixed' as const), value: positive }),
  fc.tuple(positive, positive).map(([min, more]) => ({ type: 'uniform' as const, min, max: min + more })),
  fc.record({ type: fc.constant('lognormal' as const), median: positive, sigma }),
  fc.record({ type: fc.constant('lognormal' as const), median: positive, sigma, max: positive }),
);

/** Whether the number is one that the distribution can give. */
function isPossible(distribution: Distribution, drawn: number): boolean {
  switch (distribution.type) {
    case 'fixed':
      return drawn === distribution.value;
    case 'uniform':
      return drawn >= distribution.min && drawn < distribution.max;
    case 'lognormal':
      return drawn > 0 && drawn <= (distribution.max ?? Number.MAX_VALUE);
  }
}

test('every number lies where its distribution says, and is the same each time', () => {
  fc.assert(
    fc.property(anyDistribution, fc.integer(), fc.nat(), (distribution, seed, index) => {
      const drawn = drawFrom(distribution, seed, index, 'dwell');
      expect(isPossible(distribution, drawn), String(drawn)).toBe(true);
      expect(drawFrom(distribution, seed, index, 'dwell')).toBe(drawn);
    }),
    { numRuns: 500 },
  );
});

test.each([
  [200, 0.5],
  [90, 1],
  [5_000, 0.1],
])('half of the lognormal numbers with median %d and sigma %d lie below the median', (median, spread) => {
  const values = draws({ type: 'lognormal', median, sigma: spread });
  expect(values.filter((value) => value < median).length / COUNT).toBeCloseTo(0.5, 1.7);
  const logs = values.map((value) => Math.log(value / median) / spread);
  const mean = logs.reduce((sum, log) => sum + log, 0) / COUNT;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / COUNT;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 1);
});

test.each([
  [100, 400],
  [2_000, 60_000],
  [50, 51],
])('numbers from percentiles %d and %d have these percentiles', (p50, p99) => {
  const values = draws(fromPercentiles(p50, p99));
  expect(percentile(values, 0.5) / p50).toBeCloseTo(1, 1);
  expect(percentile(values, 0.99) / p99).toBeCloseTo(1, 1);
  expect(values.filter((value) => value <= p99).length / COUNT).toBeCloseTo(0.99, 2);
});

test('equal percentiles give that number alone', () => {
  expect(new Set(draws(fromPercentiles(300, 300)))).toEqual(new Set([300]));
});

test('numbers above the maximum are cut to it, and none below it is touched', () => {
  const free: Distribution = { type: 'lognormal', median: 100, sigma: 1 };
  const [cut, all] = [draws({ ...free, max: 150 }), draws(free)];
  expect(cut).toEqual(all.map((value) => Math.min(150, value)));
  expect(cut.filter((value) => value === 150).length).toBeGreaterThan(COUNT / 10);
});

test('numbers of one distribution under two keys, or two seeds, have nothing to do with each other', () => {
  const shape: Distribution = { type: 'lognormal', median: 1, sigma: 1 };
  const logs = (values: readonly number[]) => values.map(Math.log);
  const [one, other] = [logs(draws(shape)), logs(draws(shape, 2))];
  expect(Math.abs(correlation(one, other))).toBeLessThan(0.03);
  expect(Math.abs(correlation(one.slice(1), one.slice(0, -1)))).toBeLessThan(0.03);
  const named = logs(Array.from({ length: COUNT }, (_, index) => drawFrom(shape, 1, index, 'other')));
  expect(Math.abs(correlation(one, named))).toBeLessThan(0.03);
});

function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(one), mean(other)];
  const spread = (values: readonly number[], center: number) => mean(values.map((v) => (v - center) ** 2));
  const covariance = mean(one.map((value, index) => (value - a) * (other[index]! - b)));
  return covariance / Math.sqrt(spread(one, a) * spread(other, b));
}
