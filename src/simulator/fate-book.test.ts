import { expect, test } from 'vitest';
import { createFateBook } from './fate-book.js';
import type { NamespaceSettings } from './namespace.js';

const settings: NamespaceSettings = {
  seed: 3,
  profile: { name: 'p', fate: { base: 'happy', course: { kind: 'hold' } }, faults: [] },
  scenarios: [],
  active: [],
};
const voices = (end: string) => ({ key: end, specs: [{ ends: { [end]: 1 } }] });

test('the same settings and voices give the same fate, others give another', () => {
  const book = createFateBook();
  expect(book.of(settings)).toBe(book.of(settings));
  expect(book.of(settings)).toEqual({ spec: { base: 'happy' }, course: { kind: 'hold' }, seed: 3 });
  expect(book.of(settings, voices('a'))).toBe(book.of(settings, voices('a')));
  expect(book.of(settings, voices('a')).spec.ends).toEqual({ a: 1 });
  expect(book.of(settings, voices('b')).spec.ends).toEqual({ b: 1 });
  expect(book.of({ ...settings, seed: 4 }, voices('a')).seed).toBe(4);
});

test('a fate that is renewed keeps its seed and what nobody says anything about', () => {
  const book = createFateBook();
  const fate = book.of(settings);
  const later = {
    ...settings,
    seed: 9,
    profile: { name: 'q', fate: { base: 'lifecycle' as const }, faults: [] },
  };
  expect(book.again(fate, later, { key: '', specs: [] })).toBe(fate);
  const renewed = book.again(fate, later, voices('a'));
  expect(renewed).toEqual({ spec: { base: 'happy', ends: { a: 1 } }, course: { kind: 'hold' }, seed: 3 });
  expect(book.again(fate, later, voices('a'))).toBe(renewed);
  expect(book.again(fate, { ...later }, voices('a'))).not.toBe(renewed);
});

test('another course leaves the rest of a fate alone, and its spec the very same', () => {
  const book = createFateBook();
  const fate = book.of(settings);
  const timed = book.on(fate, { kind: 'time' });
  expect(timed).toEqual({ ...fate, course: { kind: 'time' } });
  expect(timed.spec).toBe(fate.spec);
  expect(book.on(fate, { kind: 'time' })).toBe(timed);
  expect(book.on(timed, { kind: 'time' })).toBe(timed);
});

test('a client that asks for ever new things is not remembered for ever', () => {
  const book = createFateBook();
  const first = book.of(settings, voices('0'));
  for (let index = 1; index < 1_000; index++) book.of(settings, voices(String(index)));
  expect(book.of(settings, voices('0'))).toBe(first);
  book.of(settings, voices('one more'));
  expect(book.of(settings, voices('0'))).not.toBe(first);
});
