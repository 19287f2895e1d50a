import { expect, test } from 'vitest';
import { chunkr } from './chunkr.cases.js';
import { broken, type Written } from './traces.cases.js';

const task = (id: string, status: string): object => ({
  ...{ task_id: id, status, created_at: '2025-01-01T00:00:00Z', configuration: {} },
  ...(status === 'Succeeded' ? { output: {} } : {}),
});
const create = (at: number, id: string): Written => [
  'create',
  { at, body: {}, status: 200, json: task(id, 'Starting') },
];
const read = (at: number, id: string, status: string): Written => [
  'read',
  { at, path: { task_id: id }, status: 200, json: task(id, status) },
];
const cancel = (at: number, id: string): Written => ['cancel', { at, path: { task_id: id }, status: 200 }];
const remove = (at: number, id: string): Written => ['delete', { at, path: { task_id: id }, status: 200 }];
const lost = (at: number, id: string): Written => ['read', { at, path: { task_id: id }, status: 404 }];

test.each<[string, string, readonly Written[]]>([
  [
    'next/Starting',
    'a cancel that ends another task',
    [create(0, 'a'), create(0, 'b'), read(1, 'b', 'Starting'), cancel(2, 'a'), read(3, 'b', 'Cancelled')],
  ],
  [
    'operations/read/allow@Succeeded',
    'a delete that takes another task',
    [
      create(0, 'a'),
      create(0, 'b'),
      read(1, 'a', 'Succeeded'),
      read(1, 'b', 'Succeeded'),
      remove(2, 'a'),
      lost(3, 'b'),
    ],
  ],
  [
    'operations/create/creates',
    'an id that is issued twice',
    [create(0, 'a'), read(1, 'a', 'Processing'), create(2, 'a')],
  ],
  [
    'constant/~1task_id',
    'an answer about another task',
    [create(0, 'a'), ['read', { at: 1, path: { task_id: 'a' }, status: 200, json: task('b', 'Starting') }]],
  ],
])('%s is broken by %s', (rule, _, steps) => {
  expect(broken(chunkr, steps)).toEqual([rule]);
});
