import { expect, test } from 'vitest';
import { factpulse } from './factpulse.cases.js';
import { broken, held, type Written } from './traces.cases.js';

const generate: Written = ['generate', { at: 0, status: 202, json: { taskId: 'a' } }];
const look = (at: number, status: string, result?: object): Written => [
  'status',
  {
    at,
    path: { task_id: 'a' },
    status: 200,
    json: { taskId: 'a', status, ...(result === undefined ? {} : { result }) },
  },
];
const missing = (at: number): Written => ['status', { at, path: { task_id: 'a' }, status: 404 }];
const unknown = (json: object): Written => [
  'status',
  { at: 0, path: { task_id: 'z' }, status: 200, json, intent: { kind: 'unknown-id' } },
];
const ok = { status: 'SUCCESS', content_b64: 'eA==' };
const retries = (count: number): readonly Written[] =>
  Array.from({ length: count }, (_, round) => [
    look(2 * round + 1, 'RETRY'),
    look(2 * round + 2, 'STARTED'),
  ]).flat();

test.each<[string, readonly Written[]]>([
  ['a task that is tried again three times', [generate, ...retries(3), look(9, 'SUCCESS', ok)]],
  [
    'a retry looked at twice',
    [generate, look(1, 'RETRY'), look(2, 'RETRY'), look(3, 'RETRY'), look(4, 'RETRY')],
  ],
  ['PENDING for an id never issued', [unknown({ taskId: 'z', status: 'PENDING' })]],
  [
    '404 for an id never issued',
    [['status', { at: 0, path: { task_id: 'z' }, status: 404, intent: { kind: 'unknown-id' } }]],
  ],
  [
    '404 right after a 202',
    [generate, ['status', { at: 0, path: { task_id: 'a' }, status: 404 }], look(1, 'STARTED')],
  ],
  ['a success in business terms', [generate, look(1, 'SUCCESS', ok), look(2, 'SUCCESS', ok)]],
  [
    'an error in business terms',
    [generate, look(1, 'SUCCESS', { status: 'ERROR', errorCode: 'E1', errorMessage: 'no' })],
  ],
])('%s is in order', (_, steps) => {
  expect(broken(factpulse, steps)).toEqual([]);
});

test.each<[string, string, readonly Written[]]>([
  ['states/RETRY/visits', 'a fourth retry', [generate, ...retries(3), look(9, 'RETRY')]],
  ['next/STARTED', 'a task that waits again', [generate, look(1, 'STARTED'), look(2, 'PENDING')]],
  [
    'operations/status/unknown',
    'STARTED for an id never issued',
    [unknown({ taskId: 'z', status: 'STARTED' })],
  ],
  [
    'states/PENDING/lacks/~1result',
    'a PENDING with a result for an id never issued',
    [unknown({ taskId: 'z', status: 'PENDING', result: ok })],
  ],
  [
    'states/SUCCESS/outcomes',
    'a business result that is neither',
    [generate, look(1, 'SUCCESS', { status: 'MAYBE' })],
  ],
  ['states/SUCCESS/outcomes', 'a success without a business result', [generate, look(1, 'SUCCESS')]],
  [
    'states/SUCCESS/outcomes/ok/has/~1result~1content_b64',
    'a success without content',
    [generate, look(1, 'SUCCESS', { status: 'SUCCESS' })],
  ],
  [
    'states/SUCCESS/outcomes/error/has/~1result~1errorMessage',
    'an error without a message',
    [generate, look(1, 'SUCCESS', { status: 'ERROR', errorCode: 'E1' })],
  ],
  ['states/STARTED/lacks/~1result', 'a result before the end', [generate, look(1, 'STARTED', ok)]],
  [
    'states/SUCCESS/final',
    'a result that turns',
    [
      generate,
      look(1, 'SUCCESS', ok),
      look(2, 'SUCCESS', { status: 'ERROR', errorCode: 'E1', errorMessage: 'no' }),
    ],
  ],
])('%s is broken by %s', (rule, _, steps) => {
  expect(broken(factpulse, steps)).toEqual([rule]);
});

test('each visit that is seen counts once', () => {
  const steps = [generate, look(1, 'STARTED'), ...retries(2), look(8, 'RETRY'), look(9, 'RETRY')];
  expect(held(factpulse, steps, 'states/RETRY/visits')).toEqual({ definite: 3, ambiguous: 0 });
});

test('a task that was accepted for later and is answered as waiting is certainly answered as waiting', () => {
  const steps = [generate, look(1, 'PENDING'), look(2, 'PENDING'), look(3, 'STARTED')];
  expect(held(factpulse, steps, 'operations/status/allow@PENDING')).toEqual({ definite: 2, ambiguous: 0 });
  expect(broken(factpulse, [generate, look(1, 'PENDING'), missing(2), look(3, 'PENDING')])).toEqual([]);
});

test('a successor that is seen next shows that a state was left as it may be, whatever loop lies between', () => {
  const steps = [generate, look(1, 'PENDING'), look(2, 'STARTED'), look(3, 'RETRY'), look(4, 'STARTED')];
  for (const state of ['PENDING', 'STARTED', 'RETRY'])
    expect(held(factpulse, steps, `next/${state}`)).toEqual({ definite: 1, ambiguous: 0 });
  const further = [generate, look(1, 'PENDING'), look(2, 'SUCCESS', ok)];
  expect(held(factpulse, further, 'next/PENDING')).toEqual({ definite: 0, ambiguous: 1 });
});
