import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import { press } from '../monitor/press.cases.js';
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
import { planRaces } from './plan-races.js';
import { arbitraryPlan, planRandom } from './plan-random.js';

let five: readonly Api[] = [];
beforeAll(async () => {
  five = await loadFive();
});

it('random plans hold only calls that the document permits, on tasks that are there', () => {
  for (const api of five) {
    const target = withWorkloads(api, ownTarget);
    const plans = arbitraryPlan(fc, { api, target });
    if (plans === undefined) throw new Error('no plans');
    fc.assert(
      fc.property(plans, (plan) => {
        expect(namedTooEarly(plan)).toEqual([]);
        for (const call of callsIn([plan]))
          expect(isForbidden(api, target, call), JSON.stringify(call)).toBe(false);
      }),
      { numRuns: 15 },
    );
  }
});

it('random plans are the same for the same seed, others for another round, and survive JSON', () => {
  for (const api of five) {
    const plans = planRandom(api, ownTarget, { seed: 9, count: 4 });
    expect(plans.length).toBe(4);
    expect(planRandom(api, ownTarget, { seed: 9, count: 4 })).toEqual(plans);
    expect(planRandom(api, ownTarget, { seed: 9, count: 4, round: 1 })).not.toEqual(plans);
    expect(JSON.parse(JSON.stringify(plans))).toEqual(plans);
  }
});

it('random plans choose different operations each, and vary the bodies', () => {
  const chunkr = five.find(({ name }) => name === 'chunkr');
  if (chunkr === undefined) throw new Error('no chunkr');
  const plans = planRandom(chunkr, ownTarget, { seed: 9, count: 12 });
  expect(new Set(plans.map(({ aims }) => aims.join())).size).toBeGreaterThan(4);
  const changes = callsIn(plans)
    .filter(({ creates }) => creates !== undefined)
    .map((call) => JSON.stringify(call.changes));
  expect(new Set(changes).size).toBeGreaterThan(4);
});

it('random plans never call on every task, nor what is excluded', () => {
  for (const api of five) {
    const bulk = api.operations.filter(({ lifecycle }) => lifecycle?.bulk === true).map(({ key }) => key);
    const plans = planRandom(api, plainTarget, { seed: 2, count: 10 });
    expect(callsIn(plans).filter(({ operation }) => bulk.includes(operation))).toEqual([]);
    const own = planRandom(api, ownTarget, { seed: 2, count: 10 });
    expect(
      callsIn(own).filter(({ operation, task }) => bulk.includes(operation) && task === undefined),
    ).toEqual([]);
    for (const { key } of api.operations) {
      const target = { ...ownTarget, exclude: [{ what: key, because: 'not offered' }] };
      const others = planRandom(api, target, { seed: 2, count: 3 });
      expect(callsIn(others).filter(({ operation }) => operation === key)).toEqual([]);
    }
  }
});

it('random plans shrink to a few steps', () => {
  const [api] = five;
  const plans = api === undefined ? undefined : arbitraryPlan(fc, { api, target: ownTarget });
  if (plans === undefined) throw new Error('no plans');
  const failed = fc.check(
    fc.property(plans, ({ acts }) => acts.length < 0),
    { seed: 4 },
  );
  expect(failed.counterexample?.[0].acts.length).toBeLessThan(15);
});

it('races put calls together that the document permits, on tasks that are there, and look before and after', () => {
  for (const api of [...five, press]) {
    const plans = planRaces(api, ownTarget, { seed: 1 });
    for (const plan of plans) {
      expect(namedTooEarly(plan), plan.id).toEqual([]);
      const at = plan.acts.findIndex((act) => act.do === 'together');
      expect(plan.acts[at + 1]?.do, plan.id).toBe('probe');
      const together = plan.acts.flatMap((act) => (act.do === 'together' ? callsOf(act) : []));
      expect(together.length, plan.id).toBeGreaterThan(0);
      expect(together.length, plan.id).toBeLessThanOrEqual(4);
      for (const call of callsIn([plan]))
        expect(isForbidden(api, ownTarget, call), JSON.stringify(call)).toBe(false);
    }
    const ids = plans.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(JSON.parse(JSON.stringify(plans))).toEqual(plans);
  }
});

it('races pair what moves a task with itself, with each other, and with what only looks', () => {
  const chunkr = five.find(({ name }) => name === 'chunkr');
  if (chunkr === undefined) throw new Error('no chunkr');
  const pairs = new Set(planRaces(chunkr, ownTarget, { seed: 1 }).map(({ id }) => id.split('/')[1]));
  for (const pair of [
    'cancel_task_route-cancel_task_route@Starting',
    'cancel_task_route-cancel_task_route@Requeued',
    'cancel_task_route-update_task_route@Starting',
    'delete_task_route-delete_task_route@Succeeded',
    'delete_task_route-get_task_route@Succeeded',
    'delete_task_route-update_task_route@Succeeded',
    'update_task_route-update_task_route@Succeeded',
    'cancel_task_route-completion@Starting',
  ]) {
    expect([...pairs]).toContain(pair);
  }
});

it('races create at once with one key', () => {
  const plan = planRaces(press, ownTarget, { seed: 1 }).find(({ id }) => id.includes('once'));
  const calls = callsIn(plan === undefined ? [] : [plan]);
  expect(calls.length).toBe(3);
  expect(new Set(calls.map(({ changes }) => JSON.stringify(changes))).size).toBe(1);
});

it('the only races where nothing moves a task are those of creations', () => {
  for (const api of five.filter(({ name }) => name === 'trace' || name === 'factpulse')) {
    const calls = callsIn(planRaces(api, ownTarget, { seed: 1 }));
    expect(calls.every(({ creates }) => creates !== undefined)).toBe(true);
  }
});
