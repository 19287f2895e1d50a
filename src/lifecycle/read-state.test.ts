import { expect, test } from 'vitest';
import { type examples, readExample } from './examples.cases.js';
import { parseLifecycle } from './parse-lifecycle.js';
import { pointerOf } from './pointer.js';
import { isFinal, labelOf, payloadPointer, snapshotPointer, statesShowing } from './read-state.js';

const read = (name: (typeof examples)[number]) => parseLifecycle(readExample(name)).lifecycle!;

test('a state is final exactly where the lifecycle says so, and an unknown state is not', () => {
  const chunkr = read('chunkr');
  const final = [...chunkr.states.keys()].filter((state) => isFinal(chunkr, state));
  expect(final).toEqual(['Succeeded', 'Failed', 'Cancelled']);
  expect(isFinal(chunkr, 'Lost')).toBe(false);
});

test('hidden states are found by the label that they share, in exact case', () => {
  expect(statesShowing(read('chunkr'), 'Starting')).toEqual(['Starting', 'Requeued']);
  expect(statesShowing(read('chunkr'), 'starting')).toEqual([]);
  expect(statesShowing(read('trace'), 'running')).toEqual(['in_progress']);
});

test('of several labels the first is written', () => {
  expect(labelOf(read('trace').states.get('in_progress')!)).toBe('in_progress');
});

test('a state told by a predicate has no label', () => {
  const raw = {
    version: 1,
    states: { done: { initial: true, final: true, shows: { check: ['/done == true'] } } },
  };
  expect(labelOf(parseLifecycle(raw).lifecycle!.states.get('done')!)).toBeUndefined();
});

test('pointers stand under the envelope, and under any row of a list', () => {
  const literature = read('literature');
  const list = literature.operations.get('GET /api/v1/tasks')!;
  const get = literature.operations.get('GET /api/v1/tasks/{id}')!;
  expect(payloadPointer(literature, pointerOf(['id'])).text).toBe('/data/id');
  expect(snapshotPointer(literature, get, pointerOf(['id'])).text).toBe('/data/id');
  expect(snapshotPointer(literature, list, pointerOf(['id'])).text).toBe('/data/*/id');
  expect(payloadPointer(read('trace'), pointerOf(['id'])).text).toBe('/id');
});
