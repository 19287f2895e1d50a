import { apiOf, bare, json, parameter } from './small-api.cases.js';

export const press = apiOf(
  'press',
  `
openapi: 3.1.0
info: {title: press, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /id}
  stale: 2s
  retain: 1m
  states:
    waiting:  {initial: true, shows: {check: [/done == false], lacks: [/stage]}, next: pressing, within: 10s}
    pressing: {shows: {check: [/done == false], has: [/stage]}, next: done, within: 20s}
    done:     {shows: {check: [/done == true]}, final: success}
    stopped:  {shows: {check: [/done == 'stopped']}, final: cancelled}
  operations:
    submit: {creates: header.Location, once: header.Idempotency-Key}
    show: {}
    stop: {moves: {waiting: stopped, pressing: stopped}, ok: 202}
    relabel: {moves: {waiting: $same, pressing: $same}, merge: {into: /labels, how: patch}, ok: 200, noop: 304}
paths:
  /jobs:
    post:
      operationId: submit
      responses: {'201': {description: created, headers: {Location: {schema: {type: string}}}}}
  /jobs/{id}/view:
    get:
      operationId: show
      parameters: [${parameter('path', 'id')}]
      responses: {'200': ${json('Job')}, '404': ${bare}}
  /jobs/{id}:
    parameters: [${parameter('path', 'id')}]
    delete: {operationId: stop, responses: {'202': ${bare}, '404': ${bare}, '409': ${bare}}}
    patch:
      operationId: relabel
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': ${bare}, '304': ${bare}, '404': ${bare}, '409': ${bare}}
components:
  schemas:
    Job:
      type: object
      properties: {id: {type: string}, done: {}, stage: {type: string}, labels: {type: object, additionalProperties: {type: string}}}
`,
);
