import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkr } from './chunkr.cases.js';
import { docling } from './docling.cases.js';
import { literature } from './literature.cases.js';
import { judge } from './monitor.js';
import { anyPlan, anyWorldName, walk, worldOf } from './random-walk.cases.js';
import { traceOf, type Written } from './traces.cases.js';

const path = { task_id: 'a' };
const task = (status: string): object => ({
  ...{ task_id: 'a', status, created_at: '2025-01-01T00:00:00Z' },
  ...(status === 'Succeeded' ? { output: { pages: 1 } } : {}),
  configuration: { ocr_strategy: 'All', chunking: { size: 512, overlap: 0 } },
});
const holds = { state: 'Processing', forMs: 60_000, workload: 'long' };
const name = 'holds Processing (workload "long")';
const create: Written = ['create', { at: 0, body: {}, status: 200, json: task('Starting'), holds }];
const read = (at: number, status: string): Written => ['read', { at, path, status: 200, json: task(status) }];
const remove = (at: number, status: number): Written => ['delete', { at, path, status }];

const waiting = { task_id: 'a', status: 'pending', progress: 0, task_type: 'convert' };

const found = (steps: readonly Written[], options = {}): readonly unknown[] =>
  judge(chunkr, traceOf(chunkr, steps), options).observations.flatMap((one) =>
    one.kind === 'violated' ? [[one.rule, one.explanation.assuming]] : [],
  );

test('what is accepted in a state that the workload holds is accepted there', () => {
  const rule = 'operations/delete/else@Processing';
  expect(found([create, read(1, 'Processing'), remove(50, 200)])).toEqual([[rule, [name]]]);
  expect(found([create, read(1, 'Processing'), remove(70, 200)])).toEqual([]);
  expect(found([create, read(1, 'Processing'), remove(50, 200)], { slackMs: 20_000 })).toEqual([]);
  expect(found([create, read(1, 'Processing'), remove(50, 200)], { timeScale: 10 })).toEqual([]);
  expect(found([create, read(1, 'Processing'), remove(50, 200)], { distrust: [name] })).toEqual([]);
});

test('a refusal while the workload holds the state is definite, and says what it rests on', () => {
  const steps = [create, read(1, 'Processing'), remove(2, 400), read(3, 'Processing')];
  const rule = 'operations/delete/else@Processing';
  const { rules } = judge(chunkr, traceOf(chunkr, steps), { needed: 1 });
  expect(rules.find((one) => one.rule === rule)).toMatchObject({
    verdict: 'pass',
    definite: 1,
    assuming: [name],
  });
});

test('a cancel of a task that waits as long as its workload says is definite', () => {
  const row = (status: string): object => ({
    code: 200,
    data: {
      ...{ id: 7, project_id: 1, task_type: 's', status, progress: 0, total: 1, params: {} },
      ...{ created_at: '2025-01-01T00:00:00', error_message: '', started_at: null },
      ...(status === 'cancelled' ? { completed_at: '2025-01-01T00:00:02' } : {}),
    },
  });
  const steps = (held: object): readonly Written[] => [
    [
      'search',
      {
        ...{ at: 0, path: { project_id: 1 }, body: {}, status: 200, ...held },
        json: { code: 200, data: { task_id: 7 } },
      },
    ],
    ['detail', { at: 1, path: { id: 7 }, status: 200, json: row('pending') }],
    ['cancel', { at: [1, 2], path: { id: 7 }, status: 200, json: { code: 200, data: null } }],
    ['detail', { at: 3, path: { id: 7 }, status: 200, json: row('cancelled') }],
  ];
  const definite = (held: object): number | undefined =>
    judge(literature, traceOf(literature, steps(held))).rules.find(
      ({ rule }) => rule === 'operations/cancel/moves@pending',
    )?.definite;
  expect(definite({})).toBe(0);
  expect(definite({ holds: { state: 'pending', forMs: 5000 } })).toBe(1);
});

test('a workload that a task is seen to leave sooner is relied on for no task', () => {
  const other = { task_id: 'b' };
  const steps: readonly Written[] = [
    create,
    ['create', { at: 0.5, body: {}, status: 200, json: { ...task('Starting'), ...other }, holds }],
    read(1, 'Processing'),
    ['read', { at: 1, path: other, status: 200, json: { ...task('Processing'), ...other } }],
    ['delete', { at: 2, path: other, status: 200 }],
    read(9, 'Succeeded'),
    remove(10, 200),
  ];
  const report = judge(chunkr, traceOf(chunkr, steps));
  expect(report.refuted).toMatchObject([{ assumption: name, seq: 6 }]);
  expect(report.observations.filter(({ kind }) => kind === 'violated')).toEqual([]);
});

test('an answer that only a broken rule or a short stay explains is no proof of the short stay', () => {
  const steps: readonly Written[] = [
    [
      'submit',
      { at: 0, body: { sources: [] }, status: 200, json: waiting, holds: { ...holds, state: 'pending' } },
    ],
    ['result', { at: 1, path: { task_id: 'a' }, status: 200, json: {} }],
  ];
  const { observations, refuted } = judge(docling, traceOf(docling, steps));
  expect(refuted).toEqual([]);
  expect(observations.filter(({ kind }) => kind === 'violated')).toMatchObject([
    {
      rule: 'operations/result/else@pending',
      explanation: { assuming: ['holds pending (workload "long")'] },
    },
  ]);
});

test('whatever is said of the tasks of a correct server, nothing is held against it without saying so', () => {
  fc.assert(
    fc.property(anyWorldName, anyPlan, fc.array(fc.nat(), { minLength: 1 }), (world, plan, lucks) => {
      const { api } = worldOf(world);
      const states = [...api.lifecycle.states.keys()];
      const trace = walk(worldOf(world), plan).map((exchange, at) => {
        const luck = lucks[at % lucks.length] ?? 0;
        return { ...exchange, holds: { state: states[luck % states.length] ?? '', forMs: luck % 5000 } };
      });
      const wrong = judge(api, trace).observations.filter(
        (one) => one.kind === 'violated' && one.explanation.assuming.length === 0,
      );
      expect(wrong).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
