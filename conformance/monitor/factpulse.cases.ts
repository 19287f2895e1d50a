import { apiOf, bare, json, parameter } from './small-api.cases.js';

export const factpulse = apiOf(
  'factpulse',
  `
openapi: 3.1.0
info: {title: factpulse, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /taskId, state: /status, result: /result}
  unknown: [PENDING, 404]
  states:
    PENDING: {initial: true, next: STARTED, lacks: [/result], dwell: 0s..5s}
    STARTED: {next: {SUCCESS: 85, FAILURE: 5, RETRY: 10}, lacks: [/result], dwell: 1s..20s}
    RETRY:   {next: STARTED, dwell: 2s..10s, visits: 3}
    SUCCESS:
      final: true
      outcomes:
        ok:    {if: /result/status == 'SUCCESS', has: [/result/content_b64], weight: 8}
        error: {if: /result/status == 'ERROR', has: [/result/errorCode, /result/errorMessage], weight: 2}
    FAILURE: {final: failure}
  constant: [/taskId]
  operations:
    generate: {creates: /taskId}
    status: {}
paths:
  /api/v1/processing/generate-invoice:
    post:
      operationId: generate
      responses: {'202': ${json('Created')}, '401': ${bare}}
  /api/v1/processing/tasks/{task_id}/status:
    get:
      operationId: status
      parameters: [${parameter('path', 'task_id')}]
      responses: {'200': ${json('Status')}, '404': ${bare}}
components:
  schemas:
    Created: {type: object, required: [taskId], properties: {taskId: {type: string}}}
    Status:
      type: object
      properties:
        taskId: {type: string}
        status: {enum: [PENDING, STARTED, RETRY, SUCCESS, FAILURE]}
        result:
          type: [object, 'null']
          properties:
            status: {type: string}
            content_b64: {type: string}
            errorCode: {type: string}
            errorMessage: {type: string}
`,
);
