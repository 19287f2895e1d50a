import { expect, test } from 'vitest';
import { formatDuration } from './durations.js';

test.each([
  [0, '0s'],
  [500, '500ms'],
  [1500, '1500ms'],
  [90_000, '90s'],
  [120_000, '2m'],
  [3_600_000, '1h'],
  [172_800_000, '2d'],
])('%i ms is written %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
