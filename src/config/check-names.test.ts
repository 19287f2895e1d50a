import { beforeAll, expect, test } from 'vitest';
import { openApi } from '../start/open-api.js';
import { checkNames, type Served } from './check-names.js';
import { readText } from './read-config.cases.js';

let chunkr: Served;
let docling: Served;
beforeAll(async () => {
  [{ api: chunkr }, { api: docling }] = await Promise.all([openApi('chunkr'), openApi('docling')]);
});

const said = (text: string, served: readonly Served[]) => {
  const { config, mistakes } = readText(text);
  expect(mistakes).toEqual([]);
  return checkNames(config!, served).map(({ at, message, hint }) => `${at}: ${message}. ${hint}`);
};

test.each([
  'profiles: {a: {ends: {Succeeded: 1, failure: 1, cancelled: 1, success: 0}}}',
  'profiles: {a: {outcome: Failed, dwell: {Starting: 1s, "*": 2s}}}',
  'scenarios: {a: {progression: {kind: hold, state: Processing}}}',
  'scenarios: {a: {match: {operation: "*_task_route", state: [final, "St*"]}}}',
  'scenarios: {a: {match: {api: docling, state: nonsense}, outcome: nonsense, faults: [{match: {state: odd}, fault: reset}]}}',
  'faults: [{match: {operation: get_task_route}, fault: reset}]',
])('chunkr has every name in %s', (text) => {
  expect(said(text, [chunkr])).toEqual([]);
});

test.each([
  [
    'profiles: {a: {outcome: Faild}}',
    '/profiles/a/outcome: expected the end of a task of chunkr, got "Faild". Did you mean Failed?',
  ],
  [
    'profiles: {a: {ends: {weather: 1}}}',
    '/profiles/a/ends/weather: expected the end of a task of chunkr, got "weather". The ends are: Succeeded, Failed, Cancelled, success, failure, cancelled.',
  ],
  [
    'scenarios: {a: {dwell: {"Proces/sing": 1s}}}',
    '/scenarios/a/dwell/Proces~1sing: expected a state of chunkr or its label, got "Proces/sing". Did you mean Processing?',
  ],
  [
    'scenarios: {a: {progression: {kind: hold, state: x}}}',
    '/scenarios/a/progression/state: expected a state of chunkr or its label, got "x". The states are: Starting, Requeued, Processing, Succeeded, Failed, Cancelled.',
  ],
  [
    'scenarios: {a: {progression: {kind: script, stays: [{state: Starting, for: 1s}, {state: Suceeded}]}}}',
    '/scenarios/a/progression/stays/1/state: expected a state of chunkr or its label, got "Suceeded". Did you mean Succeeded?',
  ],
  [
    'scenarios: {a: {match: {state: [Failed, finished]}}}',
    '/scenarios/a/match/state/1: expected a state of chunkr or its label, got "finished". The states are: Starting, Requeued, Processing, Succeeded, Failed, Cancelled, final.',
  ],
  [
    'profiles: {a: {faults: [{match: {operation: get_task}, fault: reset}]}}',
    '/profiles/a/faults/0/match/operation: expected an operation of chunkr, got "get_task". Did you mean get_task_route?',
  ],
])('%s names what chunkr does not have', (text, message) => {
  expect(said(text, [chunkr])).toEqual([message]);
});

test('a name that one of several documents has is right', () => {
  const text = 'profiles: {a: {outcome: Failed, dwell: {Starting: 1s}}}';
  expect(said(text, [docling])).toHaveLength(2);
  expect(said(text, [docling, chunkr])).toEqual([]);
});
