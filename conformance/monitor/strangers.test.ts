import { expect, test } from 'vitest';
import { literature } from './literature.cases.js';
import { broken, type Written } from './traces.cases.js';

const row = (id: number): object => ({
  ...{ id, project_id: 1, task_type: 'search', status: 'pending', progress: 0, total: 10 },
  created_at: '2025-03-12T10:00:00',
});
type When = number | readonly [number, number];
const search = (at: When, id?: number): Written => [
  'search',
  {
    ...{ at, path: { project_id: 1 }, body: {} },
    ...(id === undefined
      ? {}
      : { status: 200, json: { code: 200, data: { task_id: id, status: 'pending' } } }),
  },
];
const list = (at: When, ids: readonly number[], query: Record<string, number> = {}): Written => [
  'list',
  { at, query, status: 200, json: { code: 200, data: ids.map(row) } },
];
const cancel = (at: number, id: number): Written => [
  'cancel',
  { at, path: { id }, status: 200, json: { code: 200, data: null } },
];
const own = { own: true };

test('a task that nobody created is found in a list that was whole before', () => {
  const steps = [list(0, [7]), search(1, 1), list(2, [1, 7, 8])];
  expect(broken(literature, steps, own)).toEqual(['operations/list/lists']);
  expect(broken(literature, steps)).toEqual([]);
});

test.each<[string, readonly Written[]]>([
  ['what was there from the beginning', [list(0, [7]), list(1, [7])]],
  ['before the list was seen whole', [list(0, [], { project_id: 1 }), search(1, 1), list(2, [1, 8])]],
  ['a create that is still under way', [list(0, []), list([1, 5], [1]), search([2, 6], 1)]],
  ['a create whose answer was lost', [list(0, []), search(1), list(9, [8])]],
  ['a task that was made by other means, and is called later', [list(0, []), list(1, [8]), cancel(2, 8)]],
])('a row that nobody created is no surprise: %s', (_, steps) => {
  expect(broken(literature, steps, own)).toEqual([]);
});

test('one lost create accounts for one row', () => {
  expect(broken(literature, [list(0, []), search(1), list(9, [8, 9])], own)).toEqual([
    'operations/list/lists',
  ]);
});
