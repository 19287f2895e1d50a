import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePointer } from '../../src/lifecycle/pointer.js';
import { covers, equalsText, findDifference, findMissing } from './compare-values.js';

const pointers = (...texts: readonly string[]) => texts.map((text) => parsePointer(text)!);

test.each<[unknown, unknown, readonly string[], string | undefined]>([
  [{ a: 1 }, { a: 1 }, [], undefined],
  [{ a: null }, {}, [], undefined],
  [{ a: 1 }, { a: 2 }, [], '/a'],
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, [], '/a/1/b'],
  [{ a: [1] }, { a: [1, 2] }, [], '/a'],
  [{ a: 1 }, { a: 1, b: 2 }, [], '/b'],
  [{ a: [{ u: 1, v: 2 }] }, { a: [{ u: 9, v: 2 }] }, ['/a/*/u'], undefined],
  [{ a: [{ u: 1, v: 2 }] }, { a: [{ u: 9, v: 3 }] }, ['/a/*/u'], '/a/0/v'],
  [{ 'x/y': 1 }, { 'x/y': 2 }, [], '/x~1y'],
  [1, 2, [], ''],
  [{}, [], [], ''],
])('%j and %j differ, except at %j, at %j', (left, right, except, at) => {
  expect(findDifference(left, right, pointers(...except))).toBe(at);
});

test('members that were not expected are passed over, elements are not', () => {
  expect(findMissing({ a: 1, b: 2 }, { a: 1 })).toBeUndefined();
  expect(findMissing({ a: [{ b: 1, c: 2 }] }, { a: [{ b: 1 }] })).toBeUndefined();
  expect(findMissing({ a: [1, 2] }, { a: [1] })).toBe('/a');
  expect(covers({ a: 1 }, { a: 1, b: null })).toBe(true);
});

test('nothing differs from itself, and a difference is seen from both sides', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
      expect(findDifference(left, structuredClone(left))).toBeUndefined();
      expect(findDifference(left, right) === undefined).toBe(findDifference(right, left) === undefined);
    }),
  );
});

test.each<[unknown, unknown, boolean]>([
  [1, '1', true],
  [true, 'true', true],
  ['a', 'a', true],
  [1, '2', false],
  [undefined, 'a', false],
  [{ a: 1 }, 'a', false],
])('%j is what %j says: %j', (shown, text, equal) => {
  expect(equalsText(shown, text)).toBe(equal);
});
