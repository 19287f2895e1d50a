import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, changeOf, type Merging, mergePart } from './merge-part.js';

test.each<[Merging, unknown, unknown, Change]>([
  ['members', { a: 1 }, {}, 'same'],
  ['members', { a: 1 }, { a: 1 }, 'same'],
  ['members', { a: 1 }, { a: null }, 'same'],
  ['members', { a: 1 }, { a: 2 }, 'different'],
  ['members', { a: null }, { a: 2 }, 'different'],
  ['members', { a: 1 }, { b: 2 }, 'unsure'],
  ['members', { a: { x: 1, y: 2 } }, { a: { x: 1 } }, 'unsure'],
  ['members', { a: { x: 1, y: 2 } }, { a: { x: 3 } }, 'different'],
  ['members', undefined, { a: 1 }, 'unsure'],
  ['members', undefined, {}, 'same'],
  ['patch', { a: { x: 1, y: 2 } }, { a: { x: 1 } }, 'same'],
  ['patch', { a: 1 }, { a: null }, 'different'],
  ['patch', { a: 1 }, { b: null }, 'same'],
  ['patch', { a: 1 }, { b: 2 }, 'different'],
  ['patch', undefined, { a: 1 }, 'unsure'],
])('merged as %s into %j, %j is %s', (how, part, given, change) => {
  expect(changeOf(part, given, how)).toBe(change);
});

test.each<[Merging, unknown, unknown, unknown]>([
  ['members', { a: { x: 1 }, b: 1 }, { a: { y: 2 }, b: null }, { a: { y: 2 }, b: 1 }],
  ['patch', { a: { x: 1 }, b: 1 }, { a: { y: 2 }, b: null }, { a: { x: 1, y: 2 } }],
  ['members', undefined, { a: 1 }, { a: 1 }],
])('merged as %s into %j, %j gives %j', (how, part, given, merged) => {
  expect(mergePart(part, given, how)).toEqual(merged);
});

test('what is merged twice changes nothing the second time', () => {
  const part = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue());
  fc.assert(
    fc.property(part, part, fc.constantFrom<Merging>('members', 'patch'), (before, given, how) => {
      expect(changeOf(mergePart(before, given, how), given, how)).not.toBe('different');
    }),
  );
});
