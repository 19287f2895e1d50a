import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idFormat } from './task-id.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const PREFIXED = /^task_[0-9a-f]{16}$/;

test.each<[Parameters<typeof idFormat>[0], RegExp]>([
  [{ types: ['integer'] }, /^5$/],
  [{ types: [], example: 17 }, /^5$/],
  [{ types: ['integer', 'null'], example: 17 }, /^5$/],
  [{ types: ['string'] }, UUID],
  [{ types: [] }, UUID],
  [{ types: ['string'], format: 'uuid', example: 'task_abc123' }, UUID],
  [{ types: ['string'], example: '3fa85f64-5717-4562-b3fc-2c963f66afa6' }, UUID],
  [{ types: ['string'], example: 'abc123' }, UUID],
  [{ types: ['integer', 'string'], example: 'task_abc123' }, PREFIXED],
  [{ types: ['string'], example: 'task_abc123' }, PREFIXED],
  [{ types: ['string'], example: 'job-9f' }, /^job-[0-9a-f]{16}$/],
])('for %j the fifth id has the form %s', (facts, form) => {
  expect(idFormat(facts)(1, 5)).toMatch(form);
});

test('ids are the same for the same seed, and distinct for each task and seed', () => {
  const forms = [{ types: ['string'] }, { types: ['string'], example: 'task_abc123' }];
  fc.assert(
    fc.property(fc.constantFrom(...forms), fc.integer(), (facts, seed) => {
      const format = idFormat(facts);
      const ids = Array.from({ length: 50 }, (_, sequence) => format(seed, sequence + 1));
      expect(new Set([...ids, format(seed + 1, 1)]).size).toBe(51);
      expect(idFormat(facts)(seed, 1)).toBe(ids[0]);
    }),
    { numRuns: 50 },
  );
});

test('numbers count the tasks', () => {
  const format = idFormat({ types: ['integer'] });
  expect([1, 2, 3].map((sequence) => format(99, sequence))).toEqual(['1', '2', '3']);
});
