import { expect, test } from 'vitest';
import type { Element } from './belief.js';
import { possibleStates, settledWith } from './beliefs.js';
import { closeSteps } from './close-steps.js';
import { compileContract } from './contract.js';
import { contextOf } from './effects.js';
import { createMonitor } from './monitor.js';
import { call, create, plainApi, read, task } from './plain-api.cases.js';
import { broken, traceOf, type Written } from './traces.cases.js';

const loop = plainApi({ running: ', within: 1s', retrying: 'within: 1s' });
const running: Element = {
  ...{ state: 'running', run: '1', sinceMs: 0, untilMs: 0, seenMs: 0 },
  ...{ visits: [], late: [], claims: [] },
};

test('a loop whose states are left in time is followed to the end of any gap', () => {
  const context = contextOf(compileContract(loop), settledWith([]), false);
  const until = (toMs: number): ReadonlyMap<string, number> =>
    new Map(
      closeSteps(context, [running], { fromMs: toMs, toMs }).map(({ state, untilMs }) => [state, untilMs]),
    );
  expect(until(1500)).toEqual(
    new Map(Object.entries({ running: 1500, done: 1500, failed: 1500, retrying: 1500 })),
  );
  for (const toMs of [60_000, 1e15]) expect(until(toMs).get('running')).toBe(toMs);
});

test('a state that is left in time and led to by two ways is not taken for a loop', () => {
  const api = plainApi({
    queued: ', within: 1s',
    running: ', within: 1s',
    retrying: 'within: 1s, visits: 1',
  });
  expect(broken(api, [create(0), read(3.9, 'running')])).toEqual([]);
  expect(broken(api, [create(0), read(4.1, 'running')])).toEqual(['states/running/within']);
});

const updates = plainApi({
  operations: [
    'cancel: {moves: {queued: cancelled, running: cancelled}, else: 409}',
    'rename: {merge: /meta}',
  ],
});
const lost = (many: number): readonly Written[] =>
  Array.from({ length: many }, (_, at) => call('rename', 1 + at, { body: { [`m${at}`]: at } }));

test('however many different calls were lost, what no call can have done is found', () => {
  const begin = [create(0), ...lost(100)];
  expect(broken(updates, [...begin, read(200, 'queued', { meta: { m7: 7, m9: 9 } })])).toEqual([]);
  expect(broken(updates, [...begin, read(200, 'running'), read(201, 'queued')])).toEqual(['next/running']);
  expect(
    broken(updates, [
      ...begin,
      call('cancel', 200, { status: 200, json: task('cancelled') }),
      read(201, 'done'),
    ]),
  ).not.toEqual([]);
});

test('a call on all tasks leaves alone those that it can never concern', () => {
  const api = plainApi({ operations: ['clear: {target: query.id, bulk: true, moves: {done: $gone}}'] });
  const monitor = createMonitor(api);
  const [made, shown] = traceOf(api, [create(0), read(1, 'failed')]);
  const known = monitor.step(monitor.step(monitor.start, made!).beliefs, shown!).beliefs;
  const removed = { ...traceOf(api, [['clear', { at: 2, status: 204 }]])[0]!, seq: 3 };
  const after = monitor.step(known, removed).beliefs;
  expect(after.tasks).toBe(known.tasks);
  const early = monitor.step(monitor.start, made!).beliefs;
  const touched = monitor.step(early, { ...removed, seq: 2 }).beliefs;
  expect(touched.tasks).not.toBe(early.tasks);
  expect(possibleStates(touched, 'a')).toContain('$gone');
});
