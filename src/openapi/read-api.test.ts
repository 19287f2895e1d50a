import { expect, test } from 'vitest';
import { parsePointer, removeAt, setAt } from '../lifecycle/pointer.js';
import type { Api, JsonObject } from './api.js';
import { describeDocument } from './api-facts.js';
import { apiRules } from './api-rules.js';
import { readApi } from './read-api.js';
import { readOperations } from './read-operations.js';

const taskSchema = {
  type: 'object',
  properties: { id: { type: 'string' }, status: { type: 'string', enum: ['a', 'b'] } },
};
const json = (schema: unknown, more: JsonObject = {}) => ({
  description: 'd',
  content: { 'application/json; charset=utf-8': { schema, ...more } },
});

const components = {
  parameters: { Id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } },
  requestBodies: {
    New: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
  },
  responses: {
    Task: json(taskSchema, {
      examples: {
        a: { value: { id: '1', status: 'a' }, 'x-task-template': { id: '{id}' } },
        b: { $ref: '#/components/examples/B' },
      },
    }),
  },
  examples: { B: { value: { id: '2', status: 'b' } } },
  securitySchemes: {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    jwt: { type: 'http', scheme: 'Bearer', bearerFormat: 'JWT' },
    user: { type: 'http', scheme: 'basic' },
    oauth: { type: 'oauth2', flows: {} },
    mtls: { type: 'mutualTLS' },
  },
};

const base = (): JsonObject =>
  JSON.parse(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Tasks', version: '2.0' },
      servers: [{ url: 'https://{host}/root/', variables: { host: { default: 'example.com' } } }],
      security: [{ key: [] }],
      paths: {
        '/tasks': {
          post: {
            operationId: 'create',
            summary: 'Create',
            requestBody: { $ref: '#/components/requestBodies/New' },
            responses: { 201: json(taskSchema), '4xx': { description: 'bad' } },
          },
        },
        '/tasks/{id}': {
          parameters: [
            { $ref: '#/components/parameters/Id' },
            { name: 'page', in: 'query', schema: { type: 'integer' } },
          ],
          get: {
            parameters: [
              { name: 'page', in: 'query', required: true, schema: { type: 'string' }, example: 'p' },
            ],
            security: [],
            responses: {
              200: { $ref: '#/components/responses/Task' },
              default: { description: 'e' },
            },
          },
          delete: {
            operationId: 'remove',
            security: [{}, { key: [] }],
            responses: { 204: { description: 'gone' } },
          },
        },
      },
      components,
      'x-task-lifecycle': {
        version: 1,
        fields: { id: '/id', state: '/status' },
        states: { a: { initial: true, next: 'b' }, b: { final: true } },
        operations: { create: { creates: '/id' }, 'GET /tasks/{id}': {} },
      },
    }),
  );

/** The base document with other values at these pointers; `undefined` removes. */
const change = (edits: Readonly<Record<string, unknown>>): JsonObject =>
  Object.entries(edits).reduce<unknown>((document, [text, value]) => {
    const pointer = parsePointer(text)!;
    return value === undefined ? removeAt(document, pointer) : setAt(document, pointer, value);
  }, base()) as JsonObject;

const apiOf = (document: JsonObject): Api => {
  const { api, findings } = readApi(document, 't');
  if (api === undefined) throw new Error(JSON.stringify(findings));
  return api;
};

const errors = (document: JsonObject): readonly string[] =>
  readApi(document, 't')
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code, pointer }) => `${code} ${pointer}`);

test('operations are read with path, parameters, body, responses and security', () => {
  const { operations, title, version } = apiOf(base());
  const [create, read, remove] = operations;
  expect([title, version]).toEqual(['Tasks', '2.0']);
  expect(operations.map(({ key, path }) => [key, path])).toEqual([
    ['create', '/root/tasks'],
    ['GET /tasks/{id}', '/root/tasks/{id}'],
    ['remove', '/root/tasks/{id}'],
  ]);
  expect(create).toMatchObject({ method: 'POST', summary: 'Create', requestBody: { required: true } });
  expect([...create!.responses.keys()]).toEqual(['201', '4XX']);
  expect(read!.parameters).toEqual([
    { name: 'id', in: 'path', required: true, schema: { type: 'string' }, explode: false },
    { name: 'page', in: 'query', required: true, schema: { type: 'string' }, explode: true, example: 'p' },
  ]);
  expect(create!.security.map((requirement) => [...requirement])).toEqual([[['key', []]]]);
  expect([read!.security, remove!.security]).toEqual([[], []]);
});

