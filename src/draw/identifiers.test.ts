import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identify } from './identifiers.js';

const name = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a b', 'a-b', 's_a_b', 's_end', 'end', 'END', '', '$gone'),
);

test('different names have different plain identifiers', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name), (names) => {
      const ids = [...identify(names).values()];
      expect(new Set(ids).size).toBe(names.length);
      expect(ids.filter((id) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(id))).toEqual([]);
    }),
  );
});

test('a plain name is its own identifier, a keyword is not', () => {
  expect([...identify(['in_progress', 'End', 'node', 'default'])]).toEqual([
    ['in_progress', 'in_progress'],
    ['End', 's_End'],
    ['node', 's_node'],
    ['default', 's_default'],
  ]);
});
