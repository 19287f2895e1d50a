import { expect, test } from 'vitest';
import { call, get, list, render, shown, submit } from '../monitor/render.cases.js';
import { traceOf, type Written } from '../monitor/traces.cases.js';
import { describeSteps } from './describe-steps.js';

const labels = (steps: readonly Written[]): readonly (string | undefined)[] =>
  describeSteps(render, traceOf(render, steps)).map((step) => step.shown);

test('a list shows the row of the one task that a failure is about, or that it has none', () => {
  const rows = [shown(2, 'queued'), shown(1, 'completed')];
  expect(labels([submit(0, 1), list(1, rows), list(2, [])])).toEqual(['queued', 'completed', 'no row']);
  const [, step] = describeSteps(render, traceOf(render, [submit(0, 1), list(1, rows)]));
  expect(step).toEqual({ task: 'r1', shown: 'completed', believed: ['completed'] });
});

test('a list of a failure about no one task shows how many rows it has', () => {
  expect(labels([submit(0, 1), submit(1, 2), list(2, [shown(2, 'queued')])])).toEqual([
    'queued',
    'queued',
    '1 row',
  ]);
});

test('what is refused shows no task, whatever its body has', () => {
  const problem = { title: 'No such render', status: 404 };
  expect(
    labels([submit(0, 1), call('get', 1, { id: 1, status: 404, json: problem }), get(2, shown(1, 'queued'))]),
  ).toEqual(['queued', undefined, 'queued']);
});
