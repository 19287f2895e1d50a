import { expect, test } from 'vitest';
import { docling } from './docling.cases.js';
import { broken, held, type Written } from './traces.cases.js';

const task = (status: string, progress: number, id = 'a'): object => ({
  task_id: id,
  status,
  progress,
  task_type: 'convert',
});
const submit = (at: number, id = 'a'): Written => [
  'submit',
  { at, body: { sources: [1] }, status: 200, json: task('pending', 0, id) },
];
const poll = (at: number, json: object, id = 'a'): Written => [
  'poll',
  { at, path: { task_id: id }, status: 200, json },
];
const missing = (at: number, id = 'a'): Written => ['poll', { at, path: { task_id: id }, status: 404 }];
const result = (at: number, status: number): Written => [
  'result',
  { at, path: { task_id: 'a' }, status, ...(status === 200 ? { json: {} } : {}) },
];
const clear = (at: number, id: string | undefined, status = 200): Written => [
  'clear',
  {
    at,
    ...(id === undefined ? {} : { query: { task_id: id } }),
    status,
    ...(status === 200 ? { json: {} } : {}),
  },
];
const done = task('completed', 100);

test.each<[string, readonly Written[]]>([
  [
    'a task that is cleared and stays readable',
    [submit(0), poll(1, done), result(2, 200), clear(3, 'a'), poll(4, done), result(5, 404)],
  ],
  [
    'a task that is cleared and gone',
    [submit(0), poll(1, done), clear(2, 'a'), missing(3), result(4, 404), clear(5, 'a'), clear(6, 'a', 404)],
  ],
  [
    'a clear of a running task',
    [submit(0), poll(1, task('processing', 10)), clear(2, 'a'), poll(3, task('processing', 20))],
  ],
  [
    'a clear of all tasks',
    [
      submit(0),
      submit(0, 'b'),
      poll(1, done),
      poll(1, task('processing', 5, 'b'), 'b'),
      clear(2, undefined),
      missing(3),
      poll(3, task('processing', 5, 'b'), 'b'),
    ],
  ],
  [
    'a result of a failed task, whatever it is',
    [submit(0), poll(1, task('failed', 5)), result(2, 404), result(3, 200)],
  ],
  ['a task that is kept as long as it must', [submit(0), poll(1, done), poll(250, done), missing(302)]],
  ['a task that finished unseen', [submit(0), poll(200, done), missing(301)]],
])('%s is in order', (_, steps) => {
  expect(broken(docling, steps)).toEqual([]);
});

test.each<[string, string, readonly Written[]]>([
  [
    'operations/clear/bulk',
    'a clear of all tasks that clears none',
    [submit(0), poll(1, done), clear(2, undefined), result(3, 200)],
  ],
  [
    'operations/clear/moves@completed',
    'a clear that leaves the result',
    [submit(0), poll(1, done), clear(2, 'a'), poll(3, done), result(4, 200)],
  ],
  [
    'operations/result/allow@completed',
    'a finished task without result',
    [submit(0), poll(1, done), result(2, 404)],
  ],
  [
    'operations/result/else@pending',
    'a result before there is one',
    [
      submit(0),
      ['result', { at: 0, path: { task_id: 'a' }, status: 200, json: {} }],
      poll(0, task('pending', 0)),
    ],
  ],
  [
    'monotone/~1progress',
    'progress that goes back',
    [submit(0), poll(1, task('processing', 50)), poll(2, task('processing', 40))],
  ],
  ['check/0 <= ~1progress <= 100', 'progress over the end', [submit(0), poll(1, task('processing', 101))]],
  ['retain', 'a task that is gone too soon', [submit(0), poll(1, done), missing(250)]],
  [
    'operations/poll/allow@cleared',
    'a cleared task that comes back',
    [submit(0), poll(1, done), clear(2, 'a'), missing(3), poll(4, done)],
  ],
  ['states/completed/should/~1progress == 100', 'an end at 99', [submit(0), poll(1, task('completed', 99))]],
  [
    'constant/~1task_type',
    'another type of task',
    [submit(0), poll(1, { ...task('processing', 1), task_type: 'chunk' })],
  ],
  [
    "operations/submit/should/~1task_type == 'convert'",
    'a type that was not submitted',
    [['submit', { at: 0, body: {}, status: 200, json: { ...task('pending', 0), task_type: 'chunk' } }]],
  ],
  [
    'operations/submit/creates',
    'a create without an id',
    [['submit', { at: 0, body: {}, status: 200, json: {} }]],
  ],
  [
    'operations/clear/unknown',
    'an unknown id refused with another status',
    [['clear', { at: 0, query: { task_id: 'z' }, status: 422, intent: { kind: 'unknown-id' } }]],
  ],
])('%s is broken by %s', (rule, _, steps) => {
  expect(broken(docling, steps).filter((one) => !one.startsWith('openapi/'))).toContain(rule);
  expect(new Set(broken(docling, steps).filter((one) => !one.startsWith('openapi/'))).size).toBe(1);
});

test('that a clear took the result is proven by the result being refused', () => {
  const steps = [submit(0), poll(1, done), clear(2, 'a'), poll(3, done)];
  expect(held(docling, steps, 'operations/clear/moves@completed')).toEqual({ definite: 0, ambiguous: 1 });
  const proven = [...steps, result(4, 404), poll(5, done)];
  expect(held(docling, proven, 'operations/clear/moves@completed')).toEqual({ definite: 1, ambiguous: 0 });
});

test('a clear is right wherever it leaves a failed or cleared task, once that was certain', () => {
  const failed = [submit(0), poll(1, task('failed', 5)), clear(2, 'a')];
  const rule = 'operations/clear/moves@failed';
  expect(held(docling, [...failed, poll(3, task('failed', 5))], rule)).toEqual({ definite: 1, ambiguous: 0 });
  expect(held(docling, [...failed, missing(3)], rule)).toEqual({ definite: 1, ambiguous: 0 });
  const cleared = [submit(0), poll(1, done), clear(2, 'a'), result(3, 404), clear(4, 'a'), poll(5, done)];
  expect(held(docling, cleared, 'operations/clear/moves@cleared')).toEqual({ definite: 1, ambiguous: 0 });
});

test('that a clear without a task applies to all is shown only by what it took', () => {
  const rule = 'operations/clear/bulk';
  const kept = task('failed', 5);
  const failed = [submit(0), poll(1, kept), clear(2, undefined), poll(3, kept)];
  expect(held(docling, failed, rule)).toEqual({ definite: 0, ambiguous: 0 });
  const took = [submit(0), poll(1, done), clear(2, undefined), poll(3, done), result(4, 404), poll(5, done)];
  expect(held(docling, took, rule)).toEqual({ definite: 1, ambiguous: 0 });
});

test('that a final task is kept is certain only at the end of the time', () => {
  const early = [submit(0), poll(1, done), poll(2, done)];
  expect(held(docling, early, 'retain')).toEqual({ definite: 0, ambiguous: 2 });
  expect(held(docling, [...early, poll(302, done)], 'retain')).toEqual({ definite: 1, ambiguous: 2 });
});

test('with the least stay taken for certain, a clear must not take a task that still runs', () => {
  const steps: readonly Written[] = [
    submit(0),
    poll(1, task('processing', 10)),
    clear(1.5, 'a'),
    missing(1.6),
  ];
  expect(broken(docling, steps)).toEqual([]);
  expect(broken(docling, steps, { assumeMinDwell: true })).toEqual(['operations/clear/allow@processing']);
});