test('examples are read through references, with their templates', () => {
  const media = apiOf(base()).operations[1]!.responses.get('200')!.contents.get('application/json')!;
  expect(media.examples).toEqual([
    { name: 'a', value: { id: '1', status: 'a' }, template: { id: '{id}' } },
    { name: 'b', value: { id: '2', status: 'b' } },
  ]);
});

test('security schemes are told apart by how a client sends them', () => {
  const kinds = [...apiOf(base()).securitySchemes.values()].map(({ name, kind }) => [name, kind]);
  expect(kinds).toEqual([
    ['key', 'apiKey'],
    ['jwt', 'bearer'],
    ['user', 'basic'],
    ['oauth', 'bearer'],
    ['mtls', 'other'],
  ]);
});

test('the lifecycle is bound by operationId or route, and target and snapshot are inferred', () => {
  const [create, read, remove] = apiOf(base()).operations;
  expect([create!.lifecycle?.key, read!.lifecycle?.key, remove!.lifecycle]).toEqual([
    'create',
    'GET /tasks/{id}',
    undefined,
  ]);
  expect([create!.snapshot, read!.snapshot, remove!.snapshot]).toEqual([true, true, false]);
  expect([create!.target, read!.target, remove!.target]).toEqual([
    undefined,
    { kind: 'path', name: 'id' },
    undefined,
  ]);
});

const lifecycle = '/x-task-lifecycle';

test('what creates or lists tasks is not about the one thing that its path names', () => {
  const document = change({
    '/paths/~1projects~1{p}~1tasks': {
      post: { responses: { 200: json(taskSchema) } },
      get: { responses: { 200: json({ items: taskSchema }) } },
    },
    [`${lifecycle}/operations/POST ~1projects~1{p}~1tasks`]: { creates: '/id' },
    [`${lifecycle}/operations/GET ~1projects~1{p}~1tasks`]: { lists: '' },
  });
  const api = apiOf(document);
  expect(api.operations.slice(3).map(({ target, snapshot }) => [target, snapshot])).toEqual([
    [undefined, true],
    [undefined, false],
  ]);
  const unknown = [...api.lifecycle.rules.keys()].filter((id) => id.endsWith('/unknown'));
  expect(unknown).toEqual(['operations/GET ~1tasks~1{id}/unknown']);
});

test('an operation without a state field is a snapshot where it spells out what the states are told by', () => {
  const document = change({
    [`${lifecycle}/fields`]: { id: '/id' },
    [`${lifecycle}/states`]: {
      a: { initial: true, next: 'b', shows: { check: ['/done == false'] } },
      b: { final: true, shows: { check: ['/done == true'] } },
    },
    '/paths/~1tasks~1{id}/get/responses/200': json({ properties: { id: {}, done: { type: 'boolean' } } }),
  });
  const [create, read] = apiOf(document).operations;
  expect([create?.snapshot, read?.snapshot]).toEqual([false, true]);
});

const inline = '/paths/~1tasks/post/x-task-lifecycle';
const written = `${lifecycle}/operations/create`;

test('a lifecycle may stand inline in its operation, and is located there', () => {
  const [create] = apiOf(change({ [written]: undefined, [inline]: { creates: '/id' } })).operations;
  expect(create?.lifecycle?.creates).toMatchObject({ kind: 'pointer' });
  const misspelt = change({ [written]: undefined, [inline]: { createss: '/id' } });
  expect(errors(misspelt)).toEqual([expect.stringContaining(inline)]);
  expect(errors(change({ [inline]: { creates: '/id' } }))).toEqual([`lifecycle/twice ${inline}`]);
});

