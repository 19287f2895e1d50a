import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareInstants, parseTime } from './parse-time.js';

const instant = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

test('a time reads as the instant that the calendar gives it', () => {
  fc.assert(
    fc.property(instant, (date) => {
      const parsed = parseTime(date.toISOString())!;
      expect(parsed.seconds * 1000 + Math.round(parsed.fraction * 1000)).toBe(date.getTime());
    }),
  );
});

test('a time without a zone is UTC, a date is its midnight, a zone shifts', () => {
  const noon = parseTime('2024-02-29T12:00:00Z')!;
  for (const text of [
    '2024-02-29T12:00:00',
    '2024-02-29 12:00',
    '2024-02-29t12:00:00z',
    '2024-02-29T14:30:00+02:30',
  ]) {
    expect(parseTime(text)).toEqual(noon);
  }
  expect(parseTime('2024-02-29')).toEqual({ seconds: noon.seconds - 43_200, fraction: 0 });
  expect(parseTime('2024-02-29T07:00:00-0500')).toEqual(noon);
});

test('nanoseconds are told apart', () => {
  const order = compareInstants(
    parseTime('2024-01-01T00:00:00.000000001Z')!,
    parseTime('2024-01-01T00:00:00.000000002Z')!,
  );
  expect(order).toBeLessThan(0);
});

test.each([
  ['2023-02-29'],
  ['2024-13-01'],
  ['2024-00-01'],
  ['2024-04-31'],
  ['2024-01-01T24:00:00Z'],
  ['2024-01-01T00:60:00Z'],
  ['2024-01-01Z'],
  ['20240101'],
  ['1700000000'],
  ['now'],
  [''],
  ['2024-01-01T00:00:00Zulu'],
])('%j is no time', (text) => {
  expect(parseTime(text)).toBeUndefined();
});

test('no text makes the reading throw', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseTime(text)));
});
