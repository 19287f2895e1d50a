import { expect, test } from 'vitest';
import type { Action } from '../action.js';
import { faultCatalogue } from '../catalogue.js';
import type { Hit } from '../fault-kind.js';
import { readFault } from '../read-parameters.js';
import { hitOn, lifecycleWith, runningTask, sceneOf } from '../scene.cases.js';
import type { Scene } from '../scene.js';
import type { Wire } from '../wire.js';
import { environmentFaults } from './environment-faults.js';

type Parameters = Readonly<Record<string, unknown>>;

/** What the fault with these parameters does, as users write them. */
function actionsOf(
  kind: string,
  parameters: Parameters = {},
  hit: Hit = hitOn(sceneOf()),
): readonly Action[] {
  const fault = readFault(faultCatalogue, { ...parameters, kind });
  if (!fault.ok) throw new Error(JSON.stringify(fault.problems));
  return faultCatalogue.get(kind)!.act(fault.value, hit);
}

const wire = (...wires: readonly Wire[]): readonly Action[] =>
  wires.map((one) => ({ do: 'wire', wire: one }));
const notDone: Action = { do: 'answer', answer: { status: 503 } };
const answer = (status: number, headers: Readonly<Record<string, string>>, message: string): Action => ({
  do: 'answer',
  answer: { status, headers, message },
});

const onTheWire: readonly [kind: string, parameters: Parameters, actions: readonly Action[]][] = [
  ['latency', {}, wire({ kind: 'delay', ms: 200 })],
  ['latency', { delay: 0 }, []],
  ['latency', { delay: '2s' }, wire({ kind: 'delay', ms: 2000 })],
  ['latency', { delay: 1.4 }, wire({ kind: 'delay', ms: 1 })],
  ['latency', { delay: { type: 'fixed', value: '3s' } }, wire({ kind: 'delay', ms: 3000 })],
  ['dribble', {}, wire({ kind: 'dribble', pieces: 5, overMs: 1000 })],
  [
    'dribble',
    { pieces: 2, over: '1m', delay: 7 },
    wire({ kind: 'delay', ms: 7 }, { kind: 'dribble', pieces: 2, overMs: 60_000 }),
  ],
  ['bandwidth', { bytesPerSecond: 5 }, wire({ kind: 'bandwidth', bytesPerSecond: 5 })],
  ['slicer', {}, wire({ kind: 'slice', sizes: [16], delayMs: 10 })],
  ['slow-headers', {}, wire({ kind: 'slow-headers', overMs: 2000 })],
  ['slow-close', { by: '3s' }, wire({ kind: 'slow-close', ms: 3000 })],
  ['hang', {}, wire({ kind: 'hang' })],
  ['hang', { for: '30s' }, wire({ kind: 'hang', ms: 30_000 })],
  ['hang', { effect: false }, [notDone, ...wire({ kind: 'hang' })]],
  ['connection-refused', {}, [notDone, ...wire({ kind: 'refuse', forMs: 1000 })]],
  ['server-restart', {}, [notDone, ...wire({ kind: 'restart', forMs: 2000 })]],
  ['server-restart', { effect: true, for: 5 }, wire({ kind: 'restart', forMs: 5 })],
  ['reset', {}, wire({ kind: 'reset', after: 'nothing' })],
  ['reset', { when: 'after-headers' }, wire({ kind: 'reset', after: 'headers' })],
  ['reset', { when: 'mid-body', bytes: 3 }, wire({ kind: 'reset', after: 3 })],
  [
    'reset',
    { effect: false, delay: 9 },
    [notDone, ...wire({ kind: 'delay', ms: 9 }, { kind: 'reset', after: 'nothing' })],
  ],
  ['answer-lost', {}, wire({ kind: 'reset', after: 'nothing' })],
  ['answer-lost', { how: 'close' }, wire({ kind: 'empty' })],
  ['answer-lost', { how: 'hang', delay: 1 }, wire({ kind: 'delay', ms: 1 }, { kind: 'hang' })],
  ['empty-response', {}, wire({ kind: 'empty' })],
  ['truncate', { keepBytes: 4 }, wire({ kind: 'truncate', keepBytes: 4 })],
  ['limit-data', { bytes: 4 }, wire({ kind: 'limit', bytes: 4 })],
  ['keep-alive-closed', {}, wire({ kind: 'drop-keep-alive' })],
];

test.each(onTheWire)('%s %j is %j on the wire', (kind, parameters, actions) => {
  expect(actionsOf(kind, parameters)).toEqual(actions);
});

