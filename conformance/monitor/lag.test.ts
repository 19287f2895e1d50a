import { expect, test } from 'vitest';
import { call, create, plainApi, read, task } from './plain-api.cases.js';
import { broken, type Written } from './traces.cases.js';

const cancels = 'cancel: {moves: {queued: cancelled, running: cancelled}, else: 409}';
const removes = 'remove: {moves: {done: $gone, cancelled: $gone}, else: 409}';
const slow = plainApi({ before: 'stale: 10s', operations: [cancels] });
const quick = plainApi({ before: 'stale: 3s', operations: [cancels, removes] });
const cancelled = call('cancel', 1.5, { status: 200, json: task('cancelled') });
const every = (ms: number, many: number, make: (at: number) => Written): readonly Written[] =>
  Array.from({ length: many }, (_, index) => make(2 + (index * ms) / 1000));

test('reads may lag as often as they come within the time that they may lag', () => {
  const lagging = every(100, 40, (at) => read(at, 'running'));
  expect(broken(slow, [create(0), read(1, 'running'), cancelled, ...lagging, read(20, 'cancelled')])).toEqual(
    [],
  );
  const unknown = every(100, 40, (at) => read(at, undefined));
  expect(broken(slow, [create(0), ...unknown, read(20, 'done')])).toEqual([]);
});

test('a read that lags longer than it may is found after however many reads', () => {
  const lagging = every(100, 40, (at) => read(at, 'running'));
  expect(
    broken(slow, [create(0), read(1, 'running'), cancelled, ...lagging, read(12, 'running')]),
  ).not.toEqual([]);
  const unknown = every(100, 40, (at) => read(at, undefined));
  expect(broken(slow, [create(0), ...unknown, read(12, undefined)])).not.toEqual([]);
});

test('a task that has left its state in time may be seen there for as long as reads lag', () => {
  const api = plainApi({ before: 'stale: 3s', queued: ', within: 4s' });
  expect(broken(api, [create(0), read(2, 'queued'), read(5, 'queued'), read(9, 'running')])).toEqual([]);
  expect(broken(api, [create(0), read(6.9, 'queued'), read(12, 'running')])).toEqual([]);
  expect(broken(api, [create(0), read(7.1, 'queued')])).toEqual(['states/queued/within']);
});

test('a 404 that lags is no proof that a lost delete took effect', () => {
  const lost = call('remove', 0.5, { status: 503 });
  const missed = read(1, undefined);
  expect(broken(quick, [create(0), lost, missed, read(5, 'running')])).toEqual([]);
  expect(
    broken(quick, [create(0), lost, missed, call('remove', 1.5, { status: 409 }), read(5, 'running')]),
  ).toEqual([]);
  const sure = [read(8, undefined), read(12, 'running')];
  expect(broken(quick, [create(0), lost, missed, ...sure])).not.toEqual([]);
});

test('a read may show what was before an update', () => {
  const api = plainApi({ before: 'stale: 3s', operations: ['rename: {merge: /meta}'] });
  const named = (a: number): object => ({ meta: { a } });
  const rename = (at: number, a: number): Written =>
    call('rename', at, { status: 200, body: { a }, json: task('queued', named(a)) });
  const steps = [create(0), rename(1, 1), read(6, 'queued', named(1)), rename(7, 2)];
  expect(broken(api, [...steps, read(8, 'queued', named(1)), read(12, 'queued', named(2))])).toEqual([]);
  expect(broken(api, [...steps, read(12, 'queued', named(1))])).toEqual(['operations/rename/merge']);
  const back = call('rename', 7.5, { body: { a: 1 } });
  const lags = [...steps, back, read(8, 'queued', named(1))];
  expect(broken(api, [...lags, read(12, 'queued', named(2))])).toEqual([]);
  expect(broken(api, [...lags, read(12, 'queued', named(3))])).not.toEqual([]);
});

test('a state that a lagging read shows again was not entered again', () => {
  const again = [1, 2, 3, 4].flatMap((at) => [read(at, 'retrying'), read(at + 0.5, 'running')]);
  expect(broken(quick, [create(0), ...again])).toEqual([]);
  const once = [read(1, 'retrying'), read(1.5, 'running'), read(1.6, 'retrying'), read(5, 'running')];
  const twice = [...once, read(10, 'retrying'), read(15, 'running')];
  expect(broken(quick, [create(0), ...twice])).toEqual([]);
  expect(
    broken(quick, [create(0), ...twice, read(20, 'retrying'), read(25, 'running'), read(30, 'retrying')]),
  ).toContain('states/retrying/visits');
  const apart = [1, 2, 3, 4].flatMap((at) => [read(at * 10, 'retrying'), read(at * 10 + 5, 'running')]);
  expect(broken(quick, [create(0), ...apart])).toContain('states/retrying/visits');
});
