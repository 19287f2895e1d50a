import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoTime } from './iso-time.js';

test('an instant is written as the machine would write it', () => {
  const max = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(0, 0, 1) - 1, max }), (ms) => {
      fc.pre(new Date(ms).getUTCFullYear() >= 0);
      expect(isoTime(ms)).toBe(new Date(ms).toISOString());
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  [0, '1970-01-01T00:00:00.000Z'],
  [-1, '1969-12-31T23:59:59.999Z'],
  [Date.UTC(2000, 1, 29), '2000-02-29T00:00:00.000Z'],
  [Date.UTC(1900, 1, 28, 23, 59, 59, 999) + 1, '1900-03-01T00:00:00.000Z'],
  [1_735_689_600_000.9, '2025-01-01T00:00:00.000Z'],
])('%d is %s', (ms, text) => {
  expect(isoTime(ms)).toBe(text);
});
