import { expect, test } from 'vitest';
import { describeValue } from './describe-value.js';
import { nearestWord, suggestWord } from './suggest.js';

test.each([
  ['progres', ['progress', 'total'], 'progress'],
  ['Status', ['status'], 'status'],
  ['created', ['created_at', 'total'], 'created_at'],
  ['id', ['is', 'task_id'], 'is'],
  ['weather', ['status', 'progress'], undefined],
  ['x', [], undefined],
])('the word nearest to %s among %j is %s', (word, known, expected) => {
  expect(nearestWord(word, known)).toBe(expected);
});

test('where nothing is near the whole list is shown', () => {
  expect(suggestWord('weather', ['a', 'b'], 'states')).toBe('The states are: a, b.');
  expect(suggestWord('weather', [], 'states')).toBe('There are no states.');
});

test.each([
  [undefined, 'nothing'],
  [null, 'null (nothing)'],
  ['x', '"x"'],
  [1, '1'],
  [[], 'an empty list'],
  [[1], 'a list of 1'],
  [{}, 'an empty object'],
  [{ a: 1, b: 2 }, 'an object with a, b'],
  [{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }, 'an object of 6 keys'],
])('%j is described as %s', (value, expected) => {
  expect(describeValue(value)).toBe(expected);
});

test('long text is cut', () => {
  expect(describeValue('x'.repeat(500))).toHaveLength(80);
});