const refused: readonly [kind: string, parameters: Parameters, actions: readonly Action[]][] = [
  ['too-many-requests', {}, [answer(429, { 'retry-after': '1' }, 'Too many requests.')]],
  [
    'too-many-requests',
    { retryAfter: '1500ms' },
    [answer(429, { 'retry-after': '2' }, 'Too many requests.')],
  ],
  [
    'too-many-requests',
    { retryAfter: '10s', form: 'date' },
    [answer(429, { 'retry-after': 'Thu, 01 Jan 1970 00:00:12 GMT' }, 'Too many requests.')],
  ],
  ['too-many-requests', { form: 'missing' }, [answer(429, {}, 'Too many requests.')]],
  ['too-many-requests', { form: 'garbage' }, [answer(429, { 'retry-after': 'soon' }, 'Too many requests.')]],
  ['too-many-requests', { form: 'huge' }, [answer(429, { 'retry-after': '31536000' }, 'Too many requests.')]],
  ['server-error', {}, [{ do: 'answer', answer: { status: 503, message: 'Service unavailable.' } }]],
  ['server-error', { retryAfter: 10 }, [answer(503, { 'retry-after': '10' }, 'Service unavailable.')]],
  ['server-error', { status: 502, retryAfter: '5s' }, [answer(502, { 'retry-after': '5' }, 'Bad gateway.')]],
  [
    'server-error',
    { status: 504, effect: true, delay: 30 },
    [
      { do: 'replace', answer: { status: 504, message: 'Gateway timeout.' } },
      ...wire({ kind: 'delay', ms: 30 }),
    ],
  ],
  [
    'unauthorized',
    {},
    [answer(401, { 'www-authenticate': 'Bearer error="invalid_token"' }, 'The access token has expired.')],
  ],
];

test.each(refused)('%s %j is %j in place of the operation', (kind, parameters, actions) => {
  expect(actionsOf(kind, parameters)).toEqual(actions);
});

test.each([
  [{}, {}, { status: 307, location: './task-1?taskdouble-redirected=1' }],
  [
    { status: '303' },
    { query: { a: ['x y', 2] } },
    { status: 303, location: './task-1?a=x%20y&a=2&taskdouble-redirected=1' },
  ],
  [{ to: 'loop' }, {}, { status: 307, location: './task-1' }],
  [{ to: 'loop' }, { query: { a: 1 } }, { status: 307, location: './task-1?a=1' }],
  [{ to: 'elsewhere' }, {}, { status: 307, location: 'https://elsewhere.invalid/task/task-1' }],
  [{ to: 'elsewhere', origin: 'http://x/' }, {}, { status: 307, location: 'http://x/task/task-1' }],
] as const)('a redirect %j of a poll with %j goes %j', (parameters, scene, { status, location }) => {
  const actions = actionsOf('redirect', parameters, hitOn(sceneOf(scene)));
  expect(actions).toEqual([{ do: 'answer', answer: { status, headers: { location } } }]);
});

test('who comes back with the mark of a redirect is answered', () => {
  const marked = sceneOf({ query: { 'taskdouble-redirected': '1' } });
  expect(actionsOf('redirect', {}, hitOn(marked))).toEqual([]);
  expect(actionsOf('redirect', { to: 'loop' }, hitOn(marked))).toHaveLength(1);
});

test.each([
  ['latency', { delay: '100ms..200ms' }, 100, 200],
  ['latency', { delay: { min: 5, max: '6ms' } }, 5, 6],
  ['latency', { delay: { median: '1s', sigma: 3, max: '2s' } }, 0, 2000],
  ['latency', { delay: { p50: '1s', p99: '1s' } }, 1000, 1000],
])('a %s of %j stays between %d and %d ms', (kind, parameters, min, max) => {
  for (let seed = 0; seed < 200; seed++) {
    const [action] = actionsOf(kind, parameters, hitOn(sceneOf({ seed })));
    const ms = action?.do === 'wire' && action.wire.kind === 'delay' ? action.wire.ms : 0;
    expect(ms).toBeGreaterThanOrEqual(min);
    expect(ms).toBeLessThanOrEqual(max);
  }
});

test('half of the delays of a lognormal latency are below its median', () => {
  const delays = Array.from({ length: 2_000 }, (_, seed) => {
    const [action] = actionsOf('latency', { delay: { p50: '100ms', p99: '1s' } }, hitOn(sceneOf({ seed })));
    return action?.do === 'wire' && action.wire.kind === 'delay' ? action.wire.ms : 0;
  }).sort((left, right) => left - right);
  expect(delays[1_000]).toBeGreaterThan(90);
  expect(delays[1_000]).toBeLessThan(110);
  expect(delays[1_980]).toBeGreaterThan(700);
  expect(delays[1_980]).toBeLessThan(1_400);
});

test('pieces of a slicer differ by its variation and are never empty', () => {
  const [action] = actionsOf('slicer', { size: 4, variation: 9 });
  const sizes = action?.do === 'wire' && action.wire.kind === 'slice' ? action.wire.sizes : [];
  expect(new Set(sizes).size).toBeGreaterThan(3);
  expect(sizes.every((size) => size >= 1 && size <= 13)).toBe(true);
});

