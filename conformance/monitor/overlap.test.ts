import { expect, test } from 'vitest';
import { chunkr } from './chunkr.cases.js';
import { literature } from './literature.cases.js';
import { judge } from './monitor.js';
import { broken, traceOf, violations, type Written } from './traces.cases.js';

const path = { task_id: 'a' };
const task = (status: string): object => ({
  ...{ task_id: 'a', status, created_at: '2025-01-01T00:00:00Z' },
  configuration: { ocr_strategy: 'All', chunking: { size: 512, overlap: 0 } },
  ...(status === 'Succeeded' ? { output: { pages: 1 } } : {}),
});
const create: Written = ['create', { at: 0, body: {}, status: 200, json: task('Starting') }];
type When = number | readonly [number, number];
const read = (at: When, status: string): Written => ['read', { at, path, status: 200, json: task(status) }];
const cancel = (at: When, status: number): Written => ['cancel', { at, path, status }];
const remove = (at: When, status: number): Written => ['delete', { at, path, status }];

test.each<[string, readonly Written[]]>([
  [
    'two cancels, the second sent wins',
    [create, cancel([1, 5], 400), cancel([2, 4], 200), read(6, 'Cancelled')],
  ],
  [
    'a read that overtakes a cancel',
    [create, cancel([1, 9], 200), read([2, 3], 'Starting'), read(10, 'Cancelled')],
  ],
  [
    'two reads that cross',
    [create, read([1, 9], 'Processing'), read([2, 3], 'Starting'), read(10, 'Processing')],
  ],
  [
    'a read during a delete',
    [
      create,
      read(1, 'Succeeded'),
      remove([2, 9], 200),
      read([3, 4], 'Succeeded'),
      ['read', { at: [5, 6], path, status: 404 }],
    ],
  ],
  ['two deletes, one too late', [create, read(1, 'Succeeded'), remove([2, 9], 404), remove([3, 8], 200)]],
  [
    'a chain of reads, each crossing the next',
    [
      create,
      ...Array.from(
        { length: 30 },
        (_, at): Written => read([at + 1, at + 2.5], at < 20 ? 'Starting' : 'Processing'),
      ),
    ],
  ],
  [
    'calls recorded in the order of return',
    [create, cancel([2, 4], 200), cancel([1, 5], 400), read(6, 'Cancelled')],
  ],
])('%s: some order explains it', (_, steps) => {
  expect(broken(chunkr, steps)).toEqual([]);
});

test.each<[string, string, readonly Written[]]>([
  [
    'operations/cancel/else@Cancelled',
    'two cancels that both win',
    [create, read(1, 'Starting'), cancel([2, 9], 200), cancel([3, 8], 200)],
  ],
  [
    'operations/cancel/else@Processing',
    'two cancels of a running task',
    [create, read(1, 'Processing'), cancel([2, 9], 200), cancel([3, 8], 400), read(10, 'Processing')],
  ],
  [
    'next/Processing',
    'a read that starts after another saw more',
    [create, read([1, 9], 'Processing'), read([10, 11], 'Starting')],
  ],
])('%s: no order explains %s', (rule, _, steps) => {
  const all = violations(chunkr, steps);
  expect(all.some(({ explanation }) => explanation.rules.includes(rule))).toBe(true);
});

test('a list that crosses a delete may or may not show the task', () => {
  const row = (id: number): object => ({
    id,
    project_id: 1,
    status: 'pending',
    progress: 0,
    total: 1,
    created_at: '2025-01-01T00:00:00',
  });
  const search: Written = [
    'search',
    { at: 0, path: { project_id: 1 }, body: {}, status: 200, json: { code: 200, data: { task_id: 1 } } },
  ];
  const list = (rows: readonly object[]): Written => [
    'list',
    { at: [1, 5], status: 200, json: { code: 200, data: rows } },
  ];
  const cancel: Written = [
    'cancel',
    { at: [2, 4], path: { id: 1 }, status: 200, json: { code: 200, data: null } },
  ];
  expect(broken(literature, [search, list([row(1)]), cancel])).toEqual([]);
  expect(broken(literature, [list([row(1)]), ['search', { ...search[1], at: [1, 6] }]])).toEqual([]);
});

test('more calls at once than can be ordered leave all undecided, and later ones are judged again', () => {
  const storm = Array.from({ length: 18 }, (_, at) => cancel([1 + at / 100, 5], at === 17 ? 200 : 400));
  const steps = [create, ...storm, read(6, 'Cancelled'), cancel(7, 200)];
  expect(broken(chunkr, steps)).toEqual(['operations/cancel/else@Cancelled']);
  const report = judge(chunkr, traceOf(chunkr, steps));
  expect(report.observations.some(({ kind }) => kind === 'inconclusive')).toBe(true);
});
