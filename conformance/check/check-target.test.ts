import { expect, test } from 'vitest';
import { createVirtualPace } from '../../src/clock/virtual-pace.js';
import type { ExchangeRequest } from '../../src/exchange/exchange.js';
import type { Progress } from '../report/print-progress.js';
import {
  answered,
  type Before,
  createSmallService,
  secret,
  smallApi,
  targetOf,
} from '../run/small-service.cases.js';
import type { CheckOptions } from './check-options.js';
import { type CheckOutcome, checkTarget } from './check-target.js';

const isCancel = ({ url }: ExchangeRequest): boolean => url.endsWith('/cancel');

const lacksKey = ({ headers }: ExchangeRequest): boolean => headers['x-key'] !== secret;

function isBadCreate({ method, body }: ExchangeRequest): boolean {
  if (method !== 'POST') return false;
  const { url, tag } = body.kind === 'json' ? ((body.value ?? {}) as Record<string, unknown>) : {};
  return typeof url !== 'string' || (tag !== undefined && typeof tag !== 'string');
}

/** What the small service leaves to others: the key and the input. */
const careful =
  (otherwise: Before = () => undefined): Before =>
  (request, count) => {
    if (lacksKey(request)) return answered(401);
    if (request.url === '/tasks' && isBadCreate(request)) return answered(400);
    return otherwise(request, count);
  };

type Checking = {
  readonly before?: Before;
  readonly options?: Partial<CheckOptions>;
  readonly signal?: AbortSignal;
  readonly budget?: Parameters<typeof targetOf>[1];
};

async function check({
  before = careful(),
  options = {},
  signal,
  budget,
}: Checking = {}): Promise<CheckOutcome & { readonly sent: number; readonly told: readonly Progress[] }> {
  const pace = createVirtualPace(0);
  const service = createSmallService(pace, before);
  const told: Progress[] = [];
  const outcome = await checkTarget(
    { api: smallApi, target: targetOf({}, budget) },
    { seed: 1, ...options },
    {
      ...{ send: service.send, pace, startedMs: 0, version: '1' },
      onProgress: (progress) => void told.push(progress),
      ...(signal !== undefined && { signal }),
    },
  );
  return { ...outcome, sent: service.requests.length, told };
}

const broken = ({ report }: Pick<CheckOutcome, 'report'>): readonly string[] =>
  report.rules.filter(({ verdict }) => verdict === 'fail').map(({ rule }) => rule);

/** A cancel that shows the task stopped and does nothing. */
const ignoringCancel = careful((request) =>
  isCancel(request) ? answered(200, { id: request.url.split('/')[2], status: 'stopped' }) : undefined,
);

test('nothing fails on a right service, and the same seed does the same', async () => {
  const first = await check();
  expect(first.report.rules.flatMap(({ failure }) => failure?.sentence ?? [])).toEqual([]);
  expect(first.report.exitCode).toBe(0);
  expect(first.report.counts.pass).toBeGreaterThan(20);
  expect((await check()).run.trace).toEqual(first.run.trace);
});

test('another seed does something else', async () => {
  expect((await check({ options: { seed: 2 } })).run.trace).not.toEqual((await check()).run.trace);
});

test('a failure comes with the few exchanges that show it, and comes again on fresh tasks', async () => {
  const { report } = await check({ before: ignoringCancel });
  const rule = report.rules.find((one) => one.rule === 'states/stopped/final');
  expect(report.exitCode).toBe(1);
  expect(rule?.failure?.reproduced).toEqual({ times: 5, tries: 5 });
  expect(rule?.failure?.exchanges.map(({ operation }) => operation)).toEqual(['create', 'cancel', 'read']);
});

test('the plans of a replay are carried out alone, and show the failure again', async () => {
  const { replay, sent } = await check({ before: ignoringCancel });
  const again = await check({ before: ignoringCancel, options: { replay, confirmations: 0 } });
  expect(broken(again)).toContain('states/stopped/final');
  expect(again.sent).toBeLessThan(sent / 5);
});

