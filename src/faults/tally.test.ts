import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecent, createTallies } from './tally.js';

test('what was asked for longest ago makes room, and starts again', () => {
  const tallies = createTallies(4);
  for (const key of ['a', 'b', 'c', 'b', 'd', 'e']) tallies.of(key).matched++;
  expect([tallies.of('e').matched, tallies.of('b').matched, tallies.of('a').matched]).toEqual([1, 2, 0]);
});

test('half of the room is always there for what was asked for last', () => {
  const keys = fc.array(fc.integer({ min: 0, max: 12 }).map(String), { maxLength: 80 });
  fc.assert(
    fc.property(keys, fc.integer({ min: 2, max: 10 }), (asked, limit) => {
      const recent = createRecent<{ readonly key: string }>(limit);
      const values = asked.map((key) => recent.getOr(key, () => ({ key })));
      const last = [...new Set(asked.toReversed())].slice(0, Math.floor(limit / 2));
      for (const key of last) {
        const lost = () => {
          throw new Error(`${key} was forgotten`);
        };
        expect(recent.getOr(key, lost)).toBe(values[asked.lastIndexOf(key)]);
      }
    }),
  );
});
