import { expect, test } from 'vitest';
import { chunkr } from './chunkr.cases.js';
import { literature } from './literature.cases.js';
import { judge } from './monitor.js';
import { broken, held, traceOf, violations, type Written } from './traces.cases.js';

const path = { task_id: 'a' };
const task = (status: string, size = 512): object => ({
  ...{ task_id: 'a', status, created_at: '2025-01-01T00:00:00Z' },
  configuration: { ocr_strategy: 'All', chunking: { size, overlap: 0 } },
  ...(status === 'Succeeded' ? { output: { pages: 1 } } : {}),
});
const create: Written = ['create', { at: 0, body: {}, status: 200, json: task('Starting') }];
type When = number | readonly [number, number];
const read = (at: When, status: string): Written => ['read', { at, path, status: 200, json: task(status) }];
const cancel = (at: When, status: number): Written => ['cancel', { at, path, status }];
const remove = (at: When, status: number): Written => ['delete', { at, path, status }];

const update = (at: When, size: number): Written => [
  'update',
  { at, path, body: { chunking: { size } }, status: 200, json: task('Starting', size) },
];

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
    'a lost read that was sent before the task was created, and others that cross',
    [
      ['read', { at: [0, 3], path }],
      ['create', { at: [1, 1], body: {}, status: 200, json: task('Starting') }],
      read([1.5, 3], 'Cancelled'),
      cancel([1.5, 2], 200),
    ],
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
  [
    'two cancels of one kind, of which the one that returned first came first',
    [
      create,
      read(1, 'Succeeded'),
      update(2, 7),
      cancel([3, 20], 200),
      cancel([3, 5], 200),
      update([6, 7], 8),
      read(21, 'Succeeded'),
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

test.each([4, 18])('%s cancels at once are put in order, and nothing stays undecided', (count) => {
  const storm = Array.from({ length: count }, (_, at) =>
    cancel([1 + at / 100, 5], at === count - 1 ? 200 : 400),
  );
  const steps = [create, ...storm, read(6, 'Cancelled'), cancel(7, 200)];
  expect(broken(chunkr, steps)).toEqual(['operations/cancel/else@Cancelled']);
  const { observations } = judge(chunkr, traceOf(chunkr, steps));
  expect(observations.filter(({ kind }) => kind === 'inconclusive')).toEqual([]);
});

test('of four cancels at once one won for certain', () => {
  const storm = [400, 400, 400, 200].map((status, at) => cancel([1 + at / 100, 5], status));
  const steps = [create, ...storm, read(6, 'Cancelled')];
  expect(held(chunkr, steps, 'operations/cancel/moves@Starting').definite).toBe(1);
  expect(held(chunkr, steps, 'operations/cancel/else@Cancelled').definite).toBe(3);
});

test('more calls at once than can be put in order leave all undecided, and later ones are judged again', () => {
  const storm = Array.from({ length: 9 }, (_, at) => update([2 + at / 100, 5], at));
  const steps = [create, read(1, 'Succeeded'), ...storm, remove(6, 200)];
  expect(broken(chunkr, [...steps, remove(7, 200)])).toHaveLength(1);
  const { observations } = judge(chunkr, traceOf(chunkr, steps));
  expect(observations.some(({ kind }) => kind === 'inconclusive')).toBe(true);
});

test('a violation names the calls that raced', () => {
  const steps = [create, read(1, 'Starting'), cancel([2, 9], 200), cancel([3, 8], 200)];
  const [only, ...others] = violations(chunkr, steps);
  expect(others).toEqual([]);
  expect(only?.explanation.raced).toEqual([3, 4]);
  expect(only?.explanation.sentence).toContain(
    'No order of these calls explains the answers: cancel (200, 2 times).',
  );
});

test('what holds in every order that explains the answers holds for certain', () => {
  const race = [create, read(1, 'Starting'), cancel([2, 9], 400), cancel([3, 8], 200), read(10, 'Cancelled')];
  expect(held(chunkr, race, 'operations/cancel/moves@Starting').definite).toBe(1);
  const either = [create, read(1, 'Starting'), cancel([2, 9], 400), read([3, 8], 'Processing')];
  expect(held(chunkr, either, 'operations/cancel/moves@Starting').definite).toBe(0);
  expect(broken(chunkr, either)).toEqual([]);
});
