import { expect, test } from 'vitest';
import { judge } from './monitor.js';
import { apiOf, bare, json, parameter } from './small-api.cases.js';
import { traceOf } from './traces.cases.js';

const api = apiOf(
  'formats',
  `
openapi: 3.1.0
info: {title: formats, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /id, state: /status}
  states: {open: {initial: true, next: shut}, shut: {final: true}}
  operations: {order: {creates: /id}, look: {}}
paths:
  /orders:
    post: {operationId: order, responses: {'201': ${json('Order')}}}
  /orders/{id}:
    get: {operationId: look, parameters: [${parameter('path', 'id')}], responses: {'200': ${json('Order')}, '404': ${bare}}}
components:
  schemas:
    Order: {type: object, properties: {id: {type: string}, status: {type: string}, at: {type: string, format: date-time}}}
`,
);

const said = (answer: { readonly status: number; readonly json?: unknown }): readonly unknown[] =>
  judge(api, traceOf(api, [['look', { at: 1, path: { id: 'a' }, ...answer }]])).observations.flatMap((one) =>
    one.rule === 'openapi/look/answer' ? [[one.kind, one.kind === 'inconclusive' ? one.because : '']] : [],
  );

test('an answer that breaks a format alone is no violation, and is said to be undecided', () => {
  const json = { id: 'a', status: 'open', at: '2025-01-01T10:00:00' };
  expect(said({ status: 200, json })).toEqual([
    ['inconclusive', 'at must be a valid date-time, got "2025-01-01T10:00:00".'],
  ]);
  expect(said({ status: 200, json: { ...json, at: 7 } })).toEqual([['violated', '']]);
});

test('a body where the document says nothing of one is no violation', () => {
  expect(said({ status: 404, json: { detail: 'no' } })).toEqual([]);
  expect(said({ status: 400, json: { detail: 'no' } })).toEqual([['violated', '']]);
});
