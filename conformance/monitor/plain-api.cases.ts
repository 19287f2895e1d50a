import type { Api } from '../../src/openapi/api.js';
import { apiOf, bare, json, parameter } from './small-api.cases.js';
import type { Written } from './traces.cases.js';

/** A document as plain as can be, whose lifecycle each test writes for itself, and its exchanges in few words. */

type Parts = {
  /** Lines before the states. */
  readonly before?: string;
  /** Members of the states `queued` and `running` beside their successors. */
  readonly queued?: string;
  readonly running?: string;
  /** Members of `retrying`. */
  readonly retrying?: string;
  readonly create?: string;
  readonly idType?: string;
  /** Operations beside `create` and `read`. */
  readonly operations?: readonly string[];
  readonly createPath?: string;
  readonly createParameters?: readonly string[];
  readonly listParameters?: readonly string[];
  readonly listSchema?: string;
};

/** Its API: queued → running → done, failed, or retrying, which goes back. */
export function plainApi(parts: Parts): Api {
  const { before = '', queued = '', running = '', create = 'creates: /id', operations = [] } = parts;
  const rows = parts.listSchema ?? "{type: array, items: {$ref: '#/components/schemas/Task'}}";
  const id = parameter('path', 'id');
  const body = '{required: true, content: {application/json: {schema: {type: object}}}}';
  const named = '{Location: {schema: {type: string}}, X-Operation: {schema: {type: string}}}';
  const born = json('Task').replace('{', `{headers: ${named}, `);
  const answers = `{'200': ${json('Task')}, '202': ${json('Task')}, '404': ${bare}, '409': ${bare}}`;
  return apiOf(
    'plain',
    `
openapi: 3.1.0
info: {title: plain, version: '1'}
x-task-lifecycle:
  version: 1
  ${before}
  fields: {id: /id, state: /status}
  states:
    queued: {initial: true, next: running${queued}}
    running: {next: [done, failed, retrying]${running}}
    retrying: {next: running, ${parts.retrying ?? 'visits: 2'}}
    done: {final: success}
    failed: {final: failure}
    cancelled: {final: cancelled}
  operations:
    create: {${create}}
    read: {}
    ${operations.join('\n    ')}
paths:
  ${parts.createPath ?? '/tasks'}:
    post:
      operationId: create
      parameters: [${(parts.createParameters ?? []).join()}]
      requestBody: ${body}
      responses: {'200': ${json('Task')}, '201': ${born}, '202': ${json('Task')}, '409': ${bare}}
    get:
      operationId: list
      parameters: [${(parts.listParameters ?? []).join()}]
      responses: {'200': {description: ok, content: {application/json: {schema: ${rows}}}}}
  /tasks/{id}:
    get: {operationId: read, parameters: [${id}], responses: {'200': ${json('Task')}, '404': ${bare}}}
    patch: {operationId: rename, parameters: [${id}], requestBody: ${body}, responses: ${answers}}
    delete: {operationId: remove, parameters: [${id}], responses: {'204': ${bare}, '404': ${bare}, '409': ${bare}}}
  /clear:
    post: {operationId: clear, parameters: [${parameter('query', 'id')}], responses: {'204': ${bare}}}
  /tasks/{id}/cancel:
    post: {operationId: cancel, parameters: [${id}], responses: ${answers}}
components:
  schemas:
    Task: {type: object, properties: {id: {type: ${parts.idType ?? 'string'}}, status: {type: string}, meta: {type: object}, project: {type: string}}}
`,
  );
}

type At = number | readonly [number, number];

/** How task `a`, or another, looks. */
export const task = (status: string, more: object = {}): object => ({ id: 'a', status, ...more });

export const create = (at: At, more: object = {}): Written => [
  'create',
  { at, body: {}, status: 201, json: task('queued'), ...more },
];

/** A read of task `a` that shows a state, or `undefined`: a 404. */
export const read = (at: At, status: string | undefined, more: object = {}): Written => [
  'read',
  {
    ...{ at, path: { id: 'a' } },
    ...(status === undefined ? { status: 404 } : { status: 200, json: task(status, more) }),
  },
];

/** A call on task `a`; without a status its answer was lost. */
export const call = (operation: string, at: At, more: object = {}): Written => [
  operation,
  { at, path: { id: 'a' }, ...more },
];