test('a key that is no operation is an error that names the nearest one', () => {
  const key = `${lifecycle}/operations/GET ~1task~1{id}`;
  const { api, findings } = readApi(change({ [key]: {} }), 't');
  expect(api).toBeUndefined();
  const found = findings.find(({ severity }) => severity === 'error');
  expect(found?.pointer).toBe(key);
  expect(`${found?.message} ${found?.hint}`).toContain('GET /tasks/{id}');
});

test.each([
  ['lifecycle/missing ', { [lifecycle]: undefined }],
  ['openapi/paths ', { '/paths': undefined }],
  ['openapi/paths /paths', { '/paths': {} }],
  ['openapi/operation /paths/~1tasks/post', { '/paths/~1tasks/post': 'x' }],
  [
    'openapi/parameter /paths/~1tasks~1{id}/parameters/1',
    { '/paths/~1tasks~1{id}/parameters/1': { name: 'x' } },
  ],
  ['openapi/ref /paths/~1tasks/post/requestBody/$ref', { '/components/requestBodies/New': undefined }],
  [
    'openapi/operation-id /paths/~1tasks~1{id}/delete/operationId',
    { '/paths/~1tasks~1{id}/delete/operationId': 'create' },
  ],
  ['openapi/route /paths/~1tasks~1{other}/get', { '/paths/~1tasks~1{other}': { get: { responses: {} } } }],
  ['openapi/security /security', { '/components/securitySchemes/key': undefined }],
] as const)('%s is an error', (expected, edits) => {
  expect(errors(change(edits))).toContain(expected);
});

test('a document that was checked before is not checked again', () => {
  const document = change({ '/components/securitySchemes/key': undefined });
  expect(errors(document)).not.toEqual([]);
  expect(readApi(document, 't', { isChecked: true }).api?.operations).toHaveLength(3);
});

test('a path parameter that is not declared is taken for a string, with a warning', () => {
  const { api, findings } = readApi(change({ '/paths/~1tasks~1{id}/parameters/0': undefined }), 't');
  expect(findings.filter(({ code }) => code === 'openapi/path-parameter')).toHaveLength(2);
  expect(api?.operations[1]?.target).toEqual({ kind: 'path', name: 'id' });
});

test('the rules of the document stand beside those of the lifecycle, for listed operations only', () => {
  const { api, findings } = readApi(change({ [`${lifecycle}/soft`]: ['openapi/*/input'] }), 't');
  expect(findings.map(({ code }) => code)).not.toContain('soft-matches-nothing');
  const rules = apiRules(api!).filter(({ id }) => /^(openapi|security)\//.test(id));
  expect(rules.map(({ id, soft }) => [id, soft])).toEqual([
    ['openapi/create/answer', false],
    ['openapi/create/accepts', true],
    ['openapi/create/input', true],
    ['security/create', false],
    ['openapi/GET ~1tasks~1{id}/answer', false],
    ['openapi/GET ~1tasks~1{id}/input', true],
  ]);
});

test('the facts for the lint tell what the document says of each operation', () => {
  const document = base();
  const { operations } = describeDocument(
    document,
    readOperations(document, () => undefined),
  );
  const read = operations[1]!;
  expect(read).toMatchObject({
    route: 'GET /tasks/{id}',
    method: 'GET',
    pointer: '/paths/~1tasks~1{id}/get',
    statuses: ['200', 'default'],
    parameters: [
      { name: 'id', in: 'path', pointer: '/paths/~1tasks~1{id}/parameters/0' },
      { name: 'page', in: 'query', pointer: '/paths/~1tasks~1{id}/get/parameters/0' },
    ],
  });
  expect(read.examples.map(({ name }) => name)).toEqual(['a', 'b']);
  const at = (text: string) => parsePointer(text)!;
  expect(read.answer!.declares(at('/status'))).toBe(true);
  expect(read.answer!.declares(at('/nope'))).toBe(false);
  expect(read.answer!.membersAt(at(''))).toEqual(['id', 'status']);
  expect(read.answer!.constraintsAt(at('/status'))).toEqual({
    pointer: '/components/responses/Task/content/application~1json; charset=utf-8/schema/properties/status',
    types: ['string'],
    enum: ['a', 'b'],
  });
  expect(operations[0]!.request!.declares(at('/anything'))).toBe(true);
  expect(operations[2]!.answer).toBeUndefined();
});
