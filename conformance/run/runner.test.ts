import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createVirtualPace } from '../../src/clock/virtual-pace.js';
import { judge } from '../monitor/monitor.js';
import type { Act, Plan } from '../plan/plan.js';
import { createSecret } from '../target/secret.js';
import type { Target } from '../target/target.js';
import { open, run, skips, startMs, told, whole } from './open-runner.cases.js';
import type { Skip } from './run-result.js';
import { createRunner, type RunnerOptions } from './runner.js';
import {
  answered,
  type Before,
  callOf,
  create,
  createSmallService,
  look,
  planOf,
  secret,
  smallApi,
  targetOf,
  wait,
} from './small-service.cases.js';

test('a plan is carried out act by act, and its exchanges are those of the trace', async () => {
  const result = await run([planOf('p', ...whole)]);
  const reads = result.trace.filter(({ operation }) => operation === 'read');
  expect(told(result.trace).filter((line) => !line.startsWith('read 200'))).toEqual([
    'create 201',
    'cancel 200',
    'remove 204',
    'read 404',
  ]);
  expect(reads.length).toBeGreaterThan(4);
  expect(result).toMatchObject({ stop: { kind: 'done' }, tasks: 1, seed: 1 });
  expect(result.plans).toEqual([
    { plan: planOf('p', ...whole), skipped: [], exchanges: result.trace.map((_, place) => place) },
  ]);
  expect(judge(smallApi, result.trace).observations).toEqual([]);
});

test('exchanges are numbered in the order of sending and dated by the pace', async () => {
  const { trace } = await run([planOf('p', ...whole), planOf('q', ...whole)]);
  for (const [place, { seq, callMs, returnMs }] of trace.entries()) {
    expect(seq).toBe(place);
    expect(returnMs).toBeCloseTo(callMs + 10, 6);
    expect(callMs).toBeGreaterThanOrEqual(trace[place - 1]?.callMs ?? startMs);
  }
});

test('plans run at the same time: a hundred take little longer than one', async () => {
  const plans = Array.from({ length: 60 }, (_, at) => planOf(`p${at}`, create, wait('done')));
  const [one, many] = [await run(plans.slice(0, 1)), await run(plans)];
  expect(many.tasks).toBe(60);
  expect(many.elapsedMs).toBeLessThan(1.5 * one.elapsedMs);
});

