import { expect, test } from 'vitest';
import { alterText } from './alter-text.js';

test.each([
  ['5e2f1c0a-7b7d-4f0e-9c53-1d2f6a8b9e01', '5e2f1c0a-7b7d-4f0e-9c53-1d2f6a8b9e00'],
  ['5e2f1c0a-7b7d-4f0e-9c53-1d2f6a8b9e0f', '5e2f1c0a-7b7d-4f0e-9c53-1d2f6a8b9e0e'],
  ['5E2F1C0A-7B7D-4F0E-9C53-1D2F6A8B9E0A', '5E2F1C0A-7B7D-4F0E-9C53-1D2F6A8B9E0b'],
])('a UUID stays one, and ends otherwise: %s', (id, misspelt) => {
  expect(alterText(id, 'misspelt')).toBe(misspelt);
  expect(misspelt.toLowerCase()).not.toBe(id.toLowerCase());
});

test('an id that may be counted is not taken for its neighbour', () => {
  expect(alterText('42', 'misspelt')).toBe('1500000042');
  expect(alterText('9007199254740993', 'misspelt')).toBe('9007200754740993');
  expect(alterText('65f1c2d3e4a5b6c7d8e9f0a1', 'misspelt')).toBe('75f1c2d3e4a5b6c7d8e9f0a1');
  expect(alterText('task_abc123', 'misspelt')).toBe('task_abc123a');
});

test('something is put behind a number', () => {
  expect(alterText('42', 'lettered')).toBe('42abc');
  expect(alterText('42', 'fractional')).toBe('42.5');
});
