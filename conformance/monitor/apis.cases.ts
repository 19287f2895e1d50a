import { parse } from 'yaml';
import type { Api } from '../../src/openapi/api.js';
import { readApi } from '../../src/openapi/read-api.js';

/** Small documents with the lifecycles of the language's page, and one for what those five do not use. */

export function apiOf(name: string, text: string): Api {
  const { api, findings } = readApi(parse(text), name);
  if (api === undefined) throw new Error(JSON.stringify(findings, null, 2));
  return api;
}

const json = (schema: string, more = ''): string =>
  `{description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/${schema}'}}}${more}}`;
const bare = '{description: said in words}';
const idIn = (place: string, name: string, type = 'string'): string =>
  `{name: ${name}, in: ${place}, required: ${place === 'path'}, schema: {type: ${type}}}`;

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
      parameters: [${idIn('path', 'task_id')}]
      responses: {'200': ${json('Task')}, '404': ${bare}}
  /v1/result/{task_id}:
    get:
      operationId: result
      parameters: [${idIn('path', 'task_id')}]
      responses: {'200': ${json('Result')}, '404': ${bare}}
  /v1/clear/results:
    get:
      operationId: clear
      parameters: [${idIn('query', 'task_id')}]
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

export const chunkr = apiOf(
  'chunkr',
  `
openapi: 3.1.0
info: {title: chunkr, version: '1'}
security: [{key: []}]
x-task-lifecycle:
  version: 1
  fields: {id: /task_id, state: /status, created: /created_at, started: /started_at, finished: /finished_at, result: /output, input: /configuration}
  states:
    Starting:   {initial: true, next: Processing, dwell: 1s..30s}
    Requeued:   {shows: Starting, next: Processing, dwell: 1s..30s}
    Processing: {next: {Succeeded: 9, Failed: 1}, dwell: 5s..120s}
    Succeeded:  {final: success, has: [/output], should: [/created_at <= /started_at <= /finished_at]}
    Failed:     {final: failure}
    Cancelled:  {final: cancelled, lacks: [/output]}
  constant: [/task_id, /created_at]
  volatile: [/output/pdf_url, /configuration/input_file_url]
  operations:
    create:
      creates: /task_id
      echo:
        /configuration/ocr_strategy: body#/ocr_strategy
        /configuration/chunking/size: body#/chunking/size
    read: {when: [{if: "$query.include_chunks == 'false'", lacks: [/output/chunks/0]}]}
    update: {moves: {Succeeded: Requeued, Failed: Requeued}, save: true, merge: /configuration, noop: 4xx}
    cancel: {moves: {Starting: Cancelled, Requeued: $saved}}
    delete: {moves: {Succeeded: $gone, Failed: $gone}}
paths:
  /api/v1/task/parse:
    post:
      operationId: create
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Form'}}}}
      responses: {'200': ${json('Task')}, '400': ${bare}, '401': ${bare}}
  /api/v1/task/{task_id}:
    parameters: [${idIn('path', 'task_id')}]
    get:
      operationId: read
      parameters:
        - {name: include_chunks, in: query, schema: {type: boolean, default: true}}
      responses: {'200': ${json('Task')}, '401': ${bare}, '404': ${bare}}
    delete: {operationId: delete, responses: {'200': ${bare}, '400': ${bare}, '401': ${bare}, '404': ${bare}}}
  /api/v1/task/{task_id}/cancel:
    parameters: [${idIn('path', 'task_id')}]
    get: {operationId: cancel, responses: {'200': ${bare}, '400': ${bare}, '401': ${bare}, '404': ${bare}}}
  /api/v1/task/{task_id}/parse:
    parameters: [${idIn('path', 'task_id')}]
    patch:
      operationId: update
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Form'}}}}
      responses: {'200': ${json('Task')}, '400': ${bare}, '401': ${bare}, '404': ${bare}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: Authorization}}
  schemas:
    Chunking: {type: object, properties: {size: {type: integer, default: 512}, overlap: {type: integer, default: 0}}}
    Form:
      type: object
      properties:
        file: {type: string}
        ocr_strategy: {enum: [All, Auto], default: All}
        chunking: {anyOf: [{$ref: '#/components/schemas/Chunking'}, {type: 'null'}], default: {size: 512, overlap: 0}}
    Task:
      type: object
      required: [task_id, status, created_at, configuration]
      properties:
        task_id: {type: string}
        status: {type: string}
        created_at: {type: string}
        started_at: {type: [string, 'null']}
        finished_at: {type: [string, 'null']}
        configuration:
          type: object
          properties:
            ocr_strategy: {type: string}
            chunking: {$ref: '#/components/schemas/Chunking'}
            input_file_url: {type: string}
        output:
          type: [object, 'null']
          properties:
            pdf_url: {type: string}
            pages: {type: integer}
            chunks: {type: array, items: {type: object}}
`,
);

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
      parameters: [${idIn('path', 'task_id')}]
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
      parameters: [${idIn('path', 'project_id', 'integer')}]
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {query: {type: string, default: ''}, max: {type: integer, default: 100}}}
      responses: {'200': ${json('Created')}, '404': ${bare}}
  /api/v1/tasks:
    get:
      operationId: list
      parameters: [${idIn('query', 'project_id', 'integer')}, ${idIn('query', 'status')}, ${idIn('query', 'limit', 'integer')}]
      responses: {'200': ${json('Rows')}, '422': ${bare}}
  /api/v1/tasks/{id}:
    get:
      operationId: detail
      parameters: [${idIn('path', 'id', 'integer')}]
      responses: {'200': ${json('One')}, '404': ${json('Nothing')}}
  /api/v1/tasks/{id}/cancel:
    post:
      operationId: cancel
      parameters: [${idIn('path', 'id', 'integer')}]
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
      parameters: [${idIn('path', 'task_id')}]
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

/** Times, lag, deduplication, ids in headers, effects put off, states told without a label, merge patches. */
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
      parameters: [${idIn('path', 'id')}]
      responses: {'200': ${json('Job')}, '404': ${bare}}
  /jobs/{id}:
    parameters: [${idIn('path', 'id')}]
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
