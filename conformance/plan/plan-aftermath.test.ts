import { beforeAll, expect, it } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import { loadFive, ownTarget, withWorkloads } from './plan.cases.js';
import type { Plan } from './plan.js';
import { planAftermath } from './plan-aftermath.js';
import { readScene } from './scene.js';

let five: readonly Api[] = [];
beforeAll(async () => {
  five = await loadFive();
});

const named = (name: string): Api => {
  const api = five.find((one) => one.name === name);
  if (api === undefined) throw new Error(`no ${name}`);
  return api;
};

const plansOf = (api: Api, budget: Partial<(typeof ownTarget)['budget']> = {}): readonly Plan[] => {
  const target = { ...ownTarget, budget: { ...ownTarget.budget, ...budget } };
  return planAftermath(readScene(api, withWorkloads(api, target), 1), 0);
};

const refusalsIn = (api: Api, state: string): Plan | undefined =>
  plansOf(api).find(({ id }) => id === `directed/refusals/${state}/0`);

const written = ({ acts }: Plan): readonly string[] =>
  acts.map((act) => (act.do === 'call' ? act.call.operation : act.do));

it('in every state what has no effect there is called, and looked for long after', () => {
  const chunkr = named('chunkr');
  for (const state of chunkr.lifecycle.states.keys()) {
    const refused = [...chunkr.lifecycle.operations.values()].filter(
      ({ moves, open }) => moves !== undefined && !moves.has(state) && !open.has(state),
    );
    const plan = refusalsIn(chunkr, state);
    expect(refused.length > 0).toBe(plan !== undefined);
    for (const { key } of refused) expect(plan === undefined ? [] : written(plan)).toContain(key);
  }
});

it('what is final is looked at for more than ten seconds after a refused call', () => {
  const plan = refusalsIn(named('literature'), 'completed');
  const acts = plan?.acts ?? [];
  const called = acts.findIndex((act) => act.do === 'call' && act.call.operation === 'cancelTask');
  const waited = acts.slice(called).reduce((sum, act) => sum + (act.do === 'pause' ? act.ms : 0), 0);
  expect(called).toBeGreaterThan(0);
  expect(waited).toBeGreaterThan(10_000);
  expect(plan === undefined ? [] : written(plan).slice(-3)).toEqual(['pause', 'probe', 'listTasks']);
});

it('what was put off until the end shows in the results of a task that is done', () => {
  const plan = refusalsIn(named('docling'), 'processing');
  const steps = plan === undefined ? [] : written(plan);
  const after = steps.slice(steps.indexOf('clear_results'));
  expect(after).toContain('await');
  expect(after.slice(after.indexOf('await'))).toEqual(['await', 'probe', 'task_result']);
});

it('nobody waits in a state that a workload holds for the effect of a refused call', () => {
  for (const api of five)
    for (const { id, acts } of plansOf(api).filter((plan) => plan.id.startsWith('directed/refusals/')))
      for (const act of acts)
        if (act.do === 'call') expect(act.call.workload?.startsWith('holds') === true, id).toBe(false);
});

it('nothing is waited for longer than the budget has time', () => {
  for (const { id, acts } of five.flatMap((api) => plansOf(api, { timeMs: 30_000 }))) {
    const waited = acts.reduce((sum, act) => sum + (act.do === 'pause' ? act.ms : 0), 0);
    expect(waited, id).toBeLessThan(15_000);
  }
});
