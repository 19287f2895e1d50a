import { beforeAll, expect, it } from 'vitest';
import type { Exchange, Intent } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import type { Target } from '../target/target.js';
import { callsIn, isForbidden, loadFive, ownTarget } from './plan.cases.js';
import type { PlannedCall } from './plan.js';
import { planSweep, sweepSize } from './plan-sweep.js';

let five: readonly Api[] = [];
beforeAll(async () => {
  five = await loadFive();
});

const named = (name: string): Api => {
  const api = five.find((one) => one.name === name);
  if (api === undefined) throw new Error(`no ${name}`);
  return api;
};

type Said = { readonly operation: string; readonly url: string; readonly shows: unknown };

/** An exchange each second. */
const exchanged = (
  { operation, url, shows }: Said,
  seq: number,
  intent: Intent = { kind: 'valid' },
): Exchange => ({
  ...{ seq, callMs: seq * 1000, returnMs: seq * 1000 + 10, operation },
  intent,
  request: { method: 'GET', url, headers: {}, body: { kind: 'empty' } },
  answer: { kind: 'answered', status: 200, headers: {}, body: { kind: 'json', value: shows } },
});

const created = (id: string): Said => ({
  ...{ operation: 'create_task_route', url: '/api/v1/task/parse' },
  shows: { task_id: id, status: 'Starting' },
});

const looked = (id: string, status: string): Said => ({
  ...{ operation: 'get_task_route', url: `/api/v1/task/${id}` },
  shows: { task_id: id, status },
});

const sweepOf = (said: readonly Said[], target: Target = ownTarget): readonly PlannedCall[] => {
  const trace = said.map((one, at) => exchanged(one, at));
  return callsIn(planSweep(named('chunkr'), target, { seed: 1, trace, name: 'end' }));
};

const idOf = ({ changes: [first] }: PlannedCall): unknown =>
  first?.kind === 'set' && first.in === 'path' ? first.value : undefined;

const plain = (calls: readonly PlannedCall[]): readonly PlannedCall[] =>
  calls.filter(({ operation, changes }) => operation === 'get_task_route' && changes.length === 1);

it('a sweep looks once at each task that was created or seen, those that ended first before the others', () => {
  const calls = sweepOf([
    ...['a', 'b', 'c', 'd'].map(created),
    ...[looked('d', 'Failed'), looked('b', 'Succeeded'), looked('c', 'Processing')],
    ...[looked('d', 'Failed'), looked('hooked', 'Cancelled')],
  ]);
  expect(plain(calls).map(idOf)).toEqual(['d', 'b', 'hooked', 'a', 'c']);
});

it('a sweep comes back to what ended and went on, as one of the first', () => {
  const calls = sweepOf([created('a'), created('b'), looked('b', 'Succeeded'), looked('b', 'Starting')]);
  expect(plain(calls).map(idOf)).toEqual(['b', 'a']);
});

it('a sweep asks for nobody who was made up', () => {
  const api = named('chunkr');
  const trace = [
    exchanged(looked('x', 'Succeeded'), 0, { kind: 'unknown-id' }),
    exchanged(created('y'), 1, { kind: 'invalid', because: 'of no kind' }),
    exchanged({ ...looked('z', 'Succeeded'), shows: { error: 'no such task' } }, 2),
  ];
  expect(planSweep(api, ownTarget, { seed: 1, trace, name: 'end' })).toEqual([]);
});

it('a sweep looks at three tasks of each end in every other way', () => {
  const many = ['a', 'b', 'c', 'd'].flatMap((id) => [created(id), looked(id, 'Succeeded')]);
  const others = sweepOf([...many, looked('e', 'Failed')]).filter(({ changes }) => changes.length > 1);
  const ways = new Set(others.map(({ changes }) => JSON.stringify(changes.slice(1))));
  expect([...ways].some((way) => way.includes('include_chunks'))).toBe(true);
  for (const way of ways) {
    const asked = others.filter(({ changes }) => JSON.stringify(changes.slice(1)) === way);
    expect(asked.map(idOf)).toEqual(['a', 'b', 'c', 'e']);
  }
});

it('a sweep asks for results as well', () => {
  const [create, read] = ['convert_source_async', 'task_status_poll'];
  const trace = [
    exchanged({ operation: create, url: '/v1/convert/source/async', shows: { task_id: 'a' } }, 0),
    exchanged(
      {
        operation: read,
        url: '/v1/status/poll/a',
        shows: { task_id: 'a', task_status: 'success', status: 'completed' },
      },
      1,
    ),
  ];
  const calls = callsIn(planSweep(named('docling'), ownTarget, { seed: 1, trace, name: 'end' }));
  expect(new Set(calls.map(({ operation }) => operation))).toEqual(new Set([read, 'task_result']));
});

it('a sweep keeps to its part of the budget, and takes the oldest', () => {
  const ids = Array.from({ length: 60 }, (_, at) => `t${at}`);
  const small = { ...ownTarget, budget: { ...ownTarget.budget, requests: 200 } };
  expect(sweepSize(small.budget)).toBe(16);
  const calls = sweepOf(
    ids.map((id) => looked(id, 'Succeeded')),
    small,
  );
  expect(calls.map(idOf)).toEqual(ids.slice(0, 16));
  const slow = { ...small.budget, requests: 5000, requestsPerSecond: 1, timeMs: 60_000 };
  expect(sweepSize(slow)).toBe(5);
});

it('a sweep holds only calls that the document permits, each in a plan of its own', () => {
  const ids = ['7f9c0c3e-52a1-4f0b-9d6e-0b5d6c1e8a47', '7f9c0c3e-52a1-4f0b-9d6e-0b5d6c1e8a48'];
  const trace = ids.map((id, at) => exchanged(looked(id, 'Succeeded'), at));
  const plans = planSweep(named('chunkr'), ownTarget, { seed: 1, trace, name: 'end' });
  for (const call of callsIn(plans)) expect(isForbidden(named('chunkr'), ownTarget, call)).toBe(false);
  expect(new Set(plans.map(({ id }) => id)).size).toBe(callsIn(plans).length);
});
