import { expect, test } from 'vitest';
import { shop } from './shop.cases.js';
import { broken, type Step, violations, type Written } from './traces.cases.js';

const key = { 'x-key': 'right' };
const look = (at: Step['at'], status: number, more: Partial<Step> = {}): Written => [
  'look',
  { at, path: { id: 'o1' }, headers: key, intent: { kind: 'valid' }, ...answer(status), ...more },
];
const list = (at: Step['at'], status: number, more: Partial<Step> = {}): Written => [
  'list',
  { at, headers: key, intent: { kind: 'valid' }, status, ...(status === 200 ? { json: [] } : {}), ...more },
];
const answer = (status: number): Partial<Step> =>
  status === 200 ? { status, json: { id: 'o1', status: 'open' } } : { status };
const attempt = { intent: { kind: 'unauthenticated' }, headers: { 'x-key': 'wrong' } } as const;

test('a credential that was accepted before and after is not refused in between', () => {
  const found = violations(shop, [look(1, 200), look(2, 401), list(3, 200)]);
  expect(found.map(({ rule, seq }) => [rule, seq])).toEqual([['security/look', 2]]);
  expect(found[0]?.explanation.sentence).toBe(
    'look was answered 401: the same credential was accepted before and after.',
  );
});

test('of a recording the same holds', () => {
  const steps = [look(1, 200), look(2, 401), list(3, 200)];
  expect(broken(shop, steps.map(without))).toEqual(['security/look']);
});

const without = ([operation, { intent: _, ...step }]: Written): Written => [operation, step];

test.each<[string, readonly Written[]]>([
  ['that is not accepted again may have expired', [look(1, 200), look(2, 401), look(3, 401)]],
  ['that this operation never accepted may be too weak', [list(1, 200), look(2, 401), list(3, 200)]],
  ['that is refused with 403 may ask too often', [list(1, 200), list(2, 403), list(3, 200)]],
  [
    'that is refused after a wrong one may be barred for a while',
    [look(1, 200), look(2, 401, attempt), look(3, 401), look(4, 401), look(5, 200)],
  ],
  [
    'that is refused while a wrong one is under way may be barred',
    [look(1, 200), look([2, 5], 401), look([3, 4], 401, attempt), look(6, 200)],
  ],
  [
    'that is accepted only while it is refused shows no order',
    [look(1, 200), look([2, 4], 401), look(3, 200)],
  ],
  ['that is another one', [look(1, 200), look(2, 401, { headers: { 'x-key': 'old' } }), look(3, 200)]],
  ['of another namespace', [look(1, 200), look(2, 401, { namespace: 'n' }), look(3, 200)]],
])('a credential %s', (_, steps) => {
  expect(broken(shop, steps)).toEqual([]);
});

test('a wrong credential bars nobody once the right one was accepted again', () => {
  const steps = [look(1, 200), look(2, 401, attempt), look(3, 200), look(4, 401), look(5, 200)];
  expect(broken(shop, steps)).toEqual(['security/look']);
});
