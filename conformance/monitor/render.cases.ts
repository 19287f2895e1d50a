import { apiOf, bare, json, parameter } from './small-api.cases.js';
import type { Written } from './traces.cases.js';

/** Videos that are rendered: a list in an order, cut off; cancelled, deleted; a result of its own. */
export const render = apiOf(
  'render',
  `
openapi: 3.1.0
info: {title: render, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /id, state: /status, progress: /progress, created: /createdAt}
  states:
    queued:    {initial: true, next: [rendering], dwell: 1s..9s}
    rendering: {next: {completed: 9, failed: 1}, dwell: 1s..9s}
    completed: {final: success}
    failed:    {final: failure}
    cancelled: {final: cancelled}
  monotone: [/progress]
  constant: [/id, /createdAt]
  operations:
    submit: {creates: /id}
    get: {}
    result: {allow: [completed], else: 409}
    cancel: {moves: {queued: cancelled, rendering: cancelled}, else: 409}
    restart: {moves: {queued: queued, failed: queued}, allow: [rendering], else: 409}
    delete: {moves: {completed: $gone, failed: $gone, cancelled: $gone}, else: 409}
    list: {lists: /items, order: /createdAt desc, filter: {status: /status}, limit: {param: limit, default: 50}}
paths:
  /renders:
    post: {operationId: submit, responses: {'201': ${json('Render')}}}
    get:
      operationId: list
      parameters: [${parameter('query', 'limit', 'integer')}, ${parameter('query', 'status')}]
      responses: {'200': ${json('List')}}
  /renders/{id}:
    parameters: [${parameter('path', 'id')}]
    get: {operationId: get, responses: {'200': ${json('Render')}, '404': ${bare}}}
    delete: {operationId: delete, responses: {'204': ${bare}, '404': ${bare}, '409': ${bare}}}
  /renders/{id}/result:
    parameters: [${parameter('path', 'id')}]
    get: {operationId: result, responses: {'200': ${bare}, '404': ${bare}, '409': ${bare}}}
  /renders/{id}/cancel:
    parameters: [${parameter('path', 'id')}]
    post: {operationId: cancel, responses: {'200': ${json('Render')}, '404': ${bare}, '409': ${bare}}}
  /renders/{id}/restart:
    parameters: [${parameter('path', 'id')}]
    post: {operationId: restart, responses: {'200': ${json('Render')}, '404': ${bare}, '409': ${bare}}}
components:
  schemas:
    List: {type: object, properties: {items: {type: array, items: {$ref: '#/components/schemas/Render'}}}}
    Render:
      type: object
      properties: {id: {type: string}, status: {type: string}, progress: {type: integer}, createdAt: {type: string}}
`,
);

type Row = { readonly id: string };

/** A render as it is shown; the greater its id, the later it was created. */
export const shown = (id: number, status: string, more: object = {}): Row => ({
  ...{ id: `r${id}`, status, progress: 0, createdAt: `2026-01-01T00:00:0${id}Z` },
  ...more,
});

type When = number | readonly [number, number];

/** Calls on renders, in seconds. */
export const submit = (at: When, id: number): Written => [
  'submit',
  { at, status: 201, json: shown(id, 'queued') },
];
export const call = (
  operation: string,
  at: When,
  { id, status, json: said }: { readonly id: number; readonly status: number; readonly json?: object },
): Written => [
  operation,
  { at, path: { id: `r${id}` }, status, ...(said === undefined ? {} : { json: said }) },
];
export const get = (at: When, row: Row): Written => [
  'get',
  { at, path: { id: row.id }, status: 200, json: row },
];
export const list = (at: When, items: readonly object[], limit?: number): Written => [
  'list',
  { at, status: 200, json: { items }, ...(limit === undefined ? {} : { query: { limit } }) },
];
