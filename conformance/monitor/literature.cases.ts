import { apiOf, bare, json, parameter } from './small-api.cases.js';

export const literature = apiOf(
  'literature',
  `
openapi: 3.1.0
info: {title: literature, version: '1'}
x-task-lifecycle:
  version: 1
  envelope: {data: /data, check: [$body/code == $status]}
  fields: {id: /id, state: /status, progress: /progress, total: /total, created: /created_at, started: /started_at, finished: /completed_at, result: /result, error: /error_message, input: /params}
  states:
    pending:   {initial: true, next: running, dwell: 0s..2s, lacks: [/started_at, /completed_at, /result]}
    running:   {next: {completed: 9, failed: 1}, dwell: 1s..150s, has: [/started_at], lacks: [/completed_at, /result]}
    completed: {final: success, has: [/result, /completed_at], lacks: [/error_message], should: [/progress == /total]}
    failed:    {final: failure, has: [/error_message]}
    cancelled: {final: cancelled}
  check: [0 <= /progress <= /total, /created_at <= /started_at <= /completed_at]
  monotone: [/progress]
  constant: [/id, /project_id, /task_type, /params, /created_at]
  operations:
    search: {creates: /task_id, echo: {/project_id: path.project_id, /params/query: body#/query, /params/max: body#/max}}
    list: {lists: '', order: /created_at desc, filter: {project_id: /project_id, status: /status}, limit: {param: limit, default: 50}}
    detail: {}
    cancel: {moves: {pending: cancelled, running: cancelled}, else: 400, check: [$body/data == null]}
paths:
  /api/v1/projects/{project_id}/search:
    post:
      operationId: search
      parameters: [${parameter('path', 'project_id', 'integer')}]
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {query: {type: string, default: ''}, max: {type: integer, default: 100}}}
      responses: {'200': ${json('Created')}, '404': ${bare}}
  /api/v1/tasks:
    get:
      operationId: list
      parameters: [${parameter('query', 'project_id', 'integer')}, ${parameter('query', 'status')}, ${parameter('query', 'limit', 'integer')}]
      responses: {'200': ${json('Rows')}, '422': ${bare}}
  /api/v1/tasks/{id}:
    get:
      operationId: detail
      parameters: [${parameter('path', 'id', 'integer')}]
      responses: {'200': ${json('One')}, '404': ${json('Nothing')}}
  /api/v1/tasks/{id}/cancel:
    post:
      operationId: cancel
      parameters: [${parameter('path', 'id', 'integer')}]
      responses: {'200': ${json('Nothing')}, '400': ${json('Nothing')}, '404': ${json('Nothing')}}
components:
  schemas:
    Nothing: {type: object, required: [code], properties: {code: {type: integer}, data: {}}}
    Created:
      type: object
      properties:
        code: {type: integer}
        data: {type: object, properties: {task_id: {type: integer}, status: {type: string}}}
    One: {type: object, properties: {code: {type: integer}, data: {$ref: '#/components/schemas/Detail'}}}
    Rows: {type: object, properties: {code: {type: integer}, data: {type: array, items: {$ref: '#/components/schemas/Row'}}}}
    Row:
      type: object
      properties:
        id: {type: integer}
        project_id: {type: integer}
        task_type: {type: string}
        status: {enum: [pending, running, completed, failed, cancelled]}
        progress: {type: integer}
        total: {type: integer}
        created_at: {type: string}
    Detail:
      allOf:
        - {$ref: '#/components/schemas/Row'}
        - type: object
          properties:
            params: {type: object, properties: {query: {type: string}, max: {type: integer}}}
            result: {type: [object, 'null']}
            error_message: {type: string}
            started_at: {type: [string, 'null']}
            completed_at: {type: [string, 'null']}
`,
);
