import { expect, test } from 'vitest';
import { builtInNames } from '../../openapi/spec-name.js';
import { openApi } from '../../start/open-api.js';
import { leadsTo, stateBefore, stateCalled, successState } from './states.js';

const lifecycles = new Map<string, Awaited<ReturnType<typeof openApi>>['api']['lifecycle']>();
for (const name of builtInNames) lifecycles.set(name, (await openApi(name)).api.lifecycle);

test.each([
  ['docling', 'processing', 'pending'],
  ['docling', 'completed', 'pending'],
  ['docling', 'pending', undefined],
  ['chunkr', 'Processing', 'Starting'],
  ['chunkr', 'Starting', undefined],
  ['factpulse', 'RETRY', 'PENDING'],
  ['factpulse', 'STARTED', 'PENDING'],
  ['factpulse', 'SUCCESS', 'PENDING'],
  ['literature', 'cancelled', undefined],
])('%s: a task in %s cannot be in %s again', (api, state, before) => {
  expect(stateBefore(lifecycles.get(api)!, state)).toBe(before);
});

test('a state before is never one that the server may go back to, and always one it came from', () => {
  for (const lifecycle of lifecycles.values()) {
    for (const state of lifecycle.states.keys()) {
      const before = stateBefore(lifecycle, state);
      if (before === undefined) continue;
      expect(leadsTo(lifecycle, before, state)).toBe(true);
      expect(leadsTo(lifecycle, state, before)).toBe(false);
    }
  }
});

test('a circle of steps comes to an end', () => {
  expect(leadsTo(lifecycles.get('factpulse')!, 'RETRY', 'RETRY')).toBe(true);
  expect(leadsTo(lifecycles.get('factpulse')!, 'RETRY', 'PENDING')).toBe(false);
});

test('a state is found by its name and by its label', () => {
  const trace = lifecycles.get('trace')!;
  expect(['in_progress', 'running', 'nowhere'].map((text) => stateCalled(trace, text))).toEqual([
    'in_progress',
    'in_progress',
    undefined,
  ]);
});

test('every lifecycle has a state of success', () => {
  expect([...lifecycles.values()].map(successState)).toEqual([
    'completed',
    'Succeeded',
    'completed',
    'completed',
    'SUCCESS',
  ]);
});
