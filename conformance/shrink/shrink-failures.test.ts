import { expect, test } from 'vitest';
import { chunkr } from '../monitor/chunkr.cases.js';
import { judge } from '../monitor/monitor.js';
import { traceOf, type Written } from '../monitor/traces.cases.js';
import type { Plan } from '../plan/plan.js';
import { createRecognition } from './recognise.js';
import { shrinkFailures } from './shrink-failures.js';
import { target } from './target.cases.js';

const task = (id: string, status: string): object => ({
  task_id: id,
  status,
  created_at: 'x',
  configuration: {},
});
const life = (id: string, at: number): readonly Written[] => [
  ['create', { at, body: {}, status: 200, json: task(id, 'Starting') }],
  ['read', { at: at + 1, path: { task_id: id }, status: 200, json: task(id, 'Starting') }],
  ['read', { at: at + 2, path: { task_id: id }, status: 200, json: task(id, 'Processing') }],
  ['cancel', { at: at + 3, path: { task_id: id }, status: 200 }],
  ['read', { at: at + 4, path: { task_id: id }, status: 200, json: task(id, 'Processing') }],
];
const again: readonly Written[] = [
  ['read', { at: 90, path: { task_id: 'a' }, status: 200, json: task('a', 'Starting') }],
  ['read', { at: 91, path: { task_id: 'none' }, status: 500 }],
];
const plan: Plan = { id: 'visit cancel@Processing', phase: 'directed', aims: [], acts: [], patienceMs: 1000 };
const trace = traceOf(chunkr, [...life('a', 0), ...life('b', 10), ...life('c', 20), ...again]);
const drafts = shrinkFailures({
  ...{ api: chunkr, target, trace, judged: judge(chunkr, trace) },
  plans: [{ plan, exchanges: [0, 1, 2, 3, 4], skipped: [] }],
});

test('each broken rule is shown once, what is no consequence first', () => {
  expect(drafts.map(({ rule, afterViolation }) => [rule, afterViolation])).toEqual([
    ['operations/cancel/else@Processing', false],
    ['openapi/read/answer', false],
    ['next/Processing', true],
  ]);
});

test('a failure has the few exchanges that show it, how often it came, where it comes from, and how to show it again', () => {
  const [first] = drafts;
  expect(first?.exchanges.map(({ seq }) => seq)).toEqual([1, 3, 4]);
  expect(first).toMatchObject({
    ...{
      count: 3,
      plan: 'visit cancel@Processing',
      before: ['Processing', 'Succeeded', 'Failed'],
      answer: '200',
    },
    replay: {
      aims: ['operations/cancel/else@Processing'],
      acts: [{ do: 'call' }, { do: 'await' }, { do: 'call' }],
    },
  });
  expect(first?.curl).toContain('cancel');
});

test('no more failures are shrunk than asked for', () => {
  const judged = judge(chunkr, trace);
  expect(shrinkFailures({ api: chunkr, target, trace, judged, plans: [], limit: 1 })).toHaveLength(1);
});

test('with more looks a failure waits for the state that its task was last seen in, and reads on at the end', () => {
  const late: readonly Written[] = [
    ['create', { at: 0, body: {}, status: 200, json: task('a', 'Starting') }],
    ['read', { at: 900, path: { task_id: 'a' }, status: 200, json: task('a', 'Processing') }],
    ['read', { at: 2000, path: { task_id: 'a' }, status: 500 }],
  ];
  const answered = traceOf(chunkr, late);
  const judged = judge(chunkr, answered);
  const [first] = shrinkFailures({ api: chunkr, target, trace: answered, judged, plans: [] });
  expect(first?.exchanges).toHaveLength(1 + 1);
  expect(first?.replay.acts.map((act) => act.do)).toEqual(['call', 'pause', 'probe']);
  expect(first?.watchful.acts.slice(0, 4)).toEqual([
    expect.objectContaining({ do: 'call' }),
    { do: 'await', task: 'a', states: ['Processing'] },
    { do: 'probe', task: 'a' },
    expect.objectContaining({ do: 'pause' }),
  ]);
  expect(first?.curl).toContain('until it shows Processing');
  expect(first?.curl).toContain('until it is answered 500');
});

test('a failure is recognised beside looks that tell so much that another rule is blamed', () => {
  const recognises = createRecognition(chunkr);
  expect(recognises(trace, 'operations/cancel/else@Processing')).toBe(true);
  expect(recognises(traceOf(chunkr, life('a', 0).slice(0, 3)), 'operations/cancel/else@Processing')).toBe(
    false,
  );
  expect(recognises(trace, 'states')).toBe(false);
});
