import { setMaxListeners } from 'node:events';
import { expect, test } from 'vitest';
import type { Target } from '../target/target.js';
import { lossBy } from './loss.js';
import { open, run, skips, told, whole } from './open-runner.cases.js';
import type { RunResult } from './run-result.js';
import {
  answered,
  answeredStatus,
  type Before,
  callOf,
  create,
  look,
  planOf,
  targetOf,
  wait,
} from './small-service.cases.js';

test('no more requests are under way at once, and no more go out in a second, than the budget allows', async () => {
  const plans = Array.from({ length: 30 }, (_, at) => planOf(`p${at}`, create, wait('working')));
  const target = targetOf({}, { concurrency: 3, requestsPerSecond: 20 });
  const { runner, service } = open({ target });
  await runner.run(plans);
  expect(service.most()).toBe(3);
  const calls = runner.result().trace.map(({ callMs }) => callMs);
  for (const [at, callMs] of calls.entries()) {
    const inSecond = calls.slice(at).filter((ms) => ms < callMs + 1_000).length;
    expect(inSecond).toBeLessThanOrEqual(20 + 3);
  }
});

test.each<[string, Target, RunResult['stop']]>([
  ['requests', targetOf({}, { requests: 20 }), { kind: 'budget', which: 'requests' }],
  ['time', targetOf({}, { timeMs: 5_000 }), { kind: 'budget', which: 'time' }],
  ['tasks', targetOf({}, { tasks: 2 }), { kind: 'budget', which: 'tasks' }],
])('a budget of %s ends a run, and what was left out is counted', async (which, target, stop) => {
  const plans = Array.from({ length: 5 }, (_, at) => planOf(`p${at}`, create, wait('done'), look));
  const result = await run(plans, { target });
  expect(result.stop).toEqual(stop);
  expect(result.plans).toHaveLength(5);
  expect(skips(result)).toContain('budget');
  if (which === 'requests') expect(result.trace).toHaveLength(20);
  if (which === 'time') expect(result.elapsedMs).toBeLessThan(5_020);
  if (which === 'tasks') expect(result.tasks).toBe(2);
});

test('the budget holds over all runs of a runner', async () => {
  const { runner } = open({ target: targetOf({}, { requests: 3 }) });
  for (const id of ['a', 'b', 'c', 'd']) await runner.run([planOf(id, create)]);
  expect(runner.result().trace).toHaveLength(3);
  expect(runner.result().stop).toEqual({ kind: 'budget', which: 'requests' });
});

test.each([
  ['seconds', { 'retry-after': '7' }],
  ['a date', { 'retry-after': 'Tue, 14 Nov 2023 22:13:27 GMT', date: 'Tue, 14 Nov 2023 22:13:20 GMT' }],
])('a Retry-After in %s makes everybody wait, and what is safe is sent again', async (_, headers) => {
  const before: Before = (_request, count) => (count === 2 ? answered(429, undefined, headers) : undefined);
  const plans = ['p', 'q'].map((id) => planOf(id, create, look));
  const { trace } = await run(plans, { before, target: targetOf({}, { concurrency: 1 }) });
  expect(told(trace).filter((line) => line === 'read 200')).toHaveLength(2);
  const refused = trace.find(({ answer }) => answer.kind === 'answered' && answer.status === 429);
  const next = trace.find(({ seq }) => seq === (refused?.seq ?? 0) + 1);
  expect((next?.callMs ?? 0) - (refused?.returnMs ?? 0)).toBeGreaterThanOrEqual(7_000);
  const scaled = await run(plans, { before, target: targetOf({ timeScale: 10 }) });
  expect(scaled.elapsedMs).toBeLessThan(1_500);
});

test('a create that is told to come back later is sent again', async () => {
  const before: Before = (_request, count) => (count < 2 ? answered(429) : undefined);
  const result = await run([planOf('p', create, look)], { before });
  expect(told(result.trace)).toEqual(['create 429', 'create 429', 'create 201', 'read 200']);
  expect(skips(result)).toEqual([]);
});

test('a create that is meant to be refused is sent once, whatever it is told', async () => {
  const invalid = callOf('create', { creates: 'a', intent: { kind: 'invalid', because: 'x' } });
  const before: Before = (_request, count) => (count < 1 ? answered(429) : undefined);
  const result = await run([planOf('p', invalid)], { before });
  expect(told(result.trace)).toEqual(['create 429']);
});

test('how long everybody waits after a refusal grows with the refusals in a row, and only with those', async () => {
  const statuses = [429, 429, 201, 429, 201];
  const before: Before = ({ method }, count) =>
    method === 'POST' && statuses[count] === 429 ? answered(429) : undefined;
  const plans = ['p', 'q'].map((id) => planOf(id, create));
  const { trace } = await run(plans, { before, target: targetOf({}, { concurrency: 1 }) });
  expect(trace.map(answeredStatus)).toEqual(statuses);
  const waits = trace.slice(1).map(({ callMs }, at) => Math.round(callMs - (trace[at]?.returnMs ?? 0)));
  expect(waits).toEqual([200, 400, 0, 200]);
});

test('a server that answers 500 everywhere is asked, not hammered', async () => {
  const result = await run([planOf('p', ...whole)], { before: () => answered(500) });
  expect(told(result.trace)).toEqual(['create 500']);
  expect(result.stop).toEqual({ kind: 'done' });
});

test('a target that answers nothing is given up after a few requests', async () => {
  const plans = Array.from({ length: 50 }, (_, at) => planOf(`p${at}`, ...whole));
  const before: Before = () => lossBy('refused', 'connection refused');
  const { runner, service } = open({ before });
  await runner.run(plans);
  const result = runner.result();
  expect(result.stop).toEqual({
    kind: 'unreachable',
    because:
      'No request to http://small was answered: connection refused. Check whether the service runs, and the host and port of baseUrl.',
  });
  expect(service.requests.length).toBeLessThanOrEqual(10);
  expect(new Set(skips(result))).toEqual(new Set(['stopped']));
});

test('a target that goes away is given up within seconds, and what it answered is kept', async () => {
  const plans = Array.from({ length: 30 }, (_, at) => planOf(`p${at}`, create, wait('done')));
  const before: Before = (_request, count) => (count < 40 ? undefined : lossBy('reset', 'connection reset'));
  const { runner, service } = open({ before });
  await runner.run(plans);
  const result = runner.result();
  expect(result.stop.kind).toBe('went-away');
  expect(result.trace.filter(({ answer }) => answer.kind === 'answered')).toHaveLength(40);
  expect(result.elapsedMs).toBeLessThan(20_000);
  const sent = service.requests.length;
  await runner.cleanUp();
  expect(service.requests, 'nobody is there to remove a task').toHaveLength(sent);
});

test('a signal ends a run at once, and what is known stays', async () => {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const plans = Array.from({ length: 20 }, (_, at) => planOf(`p${at}`, create, wait('done')));
  const before: Before = (_request, count) => {
    if (count === 30) stop.abort();
    return undefined;
  };
  const { runner, service } = open({ before, options: { signal: stop.signal } });
  await runner.run(plans);
  const result = runner.result();
  expect(result.stop).toEqual({ kind: 'interrupted' });
  expect(service.requests).toHaveLength(31);
  expect(result.trace).toHaveLength(31);
  await runner.run(plans);
  expect(service.requests).toHaveLength(31);
});