test.each([
  ['random-data', 'bytes'],
  ['malformed-chunk', 'malformed-chunk'],
])('%s is as many bytes as asked for, the same for the same seed', (kind, wireKind) => {
  const [one] = actionsOf(kind, { bytes: 50 });
  const [other] = actionsOf(kind, { bytes: 50 }, hitOn(sceneOf({ seed: 2 })));
  expect(one).toEqual(actionsOf(kind, { bytes: 50 })[0]);
  expect(one).not.toEqual(other);
  const garbage = one?.do === 'wire' && 'base64' in one.wire ? one.wire.base64 : '';
  expect(one).toMatchObject({ wire: { kind: wireKind } });
  expect(Buffer.from(garbage, 'base64')).toHaveLength(50);
});

const immediate = { kind: 'course', course: { kind: 'immediate' } };
const submit: Partial<Scene> = { aim: 'submit' };
const ended: Partial<Scene> = { nowMs: 10_000, task: { ...runningTask, state: 'done', enteredMs: 4_000 } };
const keyed: Partial<Scene> = { aim: 'submit', headers: { 'idempotency-key': 'k' } };
const retaining = lifecycleWith({ retain: '6s' });
const gone = { do: 'change', when: 'before', change: { kind: 'remove' } };

test.each([
  ['instant-task', {}, submit, [{ do: 'change', when: 'after', change: immediate }]],
  ['instant-task', {}, {}, [{ do: 'change', when: 'before', change: immediate }]],
  ['instant-task', {}, ended, []],
  ['instant-task', {}, { ...submit, isInvalid: true }, []],
  ['duplicate-submission', {}, keyed, [{ do: 'forget-once' }]],
  ['duplicate-submission', {}, submit, []],
  ['duplicate-submission', {}, { ...keyed, isInvalid: true }, []],
  ['expired-result', {}, ended, []],
  ['expired-result', { after: '6s' }, ended, [gone]],
  ['expired-result', { after: '7s' }, ended, []],
  ['expired-result', { after: '1s' }, {}, []],
  ['expired-result', {}, { ...ended, lifecycle: retaining }, [gone]],
  ['expired-result', { after: '1s' }, { ...ended, nowMs: 9_999, lifecycle: retaining }, []],
  ['expired-result', { after: '6s' }, { ...ended, isInvalid: true }, []],
])('%s %j makes of %j %j', (kind, parameters, scene, actions) => {
  expect(actionsOf(kind, parameters, hitOn(sceneOf(scene)))).toEqual(actions);
});

/** The states and stays of the script that a slow task follows. */
function scriptOf(parameters: Parameters, scene: Partial<Scene>) {
  const [action] = actionsOf('slow-task', parameters, hitOn(sceneOf(scene)));
  const change = action?.do === 'change' ? action.change : undefined;
  return change?.kind === 'course' && change.course.kind === 'script' ? change.course.stays : undefined;
}

test('a slow task nearly uses up what the lifecycle allows', () => {
  const stays = scriptOf({}, submit);
  expect(stays?.slice(0, 2)).toEqual([
    { state: 'queued', forMs: 57_000 },
    { state: 'running', forMs: 570_000 },
  ]);
  expect(['done', 'failed']).toContain(stays?.[2]?.state);
  expect(stays?.[2]).not.toHaveProperty('forMs');
});

test('a slow task ends as the lifecycle draws it', () => {
  const ends = Array.from({ length: 40 }, (_, seed) => scriptOf({}, { ...submit, seed })?.at(-1)?.state);
  expect(new Set(ends)).toEqual(new Set(['done', 'failed']));
});

test('a task that runs is slowed once, from where it is, and a final one never', () => {
  expect(scriptOf({ share: 0.5 }, {})?.[0]).toEqual({ state: 'running', forMs: 299_000 });
  expect(scriptOf({}, { nowMs: 900_000 })?.[0]).toEqual({ state: 'running', forMs: 0 });
  expect(scriptOf({}, { task: { ...runningTask, course: 'script' } })).toBeUndefined();
  expect(scriptOf({}, ended)).toBeUndefined();
  expect(scriptOf({}, { ...submit, isInvalid: true })).toBeUndefined();
});

test('every fault of the environment has an example that does something somewhere', () => {
  const scenes = [sceneOf(keyed), sceneOf(), sceneOf({ ...ended, nowMs: 4_000_000 })];
  for (const { kind, example } of environmentFaults) {
    const did = scenes.flatMap((scene) => actionsOf(kind, example, hitOn(scene)));
    expect(did, kind).not.toEqual([]);
  }
});
