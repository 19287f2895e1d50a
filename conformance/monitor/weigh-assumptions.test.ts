import { expect, test } from 'vitest';
import { judge } from './monitor.js';
import { call, get, list, render, shown, submit } from './render.cases.js';
import { traceOf, type Written } from './traces.cases.js';

const holds = { holds: { state: 'queued', forMs: 60_000, workload: 'long' } };
const held = (steps: readonly Written[]) =>
  judge(
    render,
    traceOf(render, steps).map((exchange) =>
      exchange.operation === 'submit' ? { ...exchange, ...holds } : exchange,
    ),
    { assumeMinDwell: true },
  );

test('a list that leaves a task out shows no stay, and refutes nothing', () => {
  const steps = [submit(1, 1), submit(2, 2), get(3, shown(2, 'queued')), list(3.1, [shown(1, 'queued')], 1)];
  const report = held(steps);
  expect(report.refuted).toEqual([]);
  expect(report.rules.find(({ rule }) => rule === 'operations/list/lists')?.violated).toBe(1);
});

test('a row that shows a task too far on refutes the promise', () => {
  const names = held([submit(1, 1), list(2, [shown(1, 'completed')])]).refuted;
  expect(names).toMatchObject([{ assumption: 'minDwell', seq: 2, task: 'r1' }, { seq: 2 }]);
});

test('a list that is wrong without any promise is no witness against one', () => {
  const steps = [
    ...[submit(1, 1), submit(2, 2), list(3, [shown(1, 'queued'), shown(2, 'queued')])],
    list(4, [shown(2, 'rendering'), shown(1, 'queued')]),
  ];
  expect(held(steps.slice(0, 2).concat(steps.slice(3))).refuted).not.toEqual([]);
  expect(held(steps).refuted).toEqual([]);
  expect(held([...steps, get(5, shown(2, 'rendering'))]).refuted).not.toEqual([]);
});

test('a read that shows a task where it may not be yet refutes the promise', () => {
  const report = held([
    submit(1, 1),
    get(2, shown(1, 'completed')),
    call('result', 3, { id: 1, status: 200 }),
  ]);
  expect(report.refuted.map(({ seq }) => seq)).toEqual([2, 2]);
  expect(report.observations.filter(({ kind }) => kind === 'violated')).toEqual([]);
});
