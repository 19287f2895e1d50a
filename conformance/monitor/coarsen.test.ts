import { expect, test } from 'vitest';
import { type Element, statesOf } from './belief.js';
import { coarsen, elementLimit, isCoarse, limit, refine } from './coarsen.js';

const element = (at: number, more: Partial<Element> = {}): Element => ({
  ...{ state: `S${at % 3}`, run: `${at}`, sinceMs: at, untilMs: at + 1, seenMs: at },
  ...{ visits: [at % 2], late: [], claims: [], stepped: '' },
  ...more,
});
const suspect = (at: number, distance: number): Element =>
  element(at, { mark: { rule: 'r', seq: at, turn: 0, effect: false, distance } });

const many = Array.from({ length: 100 }, (_, at) => element(at));

test('a set made coarse keeps every state, the widest times and the fewest visits', () => {
  const coarse = coarsen(many);
  expect(statesOf(coarse)).toEqual(statesOf(many));
  expect(coarse).toHaveLength(3);
  expect(coarse[0]).toMatchObject({ sinceMs: 0, untilMs: 100, visits: [0] });
  expect(coarse.every(({ run }) => isCoarse(run))).toBe(true);
});

test('what was remembered may be anything once the set is coarse', () => {
  expect(
    coarsen([element(0), element(1, { saved: { state: 'S2', run: '1' } })]).map(({ saved }) => saved),
  ).toEqual(['any', 'any']);
});

test('suspicions go before possibilities, the far ones first', () => {
  const few = many.slice(0, 10);
  const suspects = Array.from({ length: 80 }, (_, at) => suspect(at, at % 3));
  const kept = limit([...suspects, ...few]);
  expect(kept).toHaveLength(elementLimit);
  expect(kept.slice(0, 10)).toEqual(few);
  expect(kept.filter(({ mark }) => mark?.distance === 0)).toHaveLength(27);
});

test('a coarse possibility is told from its past again as soon as nothing is outstanding', () => {
  expect(refine(coarsen(many), '9').every(({ run }) => run === '9')).toBe(true);
});
