import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTime } from '../../src/lifecycle/parse-time.js';
import { alterValue, shiftTime } from './alter-value.js';

test('another value is never the same, and of the same type', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const other = alterValue(value);
      if (other === undefined) return;
      expect(other).not.toEqual(value);
      expect(Array.isArray(other)).toBe(Array.isArray(value));
      expect(typeof other).toBe(typeof value);
    }),
  );
});

test.each([
  ['2026-01-05T08:00:00Z', '2026-01-05T08:00:01Z'],
  ['2026-01-05T08:00:00.123456', '2026-01-05T08:00:01.123456'],
  ['2026-01-05T08:00:59+00:00', '2026-01-05T08:01:00+00:00'],
  ['0f8fad5b-d9cb-469f-a165-70867728950e', '0f8fad5b-d9cb-469f-a165-708677289500'],
])('%s becomes %s', (text, other) => {
  expect(alterValue(text)).toBe(other);
});

test('among the permitted values another one is taken, and none where there is no other', () => {
  expect(alterValue('b', ['b', 'a'])).toBe('a');
  expect(alterValue('b', ['b', null])).toBeUndefined();
});

test('a time that is moved stays one', () => {
  expect(parseTime(shiftTime('2026-12-31T23:59:59Z', 1_000))).toEqual(parseTime('2027-01-01T00:00:00Z'));
});
