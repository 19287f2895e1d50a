import { expect, test } from 'vitest';
import { chunkr } from '../monitor/chunkr.cases.js';
import { press } from '../monitor/press.cases.js';
import { traceOf, type Written } from '../monitor/traces.cases.js';
import type { Target } from '../target/target.js';
import { planFromTrace } from './plan-from-trace.js';
import { target } from './target.cases.js';

const path = { task_id: 'id-1' };
const task = (status: string): object => ({ task_id: 'id-1', status, created_at: 'x', configuration: {} });
const create: Written = [
  'create',
  { at: 0, body: { ocr_strategy: 'Auto' }, status: 200, json: task('Starting') },
];
const read = (at: number, status: string): Written => ['read', { at, path, status: 200, json: task(status) }];
const cancel = (at: number | readonly [number, number], status: number): Written => [
  'cancel',
  { at, path, status },
];

test('looks become waits for what they showed, the last a probe, and the rest calls with the same requests', () => {
  const trace = traceOf(chunkr, [
    create,
    read(1, 'Starting'),
    read(5, 'Processing'),
    cancel(6, 200),
    read(7, 'Processing'),
  ]);
  expect(planFromTrace(chunkr, target, trace).acts).toMatchObject([
    {
      do: 'call',
      call: {
        operation: 'create',
        creates: 'a',
        changes: [{ kind: 'set', in: 'body', at: { text: '' }, value: { ocr_strategy: 'Auto' } }],
        intent: { kind: 'valid' },
      },
    },
    { do: 'await', task: 'a', states: ['Starting', 'Requeued'] },
    { do: 'await', task: 'a', states: ['Processing'] },
    { do: 'call', call: { operation: 'cancel', task: 'a', changes: [] } },
    { do: 'pause', ms: 1000 },
    { do: 'probe', task: 'a' },
  ]);
});

test('calls that overlapped are sent together, as far apart as they were', () => {
  const trace = traceOf(chunkr, [create, read(1, 'Starting'), cancel([2, 3], 200), cancel([2.04, 2.5], 200)]);
  expect(planFromTrace(chunkr, target, trace).acts.at(-1)).toMatchObject({
    do: 'together',
    calls: [
      { afterMs: 0, call: { operation: 'cancel', task: 'a' } },
      { afterMs: 40, call: { operation: 'cancel', task: 'a' } },
    ],
  });
});

test('ids that were never issued are sent as they are, and wrong credentials are wrong again', () => {
  const headers = { authorization: 'b5f1c0d2e8a94f7c9d3a6e1b7c4f2a80' };
  const trace = traceOf(chunkr, [
    ['read', { at: 0, path: { task_id: 'none' }, status: 404, intent: { kind: 'unknown-id' } }],
    [
      'read',
      { at: 1, path, status: 200, headers, json: task('Starting'), intent: { kind: 'unauthenticated' } },
    ],
    ['read', { at: 2, path, status: 200, json: task('Starting'), intent: { kind: 'unauthenticated' } }],
    ['read', { at: 3, path, query: { include_chunks: 'false' }, status: 200, json: task('Starting') }],
  ]);
  const calls = planFromTrace(chunkr, target, trace).acts.flatMap((act) =>
    act.do === 'call' ? [act.call] : [],
  );
  expect(calls.map(({ changes, intent }) => [intent.kind, ...changes])).toEqual([
    ['unknown-id', { kind: 'set', in: 'path', name: 'task_id', value: 'none' }],
    [
      'unauthenticated',
      { kind: 'set', in: 'path', name: 'task_id', value: 'id-1' },
      { kind: 'credential', how: 'wrong' },
    ],
    [
      'unauthenticated',
      { kind: 'set', in: 'path', name: 'task_id', value: 'id-1' },
      { kind: 'credential', how: 'absent' },
    ],
    [
      'valid',
      { kind: 'set', in: 'path', name: 'task_id', value: 'id-1' },
      { kind: 'set', in: 'query', name: 'include_chunks', value: 'false' },
    ],
  ]);
});

test('a task that no exchange created is made by the first hook', () => {
  const hooked: Target = { ...target, create: [{ kind: 'command', argv: ['make-task'], timeoutMs: 1000 }] };
  expect(planFromTrace(chunkr, hooked, traceOf(chunkr, [cancel(1, 200)])).acts).toMatchObject([
    { do: 'call', call: { operation: 'create', creates: 'a', hook: 0 } },
    { do: 'call', call: { operation: 'cancel', task: 'a' } },
  ]);
});

test('states that a predicate tells are waited for as well, and keys that were shared are shared again', () => {
  const trace = traceOf(press, [
    [
      'submit',
      { at: 0, status: 201, sends: { location: '/jobs/7/view' }, headers: { 'idempotency-key': 'k' } },
    ],
    [
      'submit',
      { at: 0.5, status: 201, sends: { location: '/jobs/8/view' }, headers: { 'idempotency-key': 'k' } },
    ],
    [
      'submit',
      { at: 0.6, status: 201, sends: { location: '/jobs/9/view' }, headers: { 'idempotency-key': 'l' } },
    ],
    ['show', { at: 1, path: { id: 7 }, status: 200, json: { id: '7', done: true, labels: {} } }],
    ['stop', { at: 2, path: { id: 7 }, status: 200 }],
  ]);
  expect(planFromTrace(press, target, trace).acts).toMatchObject([
    {
      do: 'call',
      call: { changes: [{ kind: 'set', in: 'header', name: 'idempotency-key', value: 'k-again' }] },
    },
    { do: 'pause' },
    {
      do: 'call',
      call: { changes: [{ kind: 'set', in: 'header', name: 'idempotency-key', value: 'k-again' }] },
    },
    { do: 'pause' },
    { do: 'call', call: { changes: [] } },
    { do: 'await', task: 'a', states: ['done'] },
    { do: 'call', call: { operation: 'stop', task: 'a', changes: [] } },
  ]);
});

test('a task that a workload made is made by it again, and only what the request had beside it is a change', () => {
  const holds = { state: 'Starting', forMs: 9000, workload: 'long' };
  const [name, step] = create;
  const trace = traceOf(chunkr, [
    [name, { ...step, holds }],
    cancel(1, 200),
    [name, { ...step, at: 2, holds: { ...holds, workload: 'no more' } }],
  ]);
  const recipe = { operation: 'create', body: { ocr_strategy: 'Auto' } };
  const known: Target = { ...target, workloads: [{ name: 'long', recipe, holds }] };
  const calls = planFromTrace(chunkr, known, trace).acts.flatMap((act) =>
    act.do === 'call' ? [act.call] : [],
  );
  expect(calls.map(({ workload, changes }) => [workload, changes.length])).toEqual([
    ['long', 0],
    [undefined, 0],
    [undefined, 1],
  ]);
});
