import { expect, test } from 'vitest';
import { accused } from './accused.cases.js';
import { findingKinds } from './finding-kinds.js';
import { findingsOf } from './renders.cases.js';

test.each(accused.map((one, index) => [one.finding, index, one] as const))(
  '%s is found, and nothing else (case %i)',
  (_, __, { finding, calls, also = [], api }) => {
    expect(findingsOf(calls, api)).toEqual([...new Set([finding, ...also])]);
  },
);

test('every finding has a recording that shows it', () => {
  const shown = new Set(accused.map(({ finding }) => finding));
  expect(findingKinds.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
});
