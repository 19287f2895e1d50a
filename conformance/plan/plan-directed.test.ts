import { beforeAll, expect, it } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import { apiRules } from '../../src/openapi/api-rules.js';
import { press } from '../monitor/press.cases.js';
import { apiOf, bare, json, parameter } from '../monitor/small-api.cases.js';
import type { RuleSummary } from '../monitor/summarise.js';
import type { Target } from '../target/target.js';
import {
  callsIn,
  callsOf,
  isForbidden,
  loadFive,
  namedTooEarly,
  ownTarget,
  plainTarget,
  withWorkloads,
} from './plan.cases.js';
import type { Plan } from './plan.js';
import { planDirected } from './plan-directed.js';

let five: readonly Api[] = [];
beforeAll(async () => {
  five = await loadFive();
});

const first = { seed: 1, round: 0, rules: [], cells: [] };
const plansOf = (api: Api, target: Target = ownTarget): readonly Plan[] => planDirected(api, target, first);

const summary = (rule: string, change: Partial<RuleSummary> = {}): RuleSummary => ({
  ...{ rule, soft: false, verdict: 'not-exercised', definite: 0, ambiguous: 0, inconclusive: 0 },
  ...{ violated: 0, consequences: 0, ...change },
});

/** Worked out from the document alone: all that steps and moves lead to. */
function reachable({ lifecycle }: Api): readonly string[] {
  const found = new Set(lifecycle.initial);
  const moved = (state: string): readonly string[] =>
    [...lifecycle.operations.values()].flatMap(({ moves }) =>
      (moves?.get(state) ?? []).flatMap((move) => (move.kind === 'state' ? [move.state] : [])),
    );
  for (const state of found) {
    for (const { to } of lifecycle.states.get(state)?.next ?? []) found.add(to);
    for (const to of moved(state)) found.add(to);
  }
  return [...found];
}

it('directed plans call every operation on a task in every state that can be reached', () => {
  for (const api of five) {
    const aims = new Set(plansOf(api).flatMap((plan) => plan.aims));
    const targeted = api.operations.filter(
      (one) =>
        one.lifecycle?.creates === undefined &&
        one.lifecycle?.lists === undefined &&
        one.lifecycle !== undefined &&
        one.target !== undefined,
    );
    const cells = targeted.flatMap(({ key }) => reachable(api).map((state) => `${key}@${state}`));
    expect(cells.length).toBeGreaterThan(0);
    expect(cells.filter((cell) => !aims.has(cell))).toEqual([]);
  }
});

it('directed plans name an operation among their aims only where they call it', () => {
  for (const plan of five.flatMap((api) => plansOf(api))) {
    const called = new Set(plan.acts.flatMap(callsOf).map(({ operation }) => operation));
    const isLooking = plan.acts.some((act) => act.do === 'probe' || act.do === 'await');
    const claimed = plan.aims.filter((aim) => aim.includes('@') && !aim.startsWith('operations/'));
    for (const aim of claimed)
      expect(isLooking || called.has(aim.split('@')[0] ?? ''), `${plan.id}: ${aim}`).toBe(true);
  }
});

it('directed plans aim at every rule that no other phase is for', () => {
  for (const api of five) {
    const aims = new Set(plansOf(api).flatMap((plan) => plan.aims));
    const others = /^(openapi|security)\/|^operations\/.*\/unknown$/;
    const missing = apiRules(api)
      .map(({ id }) => id)
      .filter((id) => !others.test(id) && !aims.has(id));
    expect(missing).toEqual([]);
  }
});

it('directed plans name no task before it is created', () => {
  for (const plan of five.flatMap((api) => plansOf(api))) expect(namedTooEarly(plan), plan.id).toEqual([]);
});

it('directed plans hold only calls that the document permits', () => {
  for (const api of five) {
    const target = withWorkloads(api, ownTarget);
    for (const call of callsIn(plansOf(api, target))) {
      expect(isForbidden(api, target, call), JSON.stringify(call)).toBe(false);
    }
  }
});

it('directed plans are the same for the same seed, and survive JSON', () => {
  for (const api of five) {
    const plans = plansOf(api);
    expect(planDirected(api, ownTarget, first)).toEqual(plans);
    expect(JSON.parse(JSON.stringify(plans))).toEqual(plans);
  }
});

