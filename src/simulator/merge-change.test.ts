import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointerOf } from '../lifecycle/pointer.js';
import { applyChange, applyMerge, changeOf, joinChanges, mergedWith } from './merge-change.js';

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
};
const name = fc.constantFrom('a', 'b', 'c', '__proto__');
/** Few names and values, so that changes meet. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(null, 0, 1, 'x', true),
    fc.array(fc.constantFrom(null, 1), { maxLength: 2 }),
    fc.array(fc.tuple(name, tie('json')), { maxLength: 3 }).map((members) => Object.fromEntries(members)),
  ),
}));
const value = json.map(frozen);
const how = fc.constantFrom('members', 'patch');

// The examples of RFC 7396, appendix A.
test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('as a merge patch, %j with %j becomes %j', (original, patch, result) => {
  expect(applyMerge('patch', original, patch)).toEqual(result);
});

test.each([
  [{ a: 1, b: 2 }, { b: 3 }, { a: 1, b: 3 }],
  [{ a: { x: 1 } }, { a: { y: 2 } }, { a: { y: 2 } }],
  [{ a: 1 }, { a: null, b: null }, { a: 1 }],
  [{ a: 1 }, {}, { a: 1 }],
  [{ a: 1 }, { a: { x: null } }, { a: { x: null } }],
  [{ a: 1 }, { a: [null] }, { a: [null] }],
  [null, { a: 1 }, { a: 1 }],
  [{ a: 1 }, 'text', { a: 1 }],
  [{ a: 1 }, [1], { a: 1 }],
])('member by member, %j with %j becomes %j', (original, body, result) => {
  expect(applyMerge('members', original, body)).toEqual(result);
});

test('a joined change has the effect of both in order', () => {
  fc.assert(
    fc.property(how, value, value, value, (by, current, earlier, later) => {
      const joined = joinChanges(changeOf(by, earlier), changeOf(by, later));
      expect(applyChange(current, joined)).toEqual(applyMerge(by, applyMerge(by, current, earlier), later));
    }),
    { numRuns: 2_000 },
  );
});

test('what an object replaced does not show through again', () => {
  const current = { options: { ocr: true } };
  const joined = joinChanges(
    changeOf('patch', { options: null }),
    changeOf('patch', { options: { dpi: 300 } }),
  );
  expect(applyChange(current, joined)).toEqual({ options: { dpi: 300 } });
});

test('it does not matter how changes are bracketed', () => {
  fc.assert(
    fc.property(how, value, fc.array(value, { minLength: 3, maxLength: 3 }), (by, current, bodies) => {
      const [one, two, three] = bodies.map((body) => changeOf(by, body));
      const left = joinChanges(joinChanges(one!, two!), three!);
      const right = joinChanges(one!, joinChanges(two!, three!));
      expect(applyChange(current, left)).toEqual(applyChange(current, right));
    }),
    { numRuns: 500 },
  );
});

test('a merge that is made twice changes nothing more', () => {
  fc.assert(
    fc.property(how, value, value, (by, current, body) => {
      const once = applyMerge(by, current, body);
      expect(applyMerge(by, once, body)).toEqual(once);
    }),
    { numRuns: 300 },
  );
});

test('a change survives being written as JSON', () => {
  fc.assert(
    fc.property(how, value, value, value, (by, current, earlier, later) => {
      const joined = joinChanges(changeOf(by, earlier), changeOf(by, later));
      const copy = JSON.parse(JSON.stringify(joined)) as typeof joined;
      expect(applyChange(current, copy)).toEqual(applyChange(current, joined));
    }),
    { numRuns: 300 },
  );
});

test('a member called __proto__ is a member like any other', () => {
  const body: unknown = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  );
  for (const by of ['members', 'patch'] as const) {
    const merged = applyMerge(by, { a: 1 }, body) as object;
    expect(Object.keys(merged)).toEqual(['a', '__proto__', 'constructor']);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect('polluted' in merged).toBe(false);
  }
  expect('polluted' in {}).toBe(false);
});

test('the changes of one place add up, and other places keep theirs', () => {
  const merge = { into: pointerOf(['configuration']), how: 'members' } as const;
  const other = { into: pointerOf(['labels']), how: 'patch' } as const;
  const start = { atMs: 0, state: 'run', entry: 0, enteredMs: 0, progress: 0 };
  const once = { ...start, merged: mergedWith(start, other, { colour: 'red' }) };
  const twice = { ...once, merged: mergedWith(once, merge, { ocr: true }) };
  const merged = mergedWith(twice, merge, { dpi: 300, ocr: null });
  expect(applyChange({ dpi: 72 }, merged['/configuration']!)).toEqual({ dpi: 300, ocr: true });
  expect(applyChange({}, merged['/labels']!)).toEqual({ colour: 'red' });
  expect(start).not.toHaveProperty('merged');
});