test('only the phases that are wanted are carried out', async () => {
  const { run } = await check({ options: { phases: ['security'] } });
  expect(new Set(run.plans.map(({ plan }) => plan.phase))).toEqual(new Set(['security']));
});

test('where the first round has nothing to do, the second is carried out once', async () => {
  const { run } = await check({ options: { phases: ['random'] } });
  const ids = run.plans.map(({ plan }) => plan.id);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids).toEqual([...new Set(ids)]);
});

test('where no task can be created the check ends after a round and says why', async () => {
  const { report } = await check({ before: () => answered(401, { error: 'who are you?' }) });
  expect(report.exitCode).toBe(3);
  expect(report.counts.fail).toBe(0);
  expect(report.stopped).toMatch(/answered 401\. Check the credentials: those/);
});

test('where every create is refused the check says what was answered and what to give', async () => {
  const refusing = careful(({ url }) => (url === '/tasks' ? answered(400) : undefined));
  const { report } = await check({ before: refusing });
  expect(broken({ report })).toEqual([]);
  expect(report.exitCode).toBe(3);
  expect(report.tasks).toBe(0);
  expect(report.stopped).toMatch(
    /^no task could be created: create was answered 400, \d+ times\. .*create or workloads/,
  );
});

test('an interrupted check reports what it has seen', async () => {
  const told = new AbortController();
  const stopAt40: Before = careful((_request, count) => {
    if (count === 40) told.abort();
    return undefined;
  });
  const { report } = await check({ before: stopAt40, signal: told.signal });
  expect(report.requests).toBeLessThan(60);
  expect(report.requests).toBeGreaterThan(30);
  expect(report.stopped).toBe('It was interrupted: what was seen until then is judged.');
});

test('no plan of later rounds is made once everything is proven', async () => {
  const { run } = await check();
  const rounds = run.plans.map(({ plan }) => /^directed\/.*\/(\d+)(?:-\d+)?$/.exec(plan.id)?.[1] ?? '0');
  expect(Math.max(...rounds.map(Number))).toBeLessThan(6);
});

test('every request is told of: those of the search, then those that try failures again and clean up', async () => {
  const { report, run, sent } = await check({ before: ignoringCancel });
  expect(report.requests).toBe(run.trace.length);
  expect(report.afterwards?.requests).toBe(sent - run.trace.length);
  expect(report.afterwards?.tasks).toBeGreaterThanOrEqual(5);
  expect(report.elapsedMs).toBe(run.elapsedMs + (report.afterwards?.elapsedMs ?? 0));
  expect(report.afterwards?.elapsedMs).toBeGreaterThan(0);
});

test('progress knows the rules from the start, and goes on while failures are tried again', async () => {
  const { told } = await check({ before: ignoringCancel });
  expect(told[0]?.rules).toBeGreaterThan(20);
  const tries = told.flatMap((one) => one.tries ?? []);
  expect(tries.at(-1)?.done).toBe(tries.at(-1)?.of);
  expect(new Set(tries.map(({ done }) => done)).size).toBeGreaterThan(4);
  const requests = told.map((one) => one.requests);
  expect(requests).toEqual(requests.toSorted((one, other) => one - other));
});

test('trying again has a quarter of the budget where nothing is left, and what it cuts off is no try', async () => {
  const { report, sent } = await check({
    before: ignoringCancel,
    options: { cleanUp: false, confirmations: 100 },
    budget: { requests: 400, concurrency: 1 },
  });
  const after = sent - report.requests;
  expect(after).toBe(report.afterwards?.requests);
  expect(after).toBe(Math.max(100, 400 - report.requests));
  const failures = report.rules.flatMap(({ failure }) => failure ?? []);
  const tries = failures.map(({ reproduced }) => reproduced?.tries ?? 0);
  expect(Math.max(...tries)).toBeGreaterThan(0);
  expect(Math.max(...tries)).toBeLessThan(100);
  expect(failures.filter(({ reproduced }) => reproduced?.times !== reproduced?.tries)).toEqual([]);
});
