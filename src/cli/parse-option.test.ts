import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { byteSize, clockMode, collect, instant, speed, wholeNumber } from './parse-option.js';

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

test.each([
  ['real', { kind: 'real' }],
  ['manual', { kind: 'manual' }],
  ['auto', { kind: 'auto' }],
  ['step:1.5s', { kind: 'step', stepMs: 1_500 }],
])('the clock %s is %j', (text, mode) => {
  expect(clockMode(text)).toEqual(mode);
});

test.each(['', 'Manual', 'step', 'step:', 'step:0s', 'step:5', 'scaled'])('"%s" is no clock', (text) => {
  expect(() => clockMode(text)).toThrow(InvalidArgumentError);
});

test.each([
  ['2025-01-01T00:00:00Z', 1_735_689_600_000],
  ['2025-01-01t01:00:00.25+01:00', 1_735_689_600_250],
])('the instant %s is %d', (text, ms) => {
  expect(instant(text)).toBe(ms);
});

test.each(['', '2025-01-01', '2025-02-29T00:00:00Z', '2025-01-01T00:00:00', '1735689600000'])(
  '"%s" is no instant',
  (text) => {
    expect(() => instant(text)).toThrow(InvalidArgumentError);
  },
);
