import { expect, test } from 'vitest';
import { expandStatuses, isAccepted, matchesStatus, matchesUnknown, printStatus } from './match-status.js';
import { defaultElse, parseStatuses } from './parse-status.js';

test.each([
  ['4xx', 400, true],
  ['4XX', 409, true],
  ['4xx', 403, true],
  ['4xx', 422, true],
  ['4xx', 401, false],
  ['4xx', 404, false],
  ['4xx', 405, false],
  ['4xx', 408, false],
  ['4xx', 413, false],
  ['4xx', 415, false],
  ['4xx', 429, false],
  ['4xx', 500, false],
  [404, 404, true],
  [400, 409, false],
  ['2xx', 204, true],
])('%s means %d: %j', (pattern, status, expected) => {
  expect(matchesStatus(parseStatuses(pattern), status)).toBe(expected);
});

test('what `ok` names is accepted and nothing else; without it any 2xx is', () => {
  const accepted = (life: object) => [200, 202, 204, 303, 404].filter((status) => isAccepted(life, status));
  expect(accepted({})).toEqual([200, 202, 204]);
  expect(accepted({ ok: parseStatuses([202, 303]) })).toEqual([202, 303]);
  expect(accepted({ ok: parseStatuses('3xx') })).toEqual([303]);
});

test('a named status counts beside a class that leaves it out', () => {
  expect(matchesStatus(parseStatuses(['4xx', 404]), 404)).toBe(true);
  expect(matchesStatus([], 200)).toBe(false);
});

test('a class for unknown ids means 404 too, but nothing about credentials', () => {
  expect([400, 404, 410, 401, 405, 429].filter((status) => matchesUnknown(defaultElse, status))).toEqual([
    400, 404, 410,
  ]);
  expect(matchesUnknown([{ kind: 'state', state: 'PENDING' }], 404)).toBe(false);
});

test('a pattern prints as it is written', () => {
  expect(parseStatuses([404, '4XX']).map(printStatus)).toEqual(['404', '4xx']);
});

test('the keys of a Responses Object stand for the statuses that OpenAPI says', () => {
  expect(expandStatuses(['200', 'x-note'])).toEqual([200]);
  expect(expandStatuses(['4XX'])).toHaveLength(100);
  expect(expandStatuses(['default'])).toHaveLength(500);
  expect(expandStatuses(['2(', '.*'])).toEqual([]);
});
