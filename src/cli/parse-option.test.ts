import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { byteSize, collect, speed, wholeNumber } from './parse-option.js';

test.each([
  ['0', 0],
  ['1048576', 1_048_576],
  ['7b', 7],
  ['512kb', 524_288],
  ['1.5 KB', 1_536],
  ['10MB', 10_485_760],
  ['1gb', 1_073_741_824],
])('the size %s is %d bytes', (text, bytes) => {
  expect(byteSize(text)).toBe(bytes);
});

test.each(['', 'mb', '-1', '10q', '1e3', '10 mb b', '0x10'])('"%s" is no size', (text) => {
  expect(() => byteSize(text)).toThrow(InvalidArgumentError);
});

test.each([
  ['10', 10],
  ['x10', 10],
  ['×0.5', 0.5],
])('the speed %s is the factor %d', (text, factor) => {
  expect(speed(text)).toBe(factor);
});

test.each(['0', '-1', 'fast', 'Infinity', 'NaN', ''])('"%s" is no speed', (text) => {
  expect(() => speed(text)).toThrow(InvalidArgumentError);
});

test('a whole number lies within its bounds, which are part of them', () => {
  const read = wholeNumber(1, 10);
  expect([read('1'), read('10'), read('007')]).toEqual([1, 10, 7]);
  for (const text of ['0', '11', '1.5', '1e1', '', ' 1', 'one'])
    expect(() => read(text)).toThrow(InvalidArgumentError);
});

test('an option that is given again adds to what it was', () => {
  expect(collect('b', collect('a', undefined))).toEqual(['a', 'b']);
});
