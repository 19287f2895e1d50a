import { apiOf, bare, json, parameter } from './small-api.cases.js';

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
    parameters: [${parameter('path', 'task_id')}]
    get:
      operationId: read
      parameters:
        - {name: include_chunks, in: query, schema: {type: boolean, default: true}}
      responses: {'200': ${json('Task')}, '401': ${bare}, '404': ${bare}}
    delete: {operationId: delete, responses: {'200': ${bare}, '400': ${bare}, '401': ${bare}, '404': ${bare}}}
  /api/v1/task/{task_id}/cancel:
    parameters: [${parameter('path', 'task_id')}]
    get: {operationId: cancel, responses: {'200': ${bare}, '400': ${bare}, '401': ${bare}, '404': ${bare}}}
  /api/v1/task/{task_id}/parse:
    parameters: [${parameter('path', 'task_id')}]
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
