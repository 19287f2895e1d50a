import { expect, test } from 'vitest';
import { trace } from './trace.cases.js';
import { broken, held, type Written } from './traces.cases.js';

const upload: Written = ['upload', { at: 0, status: 200, json: { task_id: 'a', id: 'file' } }];
const look = (at: number, status: string | null, more: object = {}): Written => [
  'task',
  { at, path: { task_id: 'a' }, status: 200, json: { id: 'a', status, created_at: 5, ...more } },
];

test.each<[string, readonly Written[]]>([
  ['both words for running', [upload, look(1, 'running'), look(2, 'in_progress'), look(3, 'completed')]],
  ['a task that someone else cancels', [upload, look(1, 'running'), look(2, 'cancelled')]],
  ['a task without a status', [upload, look(1, null), look(2, 'completed')]],
  ['a file id that differs from the task', [upload, look(1, 'pending')]],
])('%s is in order', (_, steps) => {
  expect(broken(trace, steps)).toEqual([]);
});

test.each<[string, string, readonly Written[]]>([
  ['states/failed/has/~1failure_reason', 'a failure without a reason', [upload, look(1, 'failed')]],
  [
    'states/completed/lacks/~1failure_reason',
    'a success with a reason to fail',
    [upload, look(1, 'completed', { failure_reason: 'no' })],
  ],
  [
    'next/pending',
    'a task that completes without having run, pinned by another look',
    [upload, look(1, 'running'), look(2, 'pending')],
  ],
  [
    'monotone/~1updated_at',
    'a time of change that goes back',
    [upload, look(1, 'running', { updated_at: 9 }), look(2, 'running', { updated_at: 8 })],
  ],
  [
    'check/~1created_at <= ~1updated_at',
    'a change before the creation',
    [upload, look(1, 'running', { updated_at: 4 })],
  ],
  [
    'constant/~1created_at',
    'a creation that moves',
    [upload, look(1, 'running'), look(2, 'running', { created_at: 6 })],
  ],
  [
    'states/completed/final',
    'a result that comes later',
    [upload, look(1, 'completed'), look(2, 'completed', { data: {} })],
  ],
])('%s is broken by %s', (rule, _, steps) => {
  const wanted = rule === 'next/pending' ? 'next/in_progress' : rule;
  expect(broken(trace, steps)).toEqual([wanted]);
});

test('a step seen from one look to the next is definite, two are not', () => {
  expect(held(trace, [upload, look(0, 'pending'), look(1, 'running')], 'next/pending')).toEqual({
    definite: 1,
    ambiguous: 0,
  });
  expect(held(trace, [upload, look(0, 'pending'), look(1, 'completed')], 'next/pending')).toEqual({
    definite: 0,
    ambiguous: 1,
  });
});
