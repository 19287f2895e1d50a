import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.js';
import { answered } from './small-service.cases.js';

const nowMs = Date.UTC(2023, 10, 14, 22, 13, 20);

test.each<[number, Record<string, string>, number | undefined]>([
  [429, { 'retry-after': '7' }, 7_000],
  [503, { 'retry-after': ' 0 ' }, 0],
  [429, { 'retry-after': '99999999' }, 3_600_000],
  [503, { 'retry-after': 'Tue, 14 Nov 2023 22:13:50 GMT' }, 30_000],
  [503, { 'retry-after': 'Tuesday, 14-Nov-23 22:13:50 GMT' }, 30_000],
  [503, { 'retry-after': 'Tue Nov 14 22:13:50 2023' }, 30_000],
  [503, { 'retry-after': 'Tue, 14 Nov 2023 22:13:50 GMT', date: 'Tue, 14 Nov 2023 22:13:45 GMT' }, 5_000],
  [503, { 'retry-after': 'Tue, 14 Nov 2023 22:00:00 GMT' }, 0],
  [429, {}, undefined],
  [429, { 'retry-after': 'soon' }, undefined],
  [429, { 'retry-after': '-1' }, undefined],
  [429, { 'retry-after': '1.5' }, undefined],
  [200, { 'retry-after': '7' }, undefined],
])('%d with %j asks to wait for %s ms', (status, headers, ms) => {
  expect(retryAfterMs(answered(status, undefined, headers), nowMs)).toBe(ms);
});
