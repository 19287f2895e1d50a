import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeFormat } from './format-time.js';

const MS = Date.UTC(2025, 0, 2, 3, 4, 5, 67);

test.each<[readonly string[], unknown, string | number]>([
  [['string'], '2024-06-01T10:00:00Z', '2025-01-02T03:04:05Z'],
  [['string'], '2024-06-01T10:00:00.000Z', '2025-01-02T03:04:05.067Z'],
  [['string'], '2024-06-01T10:00:00.5Z', '2025-01-02T03:04:05.0Z'],
  [['string'], '2024-06-01T10:00:00.123456Z', '2025-01-02T03:04:05.067000Z'],
  [['string'], '2024-06-01T10:00:00.123456789+02:00', '2025-01-02T03:04:05.067000000+00:00'],
  [['string'], '2024-06-01T10:00:00+0200', '2025-01-02T03:04:05+00:00'],
  [['string'], '2024-06-01T10:00:00', '2025-01-02T03:04:05'],
  [['string', 'null'], '2024-06-01 10:00:00', '2025-01-02 03:04:05'],
  [['string'], 'yesterday', '2025-01-02T03:04:05.067Z'],
  [['string'], undefined, '2025-01-02T03:04:05.067Z'],
  [[], undefined, '2025-01-02T03:04:05.067Z'],
  [['integer'], undefined, 1_735_787_045],
  [['integer'], 1_717_236_000, 1_735_787_045],
  [['integer'], 1_717_236_000_000, 1_735_787_045_067],
  [['number', 'null'], 1_717_236_000.25, 1_735_787_045.067],
  [['number'], 1_717_236_000, 1_735_787_045],
  [['number'], undefined, 1_735_787_045],
  [[], 1_717_236_000, 1_735_787_045],
  [[], 1_717_236_000.25, 1_735_787_045.067],
  [['integer', 'string'], '2024-06-01T10:00:00Z', '2025-01-02T03:04:05Z'],
])('with types %j and the example %j an instant is written as %j', (types, example, text) => {
  expect(timeFormat(types, example)(MS)).toBe(text);
});

const example = fc
  .record({
    separator: fc.constantFrom('T', ' '),
    fraction: fc.constantFrom('', '.1', '.123', '.123456'),
    zone: fc.constantFrom('', 'Z', '+00:00', '-05:00'),
  })
  .map(({ separator, fraction, zone }) => `2024-06-01${separator}10:00:00${fraction}${zone}`);
const instant = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31, 23, 59, 59, 999) });

test('an instant has the form of the example, and means the instant up to the digits it has', () => {
  fc.assert(
    fc.property(example, instant, (shown, ms) => {
      const text = String(timeFormat(['string'], shown)(ms));
      const form = (time: string) => time.replace(/\d/g, '0').replace(/[+-]\d\d:\d\d$/, '+00:00');
      expect(form(text)).toBe(form(shown));
      const digits = /\.(\d+)/.exec(shown)?.[1]?.length ?? 0;
      const read = Date.parse(`${text.replace(' ', 'T').replace(/(Z|\+00:00)$/, '')}Z`);
      expect(ms - read).toBeGreaterThanOrEqual(0);
      expect(ms - read).toBeLessThan(Math.max(1, 10 ** (3 - digits)));
    }),
    { numRuns: 300 },
  );
});

test('later instants are never written as earlier ones', () => {
  fc.assert(
    fc.property(example, instant, fc.nat(5_000), (shown, ms, gap) => {
      const format = timeFormat(['string'], shown);
      fc.pre(ms + gap < Date.UTC(9999, 11, 31));
      expect(String(format(ms + gap)) >= String(format(ms))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a format remembers nothing of the instants it has written', () => {
  fc.assert(
    fc.property(example, fc.array(instant, { minLength: 2, maxLength: 6 }), (shown, instants) => {
      const format = timeFormat(['string'], shown);
      for (const ms of instants) expect(format(ms)).toBe(timeFormat(['string'], shown)(ms));
    }),
    { numRuns: 100 },
  );
});
