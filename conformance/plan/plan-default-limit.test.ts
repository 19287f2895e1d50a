import { expect, it } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import { apiOf, bare, json, parameter } from '../monitor/small-api.cases.js';
import type { Target } from '../target/target.js';
import { callsIn, ownTarget } from './plan.cases.js';
import { planDefaultLimit } from './plan-default-limit.js';
import { readScene } from './scene.js';

/** A list of errands with that limit. */
const errands = (limit: string): Api =>
  apiOf(
    'errands',
    `
openapi: 3.1.0
info: {title: errands, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /id, state: /status}
  states: {open: {initial: true, next: shut}, shut: {final: true}}
  operations: {add: {creates: /id}, list: {lists: ''${limit}}}
paths:
  /errands:
    post:
      operationId: add
      responses: {'201': ${json('Errand')}}
    get:
      operationId: list
      parameters: [${parameter('query', 'limit', 'integer')}]
      responses: {'200': ${json('Errands')}, '400': ${bare}}
components:
  schemas:
    Errand: {type: object, properties: {id: {type: string}, status: {type: string}}}
    Errands: {type: array, items: {$ref: '#/components/schemas/Errand'}}
`,
  );

const callsFor = (api: Api, tasks = 100, round = 0) => {
  const target: Target = { ...ownTarget, budget: { ...ownTarget.budget, tasks } };
  return callsIn(planDefaultLimit(readScene(api, target, 1), round));
};

it('one task more than come by default is made before a list without a limit', () => {
  const calls = callsFor(errands(', limit: {param: limit, default: 5}'));
  expect(calls.map(({ operation }) => operation)).toEqual([...Array<string>(6).fill('add'), 'list']);
  expect(new Set(calls.flatMap(({ creates }) => creates ?? [])).size).toBe(6);
  expect(calls.at(-1)?.changes).toEqual([{ kind: 'remove', in: 'query', name: 'limit' }]);
});

it('the greatest limit is asked for as well, where there is one', () => {
  const calls = callsFor(errands(', limit: {param: limit, default: 5, cap: 9}'));
  expect(calls.at(-1)?.changes).toEqual([{ kind: 'set', in: 'query', name: 'limit', value: '9' }]);
});

it('nobody makes tasks for a default limit that is too high, or none, or in a later round', () => {
  const five = errands(', limit: {param: limit, default: 5}');
  expect(callsFor(five, 21).length).toBeGreaterThan(0);
  expect(callsFor(five, 20)).toEqual([]);
  expect(callsFor(five, 100, 1)).toEqual([]);
  expect(callsFor(errands(', limit: {param: limit}'))).toEqual([]);
  expect(callsFor(errands(''))).toEqual([]);
});
