import { expect, test } from 'vitest';
import { printDuration } from './print-duration.js';

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1 s'],
  [1000, '1 s'],
  [2540, '2.5 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min'],
  [60_000, '1 min'],
  [90_000, '1 min 30 s'],
  [3_599_600, '1 h'],
  [3_600_000, '1 h'],
  [5_400_000, '1 h 30 min'],
  [86_400_000, '24 h'],
  [-2500, '-2.5 s'],
])('%d ms is printed as %s', (ms, text) => {
  expect(printDuration(ms)).toBe(text);
});
