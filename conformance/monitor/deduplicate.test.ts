import { expect, test } from 'vitest';
import { call, create, plainApi, read, task } from './plain-api.cases.js';
import { broken, type Written } from './traces.cases.js';

const removes = 'remove: {moves: {done: $gone, cancelled: $gone}, else: 409}';
const cancels = 'cancel: {moves: {queued: cancelled, running: cancelled}, else: 409}';
const create0 = 'creates: /id, once: header.Idempotency-Key';
const api = plainApi({ create: create0, operations: [removes, cancels, "list: {lists: ''}"] });
const brief = plainApi({ create: create0, before: 'retain: 5s', operations: ["list: {lists: ''}"] });

type At = number | readonly [number, number];
const once = (at: At, more: object = {}): Written =>
  create(at, { headers: { 'idempotency-key': 'k' }, ...more });
const lost = (at: At): Written => once(at, { status: undefined, json: undefined });
const list = (at: number, ...rows: readonly object[]): Written => ['list', { at, status: 200, json: rows }];
const other = { json: { id: 'b', status: 'queued' } };
const rule = 'operations/create/once';

test('a create that is sent again may be answered as it was at first, or as the task is now', () => {
  for (const status of ['running', 'done']) {
    expect(broken(api, [once(0), read(1, status), once(2), read(3, 'done')])).toEqual([]);
    const now = { json: task(status) };
    expect(broken(api, [once(0), read(1, status), once(2, now), read(3, 'done')])).toEqual([]);
  }
});

test('a create that is sent again gives neither another task nor a state that the task never had', () => {
  expect(broken(api, [once(0), read(1, 'running'), once(2, other)])).toEqual([rule]);
  const wrong = { json: task('cancelled') };
  expect(broken(api, [once(0), read(1, 'running'), once(2, wrong)])).not.toEqual([]);
});

test('a create whose answer was lost may have made the task that the next one names', () => {
  const seen = list(1.5, task('queued'));
  expect(broken(api, [lost([0, 1]), seen, once([2, 3]), read(4, 'running')])).toEqual([]);
  expect(broken(api, [lost([0, 1]), seen, once([2, 3]), read(4, 'done')], { own: true })).toEqual([]);
  expect(broken(api, [lost([0, 1]), once([2, 3]), once([4, 5], other)])).toEqual([rule]);
  const within = plainApi({ create: create0, queued: ', within: 10s' });
  expect(broken(within, [lost([0, 1]), once([20, 21]), read(22, 'running')])).toEqual([]);
  expect(broken(within, [once([0, 1]), once([20, 21]), read(22, 'queued')])).toEqual([
    'states/queued/within',
  ]);
});

test('without the header an id is issued once', () => {
  const seen = list(1.5, task('queued'));
  const plain = create([0, 1], { status: undefined, json: undefined });
  expect(broken(api, [plain, seen, create([2, 3])])).toEqual(['operations/create/creates']);
  expect(broken(api, [once([0, 1]), create([2, 3])])).toEqual(['operations/create/creates']);
});

test('the same task is named again before it is there, and when it may be gone', () => {
  const later = { status: 202 };
  expect(broken(api, [once(0, later), once(1, later), read(2, 'queued')])).toEqual([]);
  expect(broken(api, [once([0, 1], later), read(1.5, undefined), once([2, 3])])).toEqual([]);
  const deleted = [once(0), read(1, 'done'), call('remove', 2)];
  expect(broken(api, [...deleted, once(3, { json: task('done') }), read(4, 'done')])).toEqual([]);
  expect(broken(api, [...deleted, once(3), read(4, undefined)])).toEqual([]);
  expect(broken(api, [...deleted, once(3), read(4, 'running')])).not.toEqual([]);
});

test('a task that is gone may be named again by the answer that was kept, and stays gone', () => {
  const expired = [once(0), read(1, 'done'), list(20)];
  expect(broken(brief, [...expired, once(30, { json: task('done') }), read(31, 'done')])).toEqual([]);
  expect(broken(brief, [...expired, once(30), read(31, undefined)])).toEqual([]);
  expect(broken(brief, [...expired, once(30), read(31, 'done')])).not.toEqual([]);
});
