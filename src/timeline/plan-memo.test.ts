import { expect, it } from 'vitest';
import { createPlanMemo } from './plan-memo.js';
import type { Phase } from './task.js';

const phase = (state: string): Phase => ({ atMs: 0, entry: 0, state, enteredMs: 0, progress: 0 });
const stays = [{ state: 'a', step: 0, entersMs: 0 }];

it('gives back the plan of that very phase, and no other', () => {
  const memo = createPlanMemo();
  const [one, other] = [phase('a'), phase('a')];
  memo.set(1, { phase: one, stays });
  expect(memo.get(1, one)).toBe(stays);
  expect(memo.get(1, other)).toBeUndefined();
  expect(memo.get(2, one)).toBeUndefined();
});

it('a task that falls on a taken place takes it', () => {
  const memo = createPlanMemo(2);
  const [one, other] = [phase('a'), phase('b')];
  memo.set(1, { phase: one, stays });
  memo.set(3, { phase: other, stays: [] });
  expect(memo.get(1, one)).toBeUndefined();
  expect(memo.get(3, other)).toEqual([]);
});
