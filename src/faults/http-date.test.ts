import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printHttpDate } from './http-date.js';

test('an HTTP date is what the platform prints, rounded up to a second', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60_000_000_000_000, max: 200_000_000_000_000 }), (ms) => {
      expect(printHttpDate(ms)).toBe(new Date(Math.ceil(ms / 1000) * 1000).toUTCString());
    }),
  );
});
