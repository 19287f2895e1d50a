import { expect, test } from 'vitest';
import type { Exchange } from '../exchange/exchange.js';
import { parseHttpDate, retryAfterMs } from './parse-retry-after.js';

const answered = (status: number, value: string, wallMs?: number): Exchange => ({
  seq: 0,
  callMs: 0,
  returnMs: 0,
  ...(wallMs !== undefined && { wall: { callMs: wallMs, returnMs: wallMs } }),
  request: { method: 'GET', url: '/', headers: {}, body: { kind: 'empty' } },
  answer: { kind: 'answered', status, headers: { 'retry-after': value }, body: { kind: 'empty' } },
});

test.each([
  [429, '10', 10_000],
  [503, ' 3 ', 3000],
  [503, 'Thu, 01 Jan 1970 00:00:30 GMT', 30_000],
  [429, '3600', 3_600_000],
  [429, '3601', undefined],
  [429, '0', undefined],
  [429, '-1', undefined],
  [429, '1.5', undefined],
  [429, 'soon', undefined],
  [429, '', undefined],
  [503, 'Wed, 31 Dec 1969 23:59:59 GMT', undefined],
  [500, '10', undefined],
  [200, '10', undefined],
])('a %i with Retry-After "%s" asks for %s ms', (status, value, ms) => {
  expect(retryAfterMs(answered(status, value))).toBe(ms);
});

test('a date is nearest by the clock that is ahead', () => {
  expect(retryAfterMs(answered(503, 'Thu, 01 Jan 1970 00:00:30 GMT', 20_000))).toBe(10_000);
  expect(retryAfterMs(answered(503, 'Thu, 01 Jan 1970 00:00:30 GMT', 30_000))).toBeUndefined();
});

test.each(['Sun, 06 Nov 2033 08:49:37 GMT', 'Sunday, 06-Nov-33 08:49:37 GMT', 'Sun Nov  6 08:49:37 2033'])(
  '%s is read as an HTTP date',
  (text) => {
    expect(parseHttpDate(text)).toBe(Date.UTC(2033, 10, 6, 8, 49, 37));
  },
);

test.each([
  'Sun, 06 Nov 2033 08:49:37 CET',
  'Sun, 31 Feb 2033 08:49:37 GMT',
  '2033-11-06T08:49:37Z',
  'Sun, 6 Nov',
])('%s is no HTTP date', (text) => {
  expect(parseHttpDate(text)).toBeUndefined();
});
