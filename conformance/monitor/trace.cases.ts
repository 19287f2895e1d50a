import { apiOf, bare, json, parameter } from './small-api.cases.js';

export const trace = apiOf(
  'trace',
  `
openapi: 3.1.0
info: {title: trace, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /id, state: /status, progress: /progress, created: /created_at, updated: /updated_at, error: /failure_reason, result: /data}
  states:
    pending:     {initial: true, next: {in_progress: 1, cancelled: 0}, dwell: 0s..2s}
    in_progress: {shows: [in_progress, running], next: {completed: 92, failed: 8, cancelled: 0}, dwell: 1s..100s}
    completed:   {final: success, lacks: [/failure_reason], should: [/progress == 1]}
    failed:      {final: failure, has: [/failure_reason]}
    cancelled:   {final: cancelled, lacks: [/failure_reason]}
  check: [0 <= /progress <= 1, /created_at <= /updated_at]
  monotone: [/progress, /updated_at]
  constant: [/id, /created_at]
  operations:
    upload: {snapshot: false, creates: /task_id}
    task: {}
paths:
  /v1/files:
    post:
      operationId: upload
      requestBody: {required: true, content: {multipart/form-data: {schema: {type: object}}}}
      responses: {'200': ${json('File')}, '400': ${bare}}
  /v1/tasks/{task_id}:
    get:
      operationId: task
      parameters: [${parameter('path', 'task_id')}]
      responses: {'200': ${json('Trace')}, '404': ${bare}}
components:
  schemas:
    File: {type: object, required: [task_id], properties: {task_id: {type: string}, id: {type: string}}}
    Trace:
      type: object
      required: [id]
      properties:
        id: {type: string}
        status: {type: [string, 'null'], enum: [pending, in_progress, running, completed, failed, cancelled, null]}
        progress: {type: number}
        created_at: {type: integer}
        updated_at: {type: integer}
        failure_reason: {type: [string, 'null']}
        data: {type: object}
`,
);
