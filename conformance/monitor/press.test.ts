import { expect, test } from 'vitest';
import { press } from './press.cases.js';
import { broken, held, type Written } from './traces.cases.js';

const submit = (at: number, id = 'a', more: object = {}): Written => [
  'submit',
  { at, status: 201, sends: { location: `https://host/jobs/${id}/view?x=1` }, ...more },
];
const show = (at: number, json: object, id = 'a'): Written => [
  'show',
  { at, path: { id }, status: 200, json: { id, ...json } },
];
const lost = (at: number): Written => ['show', { at, path: { id: 'a' }, status: 404 }];
const stop = (at: number, status = 202): Written => ['stop', { at, path: { id: 'a' }, status }];
const relabel = (at: number, body: object, status: number): Written => [
  'relabel',
  { at, path: { id: 'a' }, body, status },
];
const waiting = { done: false };
const pressing = { done: false, stage: 'hot' };
const done = { done: true };
const stopped = { done: 'stopped' };
const key = (value: string): object => ({ headers: { 'idempotency-key': value } });

test.each<[string, readonly Written[]]>([
  ['a task without a label', [submit(0), show(1, waiting), show(5, pressing), show(20, done)]],
  ['a read that lags', [submit(0), show(3, waiting), show(4, pressing), show(5, waiting), show(8, pressing)]],
  ['404 while the create spreads', [submit(0), lost(1), show(2, waiting)]],
  [
    'a stop that takes its time',
    [submit(0), show(3, waiting), stop(4), show(7, pressing), show(20, stopped)],
  ],
  ['a stop that comes too late', [submit(0), show(3, waiting), stop(4), show(25, done)]],
  ['a task that stays as long as it may', [submit(0), show(10, waiting), show(30, pressing)]],
  ['a task that is no longer kept', [submit(0), show(20, done), lost(85)]],
  ['one task for one key', [submit(0, 'a', key('k')), submit(9, 'a', key('k')), show(9, waiting)]],
  ['another task for another key', [submit(0, 'a', key('k')), submit(0, 'b', key('l'))]],
  [
    'a label set and set again',
    [
      submit(0),
      show(3, { ...waiting, labels: { x: '1' } }),
      relabel(4, { x: '1' }, 304),
      relabel(5, { x: '2' }, 200),
    ],
  ],
  [
    'a label taken away',
    [
      submit(0),
      show(3, { ...waiting, labels: { x: '1' } }),
      relabel(4, { x: null }, 200),
      relabel(5, { y: null }, 304),
    ],
  ],
])('%s is in order', (_, steps) => {
  expect(broken(press, steps)).toEqual([]);
});

test.each<[string, string, readonly Written[]]>([
  ['states/waiting/within', 'a task that waits too long', [submit(0), show(13, waiting)]],
  [
    'states/pressing/within',
    'a task that is pressed too long',
    [submit(0), show(5, pressing), show(30, pressing)],
  ],
  ['stale', 'a read that lags too long', [submit(0), show(3, waiting), show(4, pressing), show(8, waiting)]],
  ['operations/submit/creates', '404 once the create has spread', [submit(0), lost(3)]],
  ['operations/submit/creates', 'a create without an address', [['submit', { at: 0, status: 201 }]]],
  [
    'operations/submit/once',
    'another task for one key',
    [submit(0, 'a', key('k')), submit(1, 'b', key('k'))],
  ],
  [
    'operations/stop/else@done',
    'a finished task stopped all the same',
    [submit(0), show(5, done), stop(9, 409), show(12, stopped)],
  ],
  [
    'operations/relabel/noop',
    'an unchanged label changed',
    [submit(0), show(3, { ...waiting, labels: { x: '1' } }), relabel(4, { x: '1' }, 200)],
  ],
  [
    'operations/relabel/moves@waiting',
    'a changed label not changed',
    [submit(0), show(3, { ...waiting, labels: { x: '1' } }), relabel(3, { x: '2' }, 304)],
  ],
  ['states/waiting/shows', 'an answer like no state', [submit(0), show(3, { done: 'maybe' })]],
  ['retain', 'a task that is not kept', [submit(0), show(20, done), lost(55)]],
])('%s is broken by %s', (rule, _, steps) => {
  expect(broken(press, steps)).toContain(rule);
  expect(new Set(broken(press, steps)).size).toBe(1);
});

test('a clock that runs ten times as fast makes waits ten times as short', () => {
  const steps = [submit(0), show(1.3, waiting)];
  expect(broken(press, steps)).toEqual([]);
  expect(broken(press, steps, { timeScale: 10 })).toEqual(['states/waiting/within']);
});

test('that reads do not lag is shown by the first look after the time to spread', () => {
  const stopping = [submit(0), show(3, waiting), stop(4)];
  expect(held(press, [...stopping, show(5, stopped)], 'stale').definite).toBe(0);
  expect(held(press, [...stopping, show(7, stopped)], 'stale').definite).toBe(1);
});

test('what the same key with another body gives is nobody’s promise', () => {
  const other = { ...key('k'), body: { x: 1 } };
  expect(broken(press, [submit(0, 'a', key('k')), submit(1, 'a', other), show(3, waiting)])).toEqual([]);
  expect(broken(press, [submit(0, 'a', key('k')), submit(1, 'b', other), show(3, waiting)])).toEqual([]);
});

test.each<[string, readonly Written[], number]>([
  ['states/waiting/within', [submit(0), show(13, waiting)], 4000],
  ['stale', [submit(0), show(3, waiting), show(4, pressing), show(8, waiting)], 2000],
  ['retain', [submit(0), show(20, done), lost(55)], 6000],
])('slack is added to %s', (rule, steps, slackMs) => {
  expect(broken(press, steps)).toContain(rule);
  expect(broken(press, steps, { slackMs })).toEqual([]);
});
