import { beforeAll, expect, it } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import type { Target } from '../target/target.js';
import { callsIn, isForbidden, loadFive, namedTooEarly, ownTarget, withWorkloads } from './plan.cases.js';
import type { Plan } from './plan.js';
import { planCrowd } from './plan-crowd.js';

let five: readonly Api[] = [];
beforeAll(async () => {
  five = await loadFive();
});

const named = (name: string): Api => {
  const api = five.find((one) => one.name === name);
  if (api === undefined) throw new Error(`no ${name}`);
  return api;
};

const crowdOf = (api: Api, change: Partial<Target['budget']> = {}): readonly Plan[] => {
  const target = { ...ownTarget, budget: { ...ownTarget.budget, ...change } };
  return planCrowd(api, withWorkloads(api, target), { seed: 1 });
};

const requestsOf = (plans: readonly Plan[]): number =>
  plans.flatMap(({ acts }) => acts).filter((act) => act.do !== 'pause').length;

it('a crowd calls every operation that moves tasks on so many tasks that one wrong in twenty is met', () => {
  for (const api of five) {
    const calls = callsIn(crowdOf(api));
    const moving = api.operations.filter(({ lifecycle }) => lifecycle?.moves !== undefined);
    for (const { key } of moving) {
      const acted = calls.filter(({ operation, task }) => operation === key && task !== undefined).length;
      expect(1 - 0.95 ** acted, `${api.name}: ${key}`).toBeGreaterThan(0.95);
    }
  }
});

it('a crowd looks at each task after its end, and again later, before anything is done to it', () => {
  for (const api of five) {
    const ending = crowdOf(api).filter(({ id }) => id.startsWith('crowd/1-'));
    expect(ending.length).toBe(60);
    for (const { acts } of ending) {
      const at = acts.findIndex((act) => act.do === 'await');
      expect(acts.slice(at + 1, at + 3).map((act) => act.do)).toEqual(['pause', 'probe']);
    }
  }
});

it('a crowd calls on one task what can be called there, and removes it last', () => {
  const [plan] = crowdOf(named('chunkr'));
  const called = callsIn(plan === undefined ? [] : [plan]).map(({ operation }) => operation);
  expect(called).toEqual([
    'create_task_route',
    'update_task_route',
    'cancel_task_route',
    'delete_task_route',
  ]);
});

it('a crowd uses a third of the budget at most, and there is none where that meets nothing', () => {
  for (const api of five) {
    for (const change of [{ tasks: 200 }, { requests: 1500 }, { timeMs: 60_000, requestsPerSecond: 20 }]) {
      const plans = crowdOf(api, change);
      const tasks = callsIn(plans).filter(({ creates }) => creates !== undefined).length;
      const budget = { ...ownTarget.budget, ...change };
      expect(tasks).toBeLessThanOrEqual(budget.tasks / 3);
      const most = Math.min(budget.requests, (budget.requestsPerSecond * budget.timeMs) / 1000);
      expect(requestsOf(plans)).toBeLessThanOrEqual(most / 3);
    }
    expect(crowdOf(api, { tasks: 30 })).toEqual([]);
    expect(crowdOf(api, { requests: 300 })).toEqual([]);
  }
});

it('a crowd needs a read and a way to tasks', () => {
  for (const api of five) {
    const without = (keep: (key: string) => boolean): Target => ({
      ...ownTarget,
      exclude: api.operations
        .filter(({ key }) => !keep(key))
        .map(({ key }) => ({ what: key, because: 'no' })),
    });
    const creators = api.operations
      .filter(({ lifecycle }) => lifecycle?.creates !== undefined)
      .map(({ key }) => key);
    expect(
      planCrowd(
        api,
        without((key) => !creators.includes(key)),
        { seed: 1 },
      ),
    ).toEqual([]);
    expect(
      planCrowd(
        api,
        without((key) => creators.includes(key)),
        { seed: 1 },
      ),
    ).toEqual([]);
  }
});

it('a crowd holds only calls that the document permits, on tasks that are there, the same each time', () => {
  for (const api of five) {
    const target = withWorkloads(api, ownTarget);
    const plans = planCrowd(api, target, { seed: 1 });
    expect(planCrowd(api, target, { seed: 1 })).toEqual(plans);
    expect(new Set(plans.map(({ id }) => id)).size).toBe(plans.length);
    expect(plans.flatMap(namedTooEarly)).toEqual([]);
    const distinct = new Map(callsIn(plans).map((call) => [JSON.stringify(call), call]));
    for (const [text, call] of distinct) expect(isForbidden(api, target, call), text).toBe(false);
  }
});