it('directed plans have ids of their own', () => {
  for (const api of five) {
    const ids = plansOf(api, withWorkloads(api, ownTarget)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

it('directed plans keep the first round small', () => {
  for (const api of five) {
    const acts = plansOf(api).flatMap((plan) => plan.acts);
    expect(acts.length, api.name).toBeLessThan(520);
  }
});

it('directed plans do not visit again what a life passes anyway', () => {
  const trace = five.find(({ name }) => name === 'trace');
  const ids = trace === undefined ? [] : plansOf(trace).map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('directed/completed/'))).toEqual([]);
  expect(ids.some((id) => id.startsWith('directed/failed/'))).toBe(true);
});

it('directed plans act in a state while a workload holds it, where there is one', () => {
  for (const api of five) {
    const target = withWorkloads(api, ownTarget);
    const [initial = ''] = api.lifecycle.initial;
    const visits = plansOf(api, target).filter(({ id }) => id.startsWith(`directed/${initial}/`));
    const makers = callsIn(visits).filter(({ creates }) => creates === 'a');
    for (const { workload } of makers) expect(workload).toBe(`holds ${initial}`);
  }
});

it('operations on every task are called only where the target is destructive, and then last', () => {
  for (const api of five) {
    const bulk = api.operations.filter(({ lifecycle }) => lifecycle?.bulk === true).map(({ key }) => key);
    expect(callsIn(plansOf(api, plainTarget)).filter(({ operation }) => bulk.includes(operation))).toEqual(
      [],
    );
    const sweeping = plansOf(api).map(({ acts }) =>
      acts
        .flatMap(callsOf)
        .some(
          ({ operation, task, intent }) =>
            bulk.includes(operation) && task === undefined && intent.kind === 'valid',
        ),
    );
    expect(sweeping.includes(true)).toBe(bulk.length > 0);
    expect(sweeping.toSorted((left, right) => Number(left) - Number(right))).toEqual(sweeping);
  }
});

it('an excluded operation is never called, not even on the way', () => {
  for (const api of five) {
    for (const { key } of api.operations.filter(({ lifecycle }) => lifecycle?.creates === undefined)) {
      const target = { ...ownTarget, exclude: [{ what: key, because: 'not offered' }] };
      expect(callsIn(plansOf(api, target)).filter(({ operation }) => operation === key)).toEqual([]);
    }
  }
});

it('an excluded rule is nothing to go for', () => {
  const [api] = five;
  if (api === undefined) throw new Error('no document');
  const rules = apiRules(api).map(({ id }) => summary(id));
  const target = { ...ownTarget, exclude: [{ what: '*', because: 'all of it' }] };
  expect(planDirected(api, target, { seed: 1, round: 1, rules, cells: [] })).toEqual([]);
});

it('later rounds plan nothing when every rule is decided', () => {
  for (const api of five) {
    const rules = apiRules(api).map(({ id }, at) => summary(id, { verdict: at % 2 === 0 ? 'pass' : 'fail' }));
    expect(planDirected(api, ownTarget, { seed: 1, round: 1, rules, cells: [] })).toEqual([]);
  }
});

it('later rounds plan for what is missing alone', () => {
  const chunkr = five.find(({ name }) => name === 'chunkr');
  if (chunkr === undefined) throw new Error('no chunkr');
  const missing = 'operations/cancel_task_route/moves@Requeued';
  const rules = apiRules(chunkr).map(({ id }) =>
    summary(id, id === missing ? { definite: 1 } : { verdict: 'pass' }),
  );
  const plans = planDirected(chunkr, ownTarget, { seed: 1, round: 1, rules, cells: [] });
  expect(plans.length).toBe(3);
  for (const { aims } of plans) expect(aims).toContain(missing);
});

it('later rounds give up on what is seen again and again without ever being certain', () => {
  const chunkr = five.find(({ name }) => name === 'chunkr');
  if (chunkr === undefined) throw new Error('no chunkr');
  const rules = apiRules(chunkr).map(({ id }) => summary(id, { verdict: 'inconclusive', ambiguous: 12 }));
  expect(planDirected(chunkr, ownTarget, { seed: 1, round: 2, rules, cells: [] })).toEqual([]);
});

const listOnly = apiOf(
  'list-only',
  `
openapi: 3.1.0
info: {title: list-only, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /id, state: /status}
  states: {open: {initial: true, next: shut}, shut: {final: true}}
  operations: {list: {lists: '', filter: {status: /status}, limit: {param: limit, default: 5, cap: 10}}}
paths:
  /tasks:
    get:
      operationId: list
      parameters: [${parameter('query', 'status')}, ${parameter('query', 'limit', 'integer')}]
      responses: {'200': ${json('Tasks')}, '400': ${bare}}
components:
  schemas:
    Tasks: {type: array, items: {type: object, properties: {id: {type: string}, status: {type: string}}}}
`,
);

it('one that only lists is asked with every filter, and beyond the cap', () => {
  const urls = callsIn(plansOf(listOnly)).map(({ changes }) =>
    changes.map((change) => ('value' in change ? change.value : '')),
  );
  expect(urls).toContainEqual(['open']);
  expect(urls).toContainEqual(['shut']);
  expect(urls).toContainEqual(['11']);
  expect(plansOf(listOnly).flatMap(namedTooEarly)).toEqual([]);
});

it('tasks come from a hook where no operation creates them', () => {
  const exclude = [{ what: 'submit', because: 'made elsewhere' }];
  const create = [{ kind: 'command', argv: ['make-task', '{n}'], timeoutMs: 1000 }] as const;
  const plans = plansOf(press, { ...ownTarget, exclude, create });
  const born = callsIn(plans).filter(({ creates }) => creates !== undefined);
  expect(born.length).toBeGreaterThan(5);
  for (const call of born) expect(call).toMatchObject({ operation: '', hook: 0 });
  expect(plans.flatMap(namedTooEarly)).toEqual([]);
});

it('without any way to a task, only ids never issued are asked for', () => {
  const plans = plansOf(press, { ...ownTarget, exclude: [{ what: 'submit', because: 'not ours' }] });
  expect(callsIn(plans).every(({ intent }) => intent.kind === 'unknown-id')).toBe(true);
  expect(plans.flatMap(namedTooEarly)).toEqual([]);
});

it('the same key is sent again with the same body', () => {
  const plan = plansOf(press).find(({ id }) => id.startsWith('directed/once/'));
  const keys = callsIn(plan === undefined ? [] : [plan]).map(({ changes }) => JSON.stringify(changes));
  expect(keys.length).toBe(3);
  expect(new Set(keys).size).toBe(1);
});

it('what an operation ended is looked at again when the server would have been done', () => {
  const literature = five.find(({ name }) => name === 'literature');
  const plans = literature === undefined ? [] : plansOf(literature);
  const plan = plans.find(({ id }) => id.startsWith('directed/aftermath/cancelTask@running/'));
  const waited = (plan?.acts ?? []).flatMap((act) => (act.do === 'pause' ? [act.ms] : []));
  expect(waited.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(150_000);
  expect(plan?.aims).toContain('states/cancelled/final');
});

it('a move that no label shows is followed by a call that tells', () => {
  const docling = five.find(({ name }) => name === 'docling');
  const plans = docling === undefined ? [] : plansOf(docling);
  const cleared = plans.filter(
    ({ aims }) => aims.includes('clear_results@completed') || aims.includes('operations/clear_results/bulk'),
  );
  expect(cleared.length).toBeGreaterThan(5);
  for (const { id, acts } of cleared.filter((plan) => !plan.id.includes('isolation'))) {
    const calls = acts.flatMap(callsOf).map(({ operation }) => operation);
    expect(calls.slice(calls.indexOf('clear_results')), id).toContain('task_result');
  }
});

it('promises in time are waited for, if the budget allows it', () => {
  const waits = (target: Target): number =>
    plansOf(press, target).filter(({ aims }) => aims.includes('retain')).length;
  expect(waits(ownTarget)).toBe(3);
  expect(waits({ ...ownTarget, budget: { ...ownTarget.budget, timeMs: 60_000 } })).toBe(0);
});
