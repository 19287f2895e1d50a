import { expect, test } from 'vitest';
import type { Explanation, Observation } from './observation.js';
import { type CellSummary, countCells, summarise } from './summarise.js';

const place = { rule: 'r', seq: 1, operation: 'o', task: 't' };
const definite: Observation = { ...place, kind: 'held definitely' };
const ambiguous: Observation = { ...place, kind: 'held ambiguously' };
const inconclusive: Observation = { ...place, kind: 'inconclusive', because: 'lost' };
const violated = (seq: number, afterViolation: boolean): Observation => {
  const explanation: Explanation = {
    before: [],
    answer: '',
    rules: ['r'],
    sentence: '',
    afterViolation,
    assuming: [],
  };
  return { ...place, seq, kind: 'violated', explanation };
};

test.each<[string, readonly Observation[], string]>([
  ['never seen at work', [], 'not-exercised'],
  ['seen three times', [definite, definite, definite], 'pass'],
  ['seen twice', [definite, definite], 'inconclusive'],
  ['seen only ambiguously', [ambiguous, ambiguous, ambiguous], 'inconclusive'],
  ['met with trouble only', [inconclusive], 'inconclusive'],
  ['broken once among many', [definite, definite, definite, violated(4, false)], 'fail'],
])('a rule %s', (_, observations, verdict) => {
  expect(summarise(observations, [{ id: 'r', soft: false, pointer: '' }])[0]?.verdict).toBe(verdict);
});

test('the example is the first violation that is no consequence', () => {
  const [summary] = summarise(
    [violated(1, true), violated(2, false), violated(3, false)],
    [{ id: 'r', soft: true, pointer: '' }],
  );
  expect(summary).toMatchObject({ soft: true, violated: 3, consequences: 1, example: { seq: 2 } });
});

test('how many definite observations a pass needs can be said', () => {
  expect(summarise([definite], [{ id: 'r', soft: false, pointer: '' }], { needed: 1 })[0]?.verdict).toBe(
    'pass',
  );
});

test('a cell with several states counts for each of them, uncertainly', () => {
  const cell = { operation: 'o', task: 't', seq: 1, accepted: true };
  const found = new Map<string, CellSummary>();
  countCells(found, [
    { ...cell, states: ['A'] },
    { ...cell, states: ['A', 'B'] },
    { ...cell, states: ['A'], accepted: false },
  ]);
  expect([...found.values()]).toEqual([
    { operation: 'o', state: 'A', certain: true, accepted: 1, refused: 1 },
    { operation: 'o', state: 'A', certain: false, accepted: 1, refused: 0 },
    { operation: 'o', state: 'B', certain: false, accepted: 1, refused: 0 },
  ]);
});
