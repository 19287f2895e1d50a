import { expect, it } from 'vitest';
import { openApi } from '../../src/start/open-api.js';
import { ownTarget, withWorkloads } from './plan.cases.js';
import type { Act } from './plan.js';
import { planLists } from './plan-lists.js';
import { readScene } from './scene.js';

const { api } = await openApi('literature');

const filtersOf = (target = withWorkloads(api, ownTarget)) =>
  planLists(readScene(api, target, 1), 0).filter(({ id }) => id.startsWith('directed/filters/'));

const asked = (acts: readonly Act[]): readonly string[] =>
  acts.flatMap((act) =>
    act.do !== 'call' || act.call.operation !== 'listTasks'
      ? []
      : act.call.changes.flatMap((change) => ('name' in change && 'value' in change ? change.value : [])),
  );

it('every label is asked for when there is a task in each state, and the label of no state too', () => {
  const [plan, ...others] = filtersOf();
  expect(others).toEqual([]);
  const { acts } = plan!;
  const labels = ['pending', 'running', 'completed', 'failed', 'cancelled'];
  expect(asked(acts)).toEqual(expect.arrayContaining([...labels, 'no-such-state']));
  const first = acts.findIndex((act) => act.do === 'call' && act.call.operation === 'listTasks');
  const before = acts.slice(0, first);
  const made = before.flatMap((act) =>
    act.do === 'call' && act.call.creates !== undefined ? [act.call.creates] : [],
  );
  expect(new Set(made).size).toBe(made.length);
  expect(made.length).toBe(labels.length + 1);
  const workloads = before.flatMap((act) => (act.do === 'call' ? (act.call.workload ?? []) : []));
  expect(workloads).toEqual(expect.arrayContaining(['ends completed', 'ends failed', 'holds pending']));
});

it('what stays comes first, so that what passes is still there when it is asked for', () => {
  const [plan] = filtersOf();
  const order = plan!.acts.flatMap((act) =>
    act.do === 'call' && act.call.creates !== undefined ? (act.call.workload ?? 'sample') : [],
  );
  expect(order.indexOf('ends failed')).toBeLessThan(order.indexOf('holds pending'));
  expect(order.indexOf('holds pending')).toBeLessThan(order.lastIndexOf('sample'));
});

it('a list without filters has no such plan', async () => {
  const { api: trace } = await openApi('trace');
  expect(planLists(readScene(trace, ownTarget, 1), 0)).toEqual([]);
});
