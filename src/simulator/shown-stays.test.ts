import { expect, test } from 'vitest';
import { createShownStays } from './shown-stays.js';

const stay = (state: string, enteredMs: number) => ({ state, enteredMs });

test('what was shown last is remembered, and only that very stay', () => {
  const shown = createShownStays();
  shown.note('1', stay('Queued', 5));
  expect([shown.get('1'), shown.get('2')]).toEqual(['Queued', undefined]);
  expect(shown.has('1', stay('Queued', 5))).toBe(true);
  expect([stay('Queued', 6), stay('Done', 5)].some((other) => shown.has('1', other))).toBe(false);
  shown.note('1', stay('Done', 9));
  expect(shown.has('1', stay('Queued', 5))).toBe(false);
});

test('beyond its size the task whose change was seen longest ago is forgotten', () => {
  const shown = createShownStays(2);
  for (const [id, enteredMs] of [
    ['1', 0],
    ['2', 0],
    ['1', 1],
    ['3', 0],
  ] as const) {
    shown.note(id, stay('Queued', enteredMs));
  }
  expect(['1', '2', '3'].map((id) => shown.get(id))).toEqual(['Queued', undefined, 'Queued']);
});
