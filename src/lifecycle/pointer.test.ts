import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  getAt,
  isAbsent,
  joinPointers,
  parsePointer,
  pointerOf,
  printPointer,
  removeAt,
  setAt,
  startsWithPointer,
  valuesAt,
} from './pointer.js';

const at = (text: string) => parsePointer(text)!;
const token = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '~', '/', '*', '0', '-', ''));
const pointer = fc.array(token, { maxLength: 4 }).map(pointerOf);

/** Frozen all through, so that a change in place throws. */
const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
};
const json = fc.jsonValue({ maxDepth: 4 }).map(frozen);

/** A value with the pointer of one of its members. */
const placed = json.chain((value) => {
  const places = [...Array(5).keys()].flatMap((depth) => valuesAt(value, pointerOf(Array(depth).fill('*'))));
  return fc.constantFrom(...places).map((place) => ({ value, place }));
});

test('a pointer survives printing and reading', () => {
  fc.assert(
    fc.property(pointer, (some) => {
      expect(parsePointer(some.text)).toEqual(some);
    }),
  );
  fc.assert(
    fc.property(fc.array(token), (tokens) => {
      expect(at(printPointer(tokens)).tokens).toEqual(tokens);
    }),
  );
});

test.each([['a'], ['#/a'], ['/a~'], ['/a~2'], ['/~~0']])('%s is no pointer', (text) => {
  expect(parsePointer(text)).toBeUndefined();
});

// The document and the pointers of RFC 6901, section 5.
const rfc = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
};
test.each([
  ['', rfc],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/e^f', 3],
  ['/g|h', 4],
  ['/i\\j', 5],
  ['/k"l', 6],
  ['/ ', 7],
  ['/m~0n', 8],
  ['/foo/2', undefined],
  ['/foo/00', undefined],
  ['/foo/-', undefined],
  ['/foo/length', undefined],
  ['/toString', undefined],
  ['/foo/0/0', undefined],
])('%j of the RFC document is %j', (text, expected) => {
  expect(getAt(rfc, at(text))).toEqual(expected);
});

test('valuesAt names concrete places that getAt finds again', () => {
  fc.assert(
    fc.property(placed, ({ value, place }) => {
      expect(place.pointer.text).toBe(printPointer(place.pointer.tokens));
      const inherited = place.pointer.tokens.includes('__proto__');
      if (!inherited) expect(getAt(value, place.pointer)).toBe(place.value);
    }),
  );
});

test('a wildcard matches any member and any index, in order', () => {
  const value = { chunks: [{ id: 1, own: { x: 5 } }, { id: 2 }, 'text'] };
  expect(
    valuesAt(value, at('/chunks/*/id')).map(({ pointer: { text }, value: found }) => [text, found]),
  ).toEqual([
    ['/chunks/0/id', 1],
    ['/chunks/1/id', 2],
  ]);
  expect(valuesAt(value, at('/chunks/*/*/x')).map(({ pointer: { text } }) => text)).toEqual([
    '/chunks/0/own/x',
  ]);
  expect(valuesAt(value, at('/nothing/*'))).toEqual([]);
});

test('what is set is read back, and everything beside the way is shared', () => {
  fc.assert(
    fc.property(placed, fc.jsonValue(), ({ value, place }, replacement) => {
      const changed = setAt(value, place.pointer, replacement);
      expect(getAt(changed, place.pointer)).toEqual(replacement);
      expect(setAt(changed, place.pointer, place.value)).toEqual(value);
    }),
  );
  const value = frozen({ a: { deep: 1 }, b: { deep: 2 } });
  const changed = setAt(value, at('/a/deep'), 3) as typeof value;
  expect(changed.b).toBe(value.b);
});

test('setting into nothing makes objects, also for names of the prototype', () => {
  fc.assert(
    fc.property(pointer, fc.jsonValue(), (some, replacement) => {
      expect(getAt(setAt(undefined, some, replacement), some)).toEqual(replacement);
    }),
  );
  setAt({}, at('/__proto__/polluted'), true);
  setAt({ constructor: null }, at('/constructor/prototype/polluted'), true);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test.each([
  [{ a: [1] }, '/a/-', 2, { a: [1, 2] }],
  [{ a: [1] }, '/a/1', 2, { a: [1, 2] }],
  [{ a: [1] }, '/a/2', 2, { a: [1] }],
  [{ a: [1] }, '/a/x', 2, { a: [1] }],
  [{ a: 'text' }, '/a/x', 2, { a: 'text' }],
  [{ a: null }, '/a/x', 2, { a: { x: 2 } }],
  [{ a: 1 }, '', 2, 2],
])('setting in %j at %s gives what the rules say', (value, text, replacement, expected) => {
  expect(setAt(value, at(text), replacement)).toEqual(expected);
});

test('what is removed is gone and the original keeps it', () => {
  fc.assert(
    fc.property(placed, ({ value, place }) => {
      const before = JSON.stringify(value);
      const removed = removeAt(value, place.pointer);
      expect(JSON.stringify(value)).toBe(before);
      expect(
        valuesAt(removed, place.pointer).some(
          ({ value: found }) => found === place.value && Object(found) === found,
        ),
      ).toBe(false);
    }),
  );
  expect(removeAt({ a: [1, 2, 3] }, at('/a/1'))).toEqual({ a: [1, 3] });
  expect(removeAt({ a: { b: 1, c: 2 } }, at('/a/b'))).toEqual({ a: { c: 2 } });
});

test('removing what is not there returns the value itself', () => {
  const value = { a: [{ b: 1 }] };
  for (const text of ['/b', '/a/1', '/a/0/c', '/a/x/y']) expect(removeAt(value, at(text))).toBe(value);
});

test('joining follows first one pointer, then the other', () => {
  fc.assert(
    fc.property(pointer, pointer, (base, rest) => {
      expect(joinPointers(base, rest).tokens).toEqual([...base.tokens, ...rest.tokens]);
      expect(startsWithPointer(joinPointers(base, rest), base)).toBe(true);
    }),
  );
  expect(startsWithPointer(at('/ab'), at('/a'))).toBe(false);
});

test.each([
  [undefined, true],
  [null, true],
  ['', true],
  [0, false],
  [false, false],
  [[], false],
  [' ', false],
])('%j is absent: %j', (value, expected) => {
  expect(isAbsent(value)).toBe(expected);
});
