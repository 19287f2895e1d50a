import { expect, test } from 'vitest';
import { chunkr } from '../monitor/chunkr.cases.js';
import { judge } from '../monitor/monitor.js';
import { traceOf, type Written } from '../monitor/traces.cases.js';
import type { Plan } from '../plan/plan.js';
import { confirm } from './confirm.js';
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
    ...{ count: 3, plan: 'visit cancel@Processing', before: ['Processing'], answer: '200' },
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

test('a confirmation counts how often the same rule is broken', async () => {
  const sound = traceOf(chunkr, life('a', 0).slice(0, 3));
  const run = (_: Plan, n: number): Promise<typeof trace> => Promise.resolve(n % 2 === 0 ? trace : sound);
  const rule = 'operations/cancel/else@Processing';
  expect(await confirm({ api: chunkr, plan, rule, tries: 5, run })).toEqual({ times: 3, tries: 5 });
  expect(await confirm({ api: chunkr, plan, rule: 'states', tries: 2, run })).toEqual({ times: 0, tries: 2 });
});
