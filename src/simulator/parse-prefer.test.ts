import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headerWord, parsePrefer } from './parse-prefer.js';
import { preferHeader } from './prefer-header.js';

const read = (header: string) =>
  [...parsePrefer(header).values()].map(({ name, value, parameters, isBroken }) => [
    name,
    value,
    ...[...parameters].map((pair) => pair.join('=')),
    ...(isBroken ? ['broken'] : []),
  ]);

test.each<[string, string[][]]>([
  ['', []],
  ['outcome=Failed', [['outcome', 'Failed']]],
  [
    ' OutCome = Failed , wait=10',
    [
      ['outcome', 'Failed'],
      ['wait', '10'],
    ],
  ],
  [
    'outcome="In, Progress", a',
    [
      ['outcome', 'In, Progress'],
      ['a', ''],
    ],
  ],
  ['outcome="a \\"b\\" \\\\ c"', [['outcome', 'a "b" \\ c']]],
  ['progression=manual;reads=3', [['progression', 'manual', 'reads=3']]],
  [
    'progression=manual ; reads = "3" ; x ;; y=1, b',
    [
      ['progression', 'manual', 'reads=3', 'x=', 'y=1'],
      ['b', ''],
    ],
  ],
  ['outcome=SUCCESS.error', [['outcome', 'SUCCESS.error']]],
  [
    'respond-async, outcome=a, outcome=b',
    [
      ['respond-async', ''],
      ['outcome', 'a'],
    ],
  ],
  [
    'outcome=In Progress, wait=1',
    [
      ['outcome', 'In', 'broken'],
      ['wait', '1'],
    ],
  ],
  [
    'outcome=(a), wait=1',
    [
      ['outcome', '', 'broken'],
      ['wait', '1'],
    ],
  ],
  ['outcome="open, wait=1', [['outcome', '', 'broken']]],
  ['=a, (, wait=1', [['wait', '1']]],
  [',,wait=1,', [['wait', '1']]],
])('Prefer: %s is read as %j', (header, preferences) => {
  expect(read(header)).toEqual(preferences);
});

test('whatever comes is read to its end, and fast', () => {
  const pieces = fc.constantFrom('"', '\\', ',', ';', '=', ' ', 'a', 'outcome', '\t', 'é', '(');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      for (const { name } of parsePrefer(parts.join('')).values()) expect(name).not.toBe('');
    }),
    { numRuns: 500 },
  );
  expect(parsePrefer(`outcome="${'\\"'.repeat(8_000)}`).get('outcome')?.isBroken).toBe(true);
  expect(parsePrefer('a=('.repeat(5_000)).get('a')?.isBroken).toBe(true);
});

const visible = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 12,
});

test('what a header is made of is what is read from it', () => {
  const options = fc.record(
    {
      outcome: visible,
      scenario: visible,
      progression: fc.oneof(
        fc.constantFrom('immediate' as const, 'time' as const, 'hold' as const, 'manual' as const),
        fc.record({ manual: fc.integer({ min: 1, max: 9 }) }),
      ),
      dwell: fc.constantFrom(0, 250, '5s', '1.5m'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(options, (preferred) => {
      const { prefer = '' } = preferHeader(preferred);
      const { outcome, scenario, progression, dwell } = preferred;
      const isCounted = typeof progression === 'object';
      expect(read(prefer)).toEqual([
        ...(outcome === undefined ? [] : [['outcome', outcome]]),
        ...(scenario === undefined ? [] : [['scenario', scenario]]),
        ...(progression === undefined
          ? []
          : [['progression', ...(isCounted ? ['manual', `reads=${progression.manual}`] : [progression])]]),
        ...(dwell === undefined ? [] : [['dwell', typeof dwell === 'number' ? `${dwell}ms` : dwell]]),
      ]);
    }),
    { numRuns: 300 },
  );
  expect(preferHeader({})).toEqual({});
  expect(preferHeader({ outcome: 'Failed' })).toEqual({ prefer: 'outcome=Failed' });
});

test('a text that no header can hold is refused where it is written', () => {
  expect(() => preferHeader({ outcome: 'Готово' })).toThrow(RangeError);
  expect(() => preferHeader({ scenario: 'a\r\nx: y' })).toThrow('printable ASCII');
});

test.each([
  ['Failed', 'Failed'],
  ['In Progress', '"In Progress"'],
  ['', '""'],
  ['a"b\\', '"a\\"b\\\\"'],
])('%j is written as %s', (text, word) => {
  expect(headerWord(text)).toBe(word);
});
