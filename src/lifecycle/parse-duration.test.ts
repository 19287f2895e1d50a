import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration, parseRange, printDuration, printRange } from './parse-duration.js';

test.each([
  ['0s', 0],
  ['500ms', 500],
  ['5s', 5000],
  ['1.5s', 1500],
  ['2m', 120_000],
  ['1h', 3_600_000],
  ['1d', 86_400_000],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toEqual({ ok: true, value: ms });
});

test.each([
  ['5', 'Add a unit: 5s for seconds, 5ms for milliseconds.'],
  ['5 s', 'Write 5s.'],
  ['5S', 'Write 5s.'],
  ['PT5S', 'ISO 8601 durations are not read here: write 90s, 5m, 1h or 1d.'],
  ['soon', 'Write a number and a unit: 500ms, 5s, 2m, 1h or 1d.'],
  ['-1s', 'Write a number and a unit: 500ms, 5s, 2m, 1h or 1d.'],
  ['', 'Write a number and a unit: 500ms, 5s, 2m, 1h or 1d.'],
])('%j is no duration, and the hint says what to write', (text, hint) => {
  expect(parseDuration(text)).toEqual({ ok: false, message: `expected a duration, got "${text}"`, hint });
});

test('a duration too long to count is refused', () => {
  expect(parseDuration(`${'9'.repeat(400)}d`).ok).toBe(false);
});

test('a duration survives printing and reading', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(1, 1000, 60_000, 3_600_000), (count, factor) => {
      expect(parseDuration(printDuration(count * factor))).toEqual({ ok: true, value: count * factor });
    }),
  );
  expect(['0s', '90s', '2m', '36h', '3d', '1001ms'].map((text) => printDuration(parsed(text)))).toEqual([
    '0s',
    '90s',
    '2m',
    '36h',
    '3d',
    '1001ms',
  ]);
});

const parsed = (text: string): number => {
  const duration = parseDuration(text);
  return duration.ok ? duration.value : Number.NaN;
};

test('a range survives printing and reading', () => {
  const range = fc.tuple(fc.nat(), fc.nat()).map(([low, more]) => ({ minMs: low, maxMs: low + more }));
  fc.assert(
    fc.property(range, (some) => {
      expect(parseRange(printRange(some))).toEqual({ ok: true, value: some });
    }),
  );
});

test('one duration alone is a range of one length', () => {
  expect(parseRange('5s')).toEqual({ ok: true, value: { minMs: 5000, maxMs: 5000 } });
});

test.each([
  ['5s..1s', 'expected the shorter end first, got "5s..1s"', 'Write 1s..5s.'],
  ['1..5s', 'expected a duration, got "1"', 'Add a unit: 1s for seconds, 1ms for milliseconds.'],
  ['1s..', 'expected a duration, got ""', 'Write a number and a unit: 500ms, 5s, 2m, 1h or 1d.'],
  ['1s..2s..3s', 'expected a range, got "1s..2s..3s"', 'Write the two ends with two dots between: 1s..30s.'],
])('%s is no range', (text, message, hint) => {
  expect(parseRange(text)).toEqual({ ok: false, message, hint });
});
