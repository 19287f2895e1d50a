import { apiOf, bare, json, parameter } from './small-api.cases.js';

export const docling = apiOf(
  'docling',
  `
openapi: 3.1.0
info: {title: docling, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /task_id, state: /status, progress: /progress}
  retain: 5m
  states:
    pending:    {initial: true, next: processing, dwell: 0s..5s}
    processing: {next: {completed: 95, failed: 5}, dwell: 2s..60s}
    completed:  {final: success, should: [/progress == 100]}
    failed:     {final: failure}
    cleared:    {shows: completed, final: success}
  check: [0 <= /progress <= 100]
  monotone: [/progress]
  constant: [/task_id, /task_type]
  soft: [constant/~1task_type]
  operations:
    submit: {creates: /task_id, should: [/task_type == 'convert']}
    poll: {}
    result: {snapshot: false, allow: [completed], open: [failed], else: [404, 4xx]}
    clear:
      target: query.task_id
      bulk: true
      moves: {completed: [cleared, $gone], cleared: [cleared, $gone], failed: [failed, $gone]}
      allow: [pending, processing]
      unknown: [200, 404]
    converters: {}
paths:
  /v1/convert/source/async:
    post:
      operationId: submit
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [sources]}}}}
      responses: {'200': ${json('Task')}, '422': ${bare}}
  /v1/status/poll/{task_id}:
    get:
      operationId: poll
      parameters: [${parameter('path', 'task_id')}]
      responses: {'200': ${json('Task')}, '404': ${bare}}
  /v1/result/{task_id}:
    get:
      operationId: result
      parameters: [${parameter('path', 'task_id')}]
      responses: {'200': ${json('Result')}, '404': ${bare}}
  /v1/clear/results:
    get:
      operationId: clear
      parameters: [${parameter('query', 'task_id')}]
      responses: {'200': ${json('Result')}, '404': ${bare}}
  /v1/clear/converters:
    get: {operationId: converters, responses: {'200': ${json('Result')}}}
components:
  schemas:
    Result: {type: object, additionalProperties: true}
    Task:
      type: object
      required: [task_id, status]
      properties:
        task_id: {type: string}
        status: {enum: [pending, processing, completed, failed]}
        progress: {type: integer}
        task_type: {type: string}
`,
);
