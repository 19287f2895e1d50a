import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyMap, entriesOf, getIn, type PersistentMap, removeIn, setIn } from './persistent-map.js';

const change = fc.record({ key: fc.oneof(fc.nat(60).map(String), fc.string()), value: fc.option(fc.nat()) });

const apply = (map: PersistentMap<number>, { key, value }: { key: string; value: number | null }) =>
  value === null ? removeIn(map, key) : setIn(map, key, value);

test('it holds what a Map holds after the same changes', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
      const wanted = new Map<string, number>();
      let map = emptyMap<number>();
      for (const { key, value } of changes) {
        if (value === null) wanted.delete(key);
        else wanted.set(key, value);
        map = apply(map, { key, value });
      }
      expect(new Map(entriesOf(map))).toEqual(wanted);
      expect(map.size).toBe(wanted.size);
      for (const { key } of changes) expect(getIn(map, key)).toBe(wanted.get(key));
    }),
    { numRuns: 50 },
  );
});

test('an old version stays as it was', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), fc.array(change, { maxLength: 60 }), (first, later) => {
      const old = first.reduce(apply, emptyMap<number>());
      const before = new Map(entriesOf(old));
      later.reduce(apply, old);
      expect(new Map(entriesOf(old))).toEqual(before);
    }),
  );
});

test('a hundred thousand keys are set in well under a second', () => {
  let map = emptyMap<number>();
  for (let at = 0; at < 100_000; at += 1) map = setIn(map, `task-${at}`, at);
  expect([map.size, getIn(map, 'task-77777')]).toEqual([100_000, 77_777]);
});
