import { expect, test } from 'vitest';
import { apiOf, smallDocument } from './api.cases.js';
import type { ApiOperation, JsonObject, Schema } from './api.js';
import { schemaCompiler } from './compile-schema.js';
import { loadApi } from './load-api.js';
import { readOperations } from './read-operations.js';
import { sampleBody } from './sample-body.js';
import { sampleRequest } from './sample-request.js';
import { builtInNames } from './spec-name.js';
import { createRequestValidator } from './validate-request.js';
import { visitObjects } from './walk-document.js';

const document: JsonObject = {
  openapi: '3.1.0',
  components: {
    schemas: {
      Tree: {
        type: 'object',
        required: ['name', 'children'],
        properties: {
          name: { type: 'string' },
          children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
        },
      },
    },
  },
};

test.each([
  [{ type: ['null', 'string'], minLength: 8 }],
  [{ anyOf: [{ type: 'null' }, { type: 'integer', minimum: 3 }] }],
  [{ enum: [null, 'a'] }],
  [{ type: 'string', pattern: '^[a-f]{4}-[0-9]{2}$' }],
  [{ type: 'string', format: 'uuid' }],
  [{ type: 'string', format: 'date-time' }],
  [{ type: 'array', minItems: 2, items: { type: 'number', exclusiveMinimum: 0 } }],
  [
    {
      allOf: [
        { type: 'object', properties: { a: { const: 1 } } },
        { type: 'object', required: ['b'], properties: { b: {} } },
      ],
    },
  ],
  [
    {
      type: 'object',
      properties: { a: { type: 'string', format: 'ipv4', maxLength: 3 }, b: { type: 'integer' } },
    },
  ],
  [{ type: 'object', additionalProperties: { type: 'integer' } }],
  [{ $ref: '#/components/schemas/Tree' }],
  [{ type: 'object', properties: { a: true, b: { type: ['object', 'null'], default: null } } }],
  [{ prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false }],
] as [Schema][])('a sample of %j fits it, and is not null', (schema) => {
  const value = sampleBody({ document }, schema);
  expect(schemaCompiler(document).compile(schema)(value)).toEqual([]);
  expect(value).not.toBeNull();
  expect(sampleBody({ document: structuredClone(document) }, structuredClone(schema))).toEqual(value);
});

test('a sample for a request has the required members only, one for an answer all', () => {
  const schema = {
    type: 'object',
    required: ['a', 'r'],
    properties: {
      a: { type: 'string', example: 'x' },
      b: { type: 'integer' },
      r: { type: 'string', readOnly: true },
      w: { type: 'string', writeOnly: true },
    },
  };
  expect(sampleBody({ document }, schema, { for: 'request' })).toEqual({ a: 'x' });
  expect(sampleBody({ document }, schema)).toEqual({ a: 'x', b: 0, r: 'string' });
});

test.each(builtInNames)('%s: every schema has a sample that fits it', async (name) => {
  const { api } = await loadApi(name);
  const failures: unknown[] = [];
  visitObjects(api!.document, ({ schema }, tokens) => {
    if (typeof schema !== 'object' || schema === null) return;
    const errors = schemaCompiler(api!.document).compile(schema as Schema)(
      sampleBody(api!, schema as Schema),
    );
    if (errors.length > 0) failures.push([tokens.join('/'), errors[0]?.instancePath, errors[0]?.message]);
  });
  expect(failures).toEqual([]);
});

test.each(builtInNames)('%s: the sample request of every operation is valid', async (name) => {
  const { api } = await loadApi(name);
  for (const operation of api!.operations) {
    const { url, headers, contentType, body } = sampleRequest(api!, operation);
    const [path = '', query = ''] = url.split('?');
    const values = path.split('/').slice(1).map(decodeURIComponent);
    const names = operation.path.split('/').slice(1);
    const params = Object.fromEntries(
      names.flatMap((part, at) => (part.startsWith('{') ? [[part.slice(1, -1), values[at]!]] : [])),
    );
    const kind = contentType?.includes('json')
      ? ({ kind: 'json', value: body } as const)
      : ({ kind: 'form', fields: body as Record<string, unknown> } as const);
    const sent = {
      ...(headers as Record<string, string>),
      ...(contentType && { 'content-type': contentType }),
    };
    const request = {
      params,
      query,
      headers: sent,
      body: body === undefined ? ({ kind: 'empty' } as const) : kind,
    };
    expect(createRequestValidator(api!, operation)(request)).toMatchObject({ kind: 'valid' });
  }
});

test('the sample request takes the examples of the document', () => {
  const api = apiOf(smallDocument);
  const found = sampleRequest(api, api.operations[0]!);
  const body = { url: 'https://example.com/a.pdf' };
  expect(found).toEqual({
    path: {},
    query: {},
    headers: {},
    contentType: 'application/json',
    body,
    url: '/tasks',
    curlArguments: ['-H', 'Content-Type: application/json', '-d', JSON.stringify(body)],
    valid: { kind: 'valid', path: {}, query: {}, headers: {}, body },
  });
});

const operationOf = (object: JsonObject): [{ document: JsonObject }, ApiOperation] => {
  const whole = { openapi: '3.1.0', paths: { '/files/{id}': { put: { responses: {}, ...object } } } };
  const [found] = readOperations(whole, () => undefined);
  return [{ document: whole }, { ...found!.operation, snapshot: false }];
};

test('a form sends its files as files, and required parameters with their examples', () => {
  const schema = {
    type: 'object',
    required: ['file', 'options'],
    properties: {
      file: { type: 'string', format: 'binary' },
      options: { type: 'object', properties: { a: {} }, example: { a: 1 } },
      note: { type: 'string' },
    },
  };
  const found = sampleRequest(
    ...operationOf({
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'a/b' },
        {
          name: 'tags',
          in: 'query',
          required: true,
          schema: { type: 'array', items: { type: 'string' }, example: ['x', 'y z'] },
        },
        { name: 'page', in: 'query', schema: { type: 'integer' } },
        { name: 'X-Mode', in: 'header', required: true, schema: { enum: ['fast'] } },
      ],
      requestBody: { required: true, content: { 'multipart/form-data': { schema } } },
    }),
  );
  expect(found.url).toBe('/files/a%2Fb?tags=x&tags=y+z');
  expect(found.headers).toEqual({ 'x-mode': 'fast' });
  expect(found.body).toEqual({
    file: { filename: 'sample.pdf', contentType: 'application/pdf', size: 8, text: '%PDF-1.4' },
    options: { a: 1 },
  });
  expect(found.curlArguments).toEqual([
    ...['-X', 'PUT', '-H', 'x-mode: fast'],
    ...['-F', 'file=%PDF-1.4;filename=sample.pdf;type=application/pdf', '--form-string', 'options={"a":1}'],
  ]);
});

test('an example of a form names its file', () => {
  const schema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } };
  const content = { 'multipart/form-data': { schema, example: { file: 'report.txt', url: 'u' } } };
  expect(sampleRequest(...operationOf({ requestBody: { content } })).body).toEqual({
    file: { filename: 'report.txt', contentType: 'text/plain', size: 6, text: 'sample' },
    url: 'u',
  });
});
