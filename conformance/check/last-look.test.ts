import { expect, test } from 'vitest';
import { createVirtualPace } from '../../src/clock/virtual-pace.js';
import type { ExchangeRequest } from '../../src/exchange/exchange.js';
import type { RunResult, Stop } from '../run/run-result.js';
import {
  answered,
  type Before,
  createSmallService,
  secret,
  smallApi,
  targetOf,
} from '../run/small-service.cases.js';
import type { Target } from '../target/target.js';
import type { CheckOptions } from './check-options.js';
import { type CheckOutcome, checkTarget } from './check-target.js';
import { forRounds, lookOnceMore } from './last-look.js';

type Checking = {
  readonly options?: Partial<CheckOptions>;
  readonly budget?: Partial<Target['budget']>;
  readonly before?: Before;
};

const lacksKey = ({ headers }: ExchangeRequest): boolean => headers['x-key'] !== secret;

const isBadCreate = ({ url, method, body }: ExchangeRequest): boolean => {
  const value = body.kind === 'json' ? ((body.value ?? {}) as Record<string, unknown>) : {};
  const isTag = value.tag === undefined || typeof value.tag === 'string';
  return url === '/tasks' && method === 'POST' && (typeof value.url !== 'string' || !isTag);
};

async function check({ options, budget, before }: Checking = {}): Promise<CheckOutcome> {
  const pace = createVirtualPace(0);
  const careful: Before = (request, count) => {
    if (lacksKey(request)) return answered(401);
    return isBadCreate(request) ? answered(400) : before?.(request, count);
  };
  const { send } = createSmallService(pace, careful);
  const world = { send, pace, startedMs: 0, version: '1' };
  return await checkTarget(
    { api: smallApi, target: targetOf({}, budget) },
    { seed: 1, phases: ['directed'], confirmations: 0, cleanUp: false, ...options },
    world,
  );
}

const broken = ({ report }: CheckOutcome): readonly string[] =>
  report.rules.filter(({ verdict }) => verdict === 'fail').map(({ rule }) => rule);

const sweepsOf = ({ plans }: RunResult): readonly string[] =>
  plans.map(({ plan }) => plan.id).filter((id) => id.startsWith('directed/sweep/'));

/** Only the newest tasks are found. */
const forgetting =
  (kept: number): Before =>
  ({ url }) => {
    const number = Number(/^\/tasks\/t(\d+)/.exec(url)?.[1] ?? Number.NaN);
    newest = url === '/tasks' ? newest + 1 : newest;
    return number < newest - kept ? answered(404) : undefined;
  };
let newest = 0;

test('a service that keeps its newest tasks only is found out when all are looked at once more', async () => {
  const right = await check();
  expect(broken(right)).toEqual([]);
  newest = 0;
  const outcome = await check({ before: forgetting(Math.floor(right.run.tasks * 0.8)) });
  expect(outcome.report.rules.filter(({ verdict }) => verdict === 'fail').length).toBeGreaterThan(0);
  const plans = new Set(outcome.report.rules.flatMap(({ failure }) => failure?.plan ?? []));
  expect([...plans].filter((id) => !id.startsWith('directed/sweep/end-'))).toEqual([]);
});

test('every task of a check is looked at once more, when all else is done', async () => {
  const { run } = await check();
  const last = run.plans.slice(-sweepsOf(run).length);
  expect(sweepsOf(run).length).toBeGreaterThanOrEqual(run.tasks);
  expect(last.every(({ plan }) => plan.id.startsWith('directed/sweep/end-'))).toBe(true);
  const asked = new Set(last.flatMap(({ exchanges }) => exchanges.map((at) => run.trace[at]?.request.url)));
  expect(asked.size).toBeGreaterThanOrEqual(run.tasks);
  expect(run.trace.map(({ seq }) => seq)).toEqual(run.trace.map((_, at) => at));
});

test('the last look has its part of a budget that the rounds use up, and keeps within it', async () => {
  const { run } = await check({ budget: { requests: 200 } });
  expect(run.stop).toEqual({ kind: 'budget', which: 'requests' });
  expect(run.trace.length).toBeLessThanOrEqual(200);
  expect(sweepsOf(run).length).toBe(16);
});

test('the time that is kept is little where requests are soon sent, and a part of it at most', () => {
  const kept = (budget: Partial<Target['budget']>): number => {
    const target = targetOf({}, { timeMs: 60_000, requests: 5_000, requestsPerSecond: 500, ...budget });
    return target.budget.timeMs - forRounds(target).budget.timeMs;
  };
  expect(kept({})).toBe(2_000);
  expect(kept({ requestsPerSecond: 20 })).toBe(5_000);
  expect(kept({ timeMs: 600_000, requestsPerSecond: 20 })).toBe(41_600);
  expect(kept({ requests: 10 })).toBe(0);
});

test('nothing is looked at in the end where a replay is carried out, or other phases alone', async () => {
  const { replay } = await check({
    before: ({ url }) => (url.endsWith('/cancel') ? answered(500) : undefined),
  });
  expect(sweepsOf((await check({ options: { replay } })).run)).toEqual([]);
  expect(sweepsOf((await check({ options: { phases: ['random'] } })).run)).toEqual([]);
});

test.each<Stop>([
  { kind: 'unreachable', because: 'nobody there' },
  { kind: 'went-away', because: 'nobody there any more' },
  { kind: 'interrupted' },
])('a run that ended as $kind stays as it is', async (stop) => {
  const { run } = await check();
  const pace = createVirtualPace(0);
  const { send, requests } = createSmallService(pace);
  const ended = { ...run, stop };
  expect(await lookOnceMore(ended, { api: smallApi, target: targetOf(), send, pace, seed: 1 })).toBe(ended);
  expect(requests).toEqual([]);
});

test('the last look goes on where every task is gone by then', async () => {
  const { run } = await check();
  const pace = createVirtualPace(0);
  const { send } = createSmallService(pace);
  const looked = await lookOnceMore(run, { api: smallApi, target: targetOf(), send, pace, seed: 1 });
  const late = looked.trace.slice(run.trace.length);
  expect(late.length).toBeGreaterThanOrEqual(run.tasks);
  expect(late.every(({ answer }) => answer.kind === 'answered' && answer.status === 404)).toBe(true);
  expect(looked.stop).toEqual({ kind: 'done' });
});
