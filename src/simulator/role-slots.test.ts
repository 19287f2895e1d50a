import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Role } from '../lifecycle/model.js';
import { pointerOf } from '../lifecycle/pointer.js';
import { lifecycleOf } from '../timeline/any-lifecycle.cases.js';
import { EPOCH_MS, phaseOf, taskWith } from '../timeline/any-task.cases.js';
import type { Situation } from '../timeline/task.js';
import { applySlot, type Moment, namedRoles, type PlaceFacts, roleSlot, withoutValue } from './role-slots.js';

const at = (...tokens: string[]) => pointerOf(tokens);

function momentWith(situation: Partial<Situation> = {}, id = 'task-1'): Moment {
  const phase = phaseOf('run');
  const base = { state: 'run', enteredMs: EPOCH_MS, progress: 0, updatedMs: EPOCH_MS, phase };
  return { task: { ...taskWith([phase]), id }, situation: { ...base, ...situation }, nowMs: EPOCH_MS };
}

/** What the role writes into a body at `/x`. */
function written(
  role: Role,
  { body = { x: 'example' }, ...facts }: Partial<PlaceFacts> & { body?: object },
  moment: Moment,
) {
  const slot = roleSlot(role, { pointer: at('x'), types: [], ...facts }, undefined);
  return (slot === undefined ? body : applySlot(body, slot, moment)) as { x?: unknown };
}

test.each<[Partial<PlaceFacts>, string, unknown]>([
  [{ types: ['string'] }, 'task-1', 'task-1'],
  [{ types: ['integer'] }, '7', 7],
  [{ example: 12 }, '7', 7],
  [{ types: ['string', 'integer'] }, '7', '7'],
  [{ types: ['string'], example: '12' }, '7', '7'],
])('at a place with %j the id %s is written as %j', (facts, id, shown) => {
  expect(written('id', facts, momentWith({}, id)).x).toBe(shown);
});

test.each<[Role, Partial<Situation>, string]>([
  ['created', {}, '2025-01-01T00:00:00Z'],
  ['updated', { updatedMs: EPOCH_MS + 3_000 }, '2025-01-01T00:00:03Z'],
  ['started', { startedMs: EPOCH_MS + 1_000 }, '2025-01-01T00:00:01Z'],
  ['finished', { finishedMs: EPOCH_MS + 2_000 }, '2025-01-01T00:00:02Z'],
])('the role %s with %j is written as %s', (role, situation, shown) => {
  const facts = { types: ['string'], example: '2024-01-01T00:00:00Z' };
  expect(written(role, facts, momentWith(situation)).x).toBe(shown);
});

test('an instant that has not come is null where the schema allows it, else absent', () => {
  expect(written('started', { types: ['string', 'null'] }, momentWith())).toEqual({ x: null });
  expect(written('started', { types: ['string'] }, momentWith())).toEqual({});
  expect(written('started', { types: ['string'], body: { y: 1 } }, momentWith())).toEqual({ y: 1 });
});

test.each<Role>(['total', 'state', 'expires', 'error', 'result', 'input'])(
  'the role %s leaves the example as it is',
  (role) => {
    expect(roleSlot(role, { pointer: at('x'), types: [] }, undefined)).toBeUndefined();
  },
);

test.each<[string, Partial<PlaceFacts>, number, number]>([
  ['0..1', { types: ['number'] }, 0.5, 0.5],
  ['0..1', { types: ['number'], example: 0.25 }, 0.123_456, 0.123],
  ['0..1', { example: 1 }, 0.5, 0.5],
  ['0..100', { types: ['number'], example: 42.5 }, 0.5, 50],
  ['0..100', { types: ['integer'] }, 0.509, 50],
  ['0..100', { types: ['integer', 'null'], example: 1 }, 0.5, 50],
  ['0..100', { example: 40 }, 0.5, 50],
  ['0..maximum', { types: ['integer'], maximum: 10 }, 0.55, 5],
  ['0..maximum', { types: ['number'], maximum: 1 }, 0.5, 0.5],
])('progress runs %s at a place with %j: %d is written as %d', (_, facts, progress, shown) => {
  expect(written('progress', facts, momentWith({ progress })).x).toBe(shown);
});

const scale = fc.constantFrom<Partial<PlaceFacts>>(
  { types: ['number'] },
  { types: ['number'], example: 42.5 },
  { types: ['integer'] },
  { types: ['integer'], maximum: 1_000 },
  { types: ['number'], maximum: 7 },
);
const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.9999, 0.999_999, 1));

test('written progress never decreases, and only the whole is written as the whole', () => {
  fc.assert(
    fc.property(scale, share, share, (facts, one, other) => {
      const show = (progress: number) => Number(written('progress', facts, momentWith({ progress })).x);
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      expect(show(less)).toBeLessThanOrEqual(show(more));
      const end = show(1);
      if (more < 1) expect(show(more)).toBeLessThan(end);
      expect([1, 7, 100, 1_000]).toContain(end);
    }),
    { numRuns: 300 },
  );
});

test('with a total in the body progress counts up to it', () => {
  const total = { pointer: at('pages'), types: ['integer'] };
  const slot = roleSlot('progress', { pointer: at('done'), types: ['integer'] }, total)!;
  const shown = (progress: number, body: object) => applySlot(body, slot, momentWith({ progress }));
  expect(shown(0.5, { pages: 9, done: 0 })).toEqual({ pages: 9, done: 4 });
  expect(shown(1, { pages: 9, done: 0 })).toEqual({ pages: 9, done: 9 });
  expect(shown(0.5, { pages: 0, done: 3 })).toEqual({ pages: 0, done: 0 });
  expect(shown(0.5, { pages: null, done: 0 })).toEqual({ pages: null, done: 50 });
});

test('a slot changes nothing but its place, and never the body it was given', () => {
  const body = Object.freeze({ x: 'example', other: Object.freeze({ y: 1 }) });
  const after = written('id', { body }, momentWith()) as typeof body;
  expect(after).toEqual({ x: 'task-1', other: { y: 1 } });
  expect(after.other).toBe(body.other);
});

test.each<[object, string[], object]>([
  [{ a: { x: 1 } }, ['null', 'string'], { a: { x: null } }],
  [{ a: { x: 1 } }, ['string'], { a: {} }],
  [{ a: { x: null } }, ['string'], { a: { x: null } }],
  [{ a: {} }, ['null'], { a: {} }],
  [{}, ['null'], {}],
])('%j without its value of the types %j is %j', (body, types, expected) => {
  expect(withoutValue(body, { pointer: at('a', 'x'), types })).toEqual(expected);
});

test('roles are named in the order of the document, the absent ones left out', () => {
  const lifecycle = lifecycleOf({ run: { initial: true } }, { progress: '/p', created: '/c' });
  expect(namedRoles(lifecycle).map(([role, { text }]) => [role, text])).toEqual([
    ['id', '/id'],
    ['state', '/status'],
    ['progress', '/p'],
    ['created', '/c'],
  ]);
});
