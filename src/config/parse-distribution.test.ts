import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printDuration, printRange } from '../lifecycle/parse-duration.js';
import type { Problem } from '../lifecycle/problem.js';
import type { Distribution } from '../random/distribution.js';
import { parseDistribution } from './parse-distribution.js';
import type { RawDistribution } from './raw-config.js';

function parse(raw: RawDistribution): Distribution | string {
  const problems: Problem[] = [];
  const distribution = parseDistribution(raw, '/dwell/x', (problem) => problems.push(problem));
  expect(problems.length).toBe(distribution === undefined ? 1 : 0);
  return distribution ?? `${problems[0]!.at}: ${problems[0]!.message}. ${problems[0]!.hint}`;
}

test.each<readonly [RawDistribution, Distribution]>([
  ['5s', { type: 'fixed', value: 5_000 }],
  ['1s..3s', { type: 'uniform', min: 1_000, max: 3_000 }],
  ['2s..2s', { type: 'fixed', value: 2_000 }],
  [
    { type: 'fixed', value: '500ms' },
    { type: 'fixed', value: 500 },
  ],
  [{ value: '1m' }, { type: 'fixed', value: 60_000 }],
  [
    { type: 'uniform', min: '0s', max: '1h' },
    { type: 'uniform', min: 0, max: 3_600_000 },
  ],
  [
    { median: '2s', sigma: 0.5 },
    { type: 'lognormal', median: 2_000, sigma: 0.5 },
  ],
  [
    { type: 'lognormal', median: '2s', sigma: 0, max: '9s' },
    { type: 'lognormal', median: 2_000, sigma: 0, max: 9_000 },
  ],
])('%j is a stay of %j', (raw, distribution) => {
  expect(parse(raw)).toEqual(distribution);
});

test('p50 and p99 give the lognormal distribution that has them', () => {
  expect(parse({ p50: '2s', p99: '30s', max: '1m' })).toEqual({
    type: 'lognormal',
    median: 2_000,
    sigma: expect.closeTo(Math.log(15) / 2.326, 3),
    max: 60_000,
  });
});

const WRITE =
  'Write 5s, 1s..3s, {median: 2s, sigma: 0.5} or {p50: 2s, p99: 30s}; the last two may have a max.';

test.each<readonly [RawDistribution, string]>([
  ['3s..1s', '/dwell/x: expected the shorter end first, got "3s..1s". Write 1s..3s.'],
  [
    {},
    `/dwell/x: expected value, or min and max, or median and sigma, or p50 and p99 in a stay, got none. ${WRITE}`,
  ],
  [
    { type: 'fixed', min: '1s', max: '2s' },
    `/dwell/x: expected value in a stay of type fixed, got min, max. ${WRITE}`,
  ],
  [
    { p50: '1s' },
    `/dwell/x: expected value, or min and max, or median and sigma, or p50 and p99 in a stay, got p50. ${WRITE}`,
  ],
  [
    { type: 'uniform', min: '1s', max: '2s', sigma: 1 },
    `/dwell/x: expected min and max in a stay of type uniform, got min, max, sigma. ${WRITE}`,
  ],
  [
    { min: '3s', max: '1s' },
    '/dwell/x: expected min to be at most max, got the longer one first. Swap them.',
  ],
  [
    { p50: '3s', p99: '1s' },
    '/dwell/x: expected p50 above 0 and p99 at least as long, got others. p50 is what half of the stays are shorter than, p99 what 99 of 100 are: {p50: 2s, p99: 30s}.',
  ],
])('%j is refused: %s', (raw, message) => {
  expect(parse(raw)).toBe(message);
});

test('whatever distribution is written out is read back', () => {
  const ms = fc.nat({ max: 10_000_000 });
  const any = fc.oneof(
    ms.map((value) => [printDuration(value), { type: 'fixed', value }] as const),
    fc
      .tuple(ms, fc.integer({ min: 1, max: 10_000_000 }))
      .map(
        ([min, more]) =>
          [printRange({ minMs: min, maxMs: min + more }), { type: 'uniform', min, max: min + more }] as const,
      ),
    fc.record({ median: ms, sigma: fc.double({ min: 0, max: 3, noNaN: true }), max: ms }).map(
      ({ median, sigma, max }) =>
        [
          { type: 'lognormal' as const, median: printDuration(median), sigma, max: printDuration(max) },
          { type: 'lognormal', median, sigma, max },
        ] as const,
    ),
  );
  fc.assert(
    fc.property(any, ([raw, distribution]) => {
      expect(parse(raw)).toEqual(distribution);
    }),
  );
});
