import { expect, test } from 'vitest';
import type { Action } from '../action.js';
import { createFaultBook } from '../create-fault-book.js';
import type { FaultSpec } from '../fault-rule.js';
import { ruleOf, sceneOf } from '../scene.cases.js';
import type { Scene } from '../scene.js';

/** What the fault does to polls at these instants. */
function actionsAt(fault: FaultSpec, scenes: readonly Partial<Scene>[]): readonly (Action | undefined)[] {
  const book = createFaultBook();
  book.add(ruleOf({ fault }));
  return scenes.map((scene) => book.decide(sceneOf(scene))?.actions[0]);
}

const headersOf = (action: Action | undefined): Readonly<Record<string, string | undefined>> => {
  if (action?.do === 'headers') return action.headers;
  return (action?.do === 'answer' && action.answer.headers) || {};
};

test('a quota says what is left, and refuses what is too much until its window ends', () => {
  const at = [1_000, 2_000, 3_500, 10_999, 11_000].map((nowMs) => ({ nowMs }));
  const actions = actionsAt({ kind: 'rate-limit', limit: 2, window: '10s' }, at);
  expect(actions.map((action) => action?.do)).toEqual(['headers', 'headers', 'answer', 'answer', 'headers']);
  expect(headersOf(actions[0])).toEqual({
    'ratelimit-policy': '"default";q=2;w=10',
    ratelimit: '"default";r=1;t=10',
    'x-ratelimit-limit': '2',
    'x-ratelimit-remaining': '1',
    'x-ratelimit-reset': '11',
  });
  expect(headersOf(actions[2])).toMatchObject({ 'retry-after': '8', ratelimit: '"default";r=0;t=8' });
  expect(headersOf(actions[3])).toMatchObject({ 'retry-after': '1' });
  expect(headersOf(actions[4])).toMatchObject({ ratelimit: '"default";r=1;t=10' });
});

test('clients have quotas of their own unless all share one', () => {
  const polls = ['a', 'b', 'a', 'b'].map((client) => ({ client }));
  const done = (of: string) =>
    actionsAt({ kind: 'rate-limit', limit: 1, of }, polls).map((action) => action?.do);
  expect(done('client')).toEqual(['headers', 'headers', 'answer', 'answer']);
  expect(done('everyone')).toEqual(['headers', 'answer', 'answer', 'answer']);
});

test.each([
  ['ratelimit', ['ratelimit-policy', 'ratelimit', 'retry-after']],
  ['x-ratelimit', ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after']],
  ['none', ['retry-after']],
])('with headers %s a refusal carries %j', (headers, names) => {
  const [action] = actionsAt({ kind: 'rate-limit', limit: 0, headers }, [{}]);
  expect(Object.keys(headersOf(action))).toEqual(names);
});

const isDown = (fault: FaultSpec, instants: readonly number[]): readonly boolean[] =>
  actionsAt(
    fault,
    instants.map((nowMs) => ({ nowMs })),
  ).map((action) => action !== undefined);

test('maintenance begins at once and ends when it said', () => {
  expect(isDown({ kind: 'maintenance', for: '10s' }, [5_000, 14_999, 15_000, 90_000])).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('maintenance can begin later and come again', () => {
  const fault = { kind: 'maintenance', offset: '10s', for: '5s', every: '1m' };
  expect(isDown(fault, [0, 9_999, 10_000, 14_999, 15_000, 69_999, 70_000, 75_000])).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
    true,
    false,
  ]);
});

test('maintenance between two instants tells its end as seconds or as a date', () => {
  const window = { kind: 'maintenance', from: '2025-01-01T00:00:00Z', until: '2025-01-01T00:05:00.500Z' };
  const nowMs = 1_735_689_600_000;
  expect(isDown(window, [nowMs - 1, nowMs, nowMs + 300_499, nowMs + 300_500])).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const [seconds] = actionsAt(window, [{ nowMs }]);
  const [date] = actionsAt({ ...window, form: 'date' }, [{ nowMs }]);
  expect(headersOf(seconds)).toEqual({ 'retry-after': '301' });
  expect(headersOf(date)).toEqual({ 'retry-after': 'Wed, 01 Jan 2025 00:05:01 GMT' });
});

test('maintenance until an instant has always been', () => {
  expect(isDown({ kind: 'maintenance', until: 100 }, [0, 99, 100])).toEqual([true, true, false]);
});