test('the same seed and plans give the same trace, another seed another one', async () => {
  const act = fc.constantFrom<Act>(
    ...[create, look, wait('working'), wait('done', 'stopped')],
    ...[callOf('cancel', { task: 'a' }), callOf('remove', { task: 'a' })],
    { do: 'pause', ms: 700 },
    {
      do: 'together',
      calls: [0, 4].map((afterMs) => ({ call: callOf('cancel', { task: 'a' }).call, afterMs })),
    },
  );
  const plans = fc.array(fc.array(act, { maxLength: 6 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(plans, fc.nat(), async (some, seed) => {
      const all = some.map((acts, at) => planOf(`p${at}`, create, ...acts));
      expect(await run(all, { seed })).toEqual(await run(all, { seed }));
    }),
    { numRuns: 40 },
  );
  const polled = [planOf('p', create, wait('done'))];
  expect((await run(polled, { seed: 1 })).trace).not.toEqual((await run(polled, { seed: 2 })).trace);
});

test.each<[string, Plan, readonly Skip['because'][], Partial<Target>]>([
  [
    'about a task that was never made',
    planOf('p', look, callOf('cancel', { task: 'a' })),
    ['no-task', 'no-task'],
    {},
  ],
  [
    'of an operation that the target file excludes',
    planOf('p', create, callOf('cancel', { task: 'a' })),
    ['excluded'],
    { exclude: [{ what: 'POST /tasks/{id}/cancel', because: 'x' }] },
  ],
  ['of an operation that the lifecycle does not list', planOf('p', callOf('order')), ['excluded'], {}],
  ['of an operation that does not exist', planOf('p', callOf('none')), ['no-sample'], {}],
  [
    'with a workload that does not exist',
    planOf('p', callOf('create', { workload: 'x' })),
    ['no-sample'],
    {},
  ],
  ['on all tasks of everybody', planOf('p', callOf('clear')), ['needs-destructive'], {}],
  [
    'to wait for what cannot come any more',
    planOf('p', create, wait('done'), wait('working')),
    ['state-not-reached'],
    {},
  ],
])('a step %s is skipped, and counted', async (_, plan, because, more) => {
  const result = await run([plan], { target: targetOf(more) });
  expect(skips(result)).toEqual(because);
});

test('a bulk operation is called for one task, and for all only where the target file lets it', async () => {
  const one = await run([planOf('p', create, callOf('clear', { task: 'a' }))]);
  expect(one.trace.at(-1)?.request.url).toBe('/tasks?id=t1');
  const all = await run([planOf('p', callOf('clear'))], { target: targetOf({ destructive: true }) });
  expect(all.trace.at(-1)?.request.url).toBe('/tasks');
  const emptied = callOf('clear', {
    task: 'a',
    changes: [{ kind: 'set', in: 'query', name: 'id', value: '' }],
  });
  expect(skips(await run([planOf('p', create, emptied)]))).toEqual(['needs-destructive']);
});

test('what the server alone can no longer reach is not waited for', async () => {
  const cancelled = [create, callOf('cancel', { task: 'a' }), wait('working', 'done')];
  const result = await run([planOf('p', ...cancelled)]);
  expect(skips(result)).toEqual(['state-not-reached']);
  expect(result.elapsedMs).toBeLessThan(100);
});

test('a task whose reads tell no state is given up before the patience is over', async () => {
  const before: Before = ({ method }) => (method === 'GET' ? answered(404) : undefined);
  const result = await run([planOf('p', create, wait('done'))], { before });
  expect(skips(result)).toEqual(['state-not-reached']);
  expect(result.elapsedMs).toBeLessThan(20_000);
});

test('waiting ends with the patience of the plan, in the time of the target', async () => {
  const plan = { ...planOf('p', create, wait('done')), patienceMs: 5_000 };
  const result = await run([plan]);
  expect(skips(result)).toEqual(['state-not-reached']);
  expect(result.elapsedMs).toBeLessThan(5_100);
  const fast = await run([plan], { target: targetOf({ timeScale: 10 }) });
  expect(fast.elapsedMs).toBeLessThan(600);
});

test('calls that belong together are under way at once, after a look at their tasks', async () => {
  const cancel = callOf('cancel', { task: 'a' }).call;
  const together: Act = { do: 'together', calls: [0, 0, 3].map((afterMs) => ({ call: cancel, afterMs })) };
  const { trace } = await run([planOf('p', create, together)]);
  expect(told(trace).slice(0, 4)).toEqual(['create 201', 'read 200', 'read 200', 'read 200']);
  const [first, second, third] = trace.slice(4);
  expect(second?.callMs).toBe(first?.callMs);
  expect((third?.callMs ?? 0) - (first?.callMs ?? 0)).toBeCloseTo(3, 6);
  expect(third?.callMs).toBeLessThan(first?.returnMs ?? 0);
});

test('the secrets of the target are nowhere in what a run leaves, though the service echoes them', async () => {
  const token = 'f0rb1dden:pass word';
  const target = targetOf({ headers: { 'x-token': createSecret(token), 'x-open': 'seen' } });
  const before: Before = ({ method, headers }) =>
    method === 'GET'
      ? answered(
          200,
          { id: headers['x-key'], status: `a ${encodeURIComponent(token)}`, [secret]: [headers] },
          { echo: secret },
        )
      : undefined;
  const { runner, service } = open({ target, before });
  await runner.run([planOf('p', create, look)]);
  expect(service.requests[0]?.headers).toMatchObject({ 'x-key': secret, 'x-token': token });
  const text = JSON.stringify(runner.result());
  expect(text).toContain('<credential>');
  expect(text).toContain('seen');
  expect(text).not.toMatch(/s3cr3t|f0rb1dden|pass word|pass%20word/);
});

test('progress is told after each answer and each plan', async () => {
  const seen: number[] = [];
  const options: Partial<RunnerOptions> = {
    onProgress: ({ plansDone, plansTotal, requests }) => seen.push(plansDone + plansTotal + requests),
  };
  const { runner } = open({ options });
  await runner.run([planOf('p', create), planOf('q', create)]);
  expect(seen).toHaveLength(4);
  expect(seen.at(-1)).toBe(6);
});

test('tasks of a run are removed after it, where need be by way of a cancel, and the trace does not show it', async () => {
  const { runner, service } = open();
  await runner.run([planOf('p', create), planOf('q', create, wait('done')), planOf('r', create)]);
  const { trace } = runner.result();
  await runner.cleanUp();
  expect(service.tasks.size).toBe(0);
  expect(runner.result().trace).toEqual(trace);
});

test('tasks of others and tasks that nothing removes stay', async () => {
  const pace = createVirtualPace(startMs);
  const service = createSmallService(pace);
  await service.send(
    { method: 'POST', url: '/tasks', headers: {}, body: { kind: 'empty' } },
    { timeoutMs: 1, maxBytes: 1 },
  );
  const target = targetOf({
    exclude: [
      { what: 'remove', because: 'x' },
      { what: 'clear', because: 'x' },
    ],
  });
  const runner = createRunner({ api: smallApi, target, send: service.send, pace, seed: 1 });
  await runner.run([planOf('p', create)]);
  await runner.cleanUp();
  expect([...service.tasks.values()].map(({ stopped }) => stopped)).toEqual([false, true]);
});

test('a create of a workload that holds a state says so, and no other exchange does', async () => {
  const holds = { state: 'waiting', forMs: 2_000 };
  const recipe = { operation: 'create' };
  const target = targetOf({
    workloads: [
      { name: 'slow', recipe, holds },
      { name: 'usual', recipe, holds, probability: 0.5 },
    ],
  });
  const made = (workload: string): Act => callOf('create', { creates: 'a', workload });
  const { trace } = await run([planOf('p', made('slow'), look), planOf('q', made('usual'), look)], {
    target,
  });
  expect(trace.map(({ operation, holds: known }) => [operation, known]).toSorted()).toEqual(
    [
      ['create', { ...holds, workload: 'slow' }],
      ['create', undefined],
      ['read', undefined],
      ['read', undefined],
    ].toSorted(),
  );
});
