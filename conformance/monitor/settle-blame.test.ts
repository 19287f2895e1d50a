import { expect, test } from 'vitest';
import { judge } from './monitor.js';
import { call, get, list, render, shown, submit } from './render.cases.js';
import { broken, traceOf, violations, type Written } from './traces.cases.js';

const distinct = (rules: readonly string[]): readonly string[] => [...new Set(rules)];
const cancelled = (id: number, at: number): readonly Written[] => [
  submit(at, id),
  call('cancel', at + 1, { id: id, status: 200, json: shown(id, 'cancelled') }),
];
const gone = (id: number, at: number): readonly Written[] => [
  ...[submit(at, id), get(at + 1, shown(id, 'completed')), call('delete', at + 2, { id: id, status: 204 })],
];

test('a list that goes on showing a deleted task is wrong, and the task stays gone', () => {
  const ghost = list(4, [shown(1, 'completed')]);
  const after = [
    call('get', 5, { id: 1, status: 404 }),
    call('cancel', 6, { id: 1, status: 404 }),
    list(7, [shown(1, 'completed')]),
  ];
  expect(distinct(broken(render, [...gone(1, 0), ghost, ...after]))).toEqual(['operations/list/lists']);
});

test('a list that shows what a read shows as well is right: the rule on the task is broken, by the read and by the list', () => {
  const steps = [...cancelled(1, 0), list(3, [shown(1, 'completed')]), get(4, shown(1, 'completed'))];
  const found = violations(render, steps);
  expect(found.map(({ rule }) => rule)).toEqual(['states/cancelled/final', 'states/cancelled/final']);
  expect(found.map(({ explanation }) => explanation.afterViolation)).toEqual([false, false]);
  expect(found[0]?.explanation.sentence).toContain('; cancelled is final:');
  const { rules } = judge(render, traceOf(render, steps));
  const summaryOf = (id: string) => rules.find(({ rule }) => rule === id);
  expect(summaryOf('states/cancelled/final')).toMatchObject({ verdict: 'fail', violated: 2 });
  expect(summaryOf('operations/list/lists')).toMatchObject({ violated: 0, verdict: 'inconclusive' });
});

test('what a read of one task proves counts for what a list shows of another', () => {
  const steps = [
    ...[...cancelled(1, 0), list(3, [shown(1, 'completed')])],
    ...[...cancelled(2, 10), get(13, shown(2, 'completed'))],
  ];
  expect(distinct(broken(render, steps))).toEqual(['states/cancelled/final']);
});

test('a list of one state that leaves out a task which has left that state is right, too', () => {
  const filtered: Written = [
    'list',
    { at: 3, query: { status: 'cancelled' }, status: 200, json: { items: [] } },
  ];
  expect(broken(render, [...cancelled(1, 0), filtered])).toEqual(['operations/list/lists']);
  expect(distinct(broken(render, [...cancelled(1, 0), filtered, get(4, shown(1, 'completed'))]))).toEqual([
    'states/cancelled/final',
  ]);
});

test('a list that no read agrees with is wrong itself, and what was known of the task stays', () => {
  const steps = [...cancelled(1, 0), list(3, [shown(1, 'completed')]), get(4, shown(1, 'cancelled'))];
  expect(broken(render, steps)).toEqual(['operations/list/lists']);
  expect(broken(render, steps.slice(0, 3))).toEqual(['operations/list/lists']);
});

test('a gap in a cut list is charged to the order, once another list shows that to be broken', () => {
  const steps = [
    ...[submit(1, 1), submit(2, 2), list(3, [shown(1, 'queued')], 1)],
    list(4, [shown(1, 'queued'), shown(2, 'queued')], 3),
  ];
  expect(distinct(broken(render, steps))).toEqual(['operations/list/order']);
});

test('a list that is out of order and cut off is not blamed for what it leaves out', () => {
  const rows = [shown(1, 'queued'), shown(2, 'queued')];
  expect(broken(render, [1, 2, 3].map((id) => submit(id, id)).concat([list(4, rows, 2)]))).toEqual([
    'operations/list/order',
  ]);
});

test('a task that a list leaves out and that is not found either is not a matter of the list alone', () => {
  const steps = [
    submit(0, 1),
    get(1, shown(1, 'queued')),
    list(2, []),
    call('get', 3, { id: 1, status: 404 }),
  ];
  expect(broken(render, steps)).toEqual(['operations/list/lists', 'operations/get/allow@queued']);
});

test('a server that makes up unknown tasks breaks one rule, and is not believed', () => {
  const made = shown(1, 'queued', { createdAt: '2026-01-01T00:00:09Z' });
  const steps = [
    ...[
      ...gone(1, 0),
      call('get', 3, { id: 1, status: 404 }),
      call('get', 4, { id: 1, status: 200, json: made }),
      call('get', 5, { id: 1, status: 200, json: made }),
    ],
    ...[call('delete', 6, { id: 1, status: 404 }), call('result', 7, { id: 1, status: 404 }), list(8, [])],
  ];
  expect(distinct(broken(render, steps))).toEqual(['operations/get/unknown']);
});

test('a call whose state is not certain is charged to the rule that is broken for certain elsewhere', () => {
  const steps = [
    ...[submit(0, 1), call('result', 1, { id: 1, status: 200 }), get(2, shown(1, 'rendering'))],
    ...[
      submit(10, 2),
      get(11, shown(2, 'queued')),
      call('result', 12, { id: 2, status: 200 }),
      get(13, shown(2, 'queued')),
    ],
  ];
  expect(distinct(broken(render, steps))).toEqual(['operations/result/else@queued']);
});
