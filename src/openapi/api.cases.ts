import type { Api, JsonObject } from './api.js';
import { readApi } from './read-api.js';

/** A small API for tests: submit, read and cancel, with examples for each state and refusal. */

const task = {
  type: 'object',
  required: ['id', 'status'],
  properties: {
    id: { type: 'string' },
    status: { type: 'string', enum: ['waiting', 'done'] },
    result: { type: ['object', 'null'], properties: { pages: { type: 'integer', minimum: 1 } } },
  },
};

const examples = {
  waiting: { value: { id: '1', status: 'waiting' } },
  'done?full=true&lang=de': { value: { id: '1', status: 'done', result: { pages: 2 } } },
  'done?full=true': { value: { id: '1', status: 'done', result: { pages: 1 } } },
  done: { value: { id: '1', status: 'done', result: null } },
  'done.empty': { value: { id: '1', status: 'done' } },
};

export const smallDocument: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Small', version: '1' },
  paths: {
    '/tasks': {
      post: {
        operationId: 'create',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['url'],
                properties: { url: { type: 'string', format: 'uri' } },
              },
              examples: { first: { value: { url: 'https://example.com/a.pdf' } } },
            },
          },
        },
        responses: {
          202: {
            description: 'accepted',
            headers: {
              Location: { required: true, schema: { type: 'string' } },
              'X-Left': { schema: { type: 'integer' } },
            },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Task' } } },
          },
          '4XX': { description: 'refused', content: { 'text/plain': { schema: { type: 'string' } } } },
        },
      },
    },
    '/tasks/{id}': {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'full', in: 'query', schema: { type: 'boolean', default: true } },
        { name: 'lang', in: 'query', schema: { type: 'string' } },
      ],
      get: {
        operationId: 'read',
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Task' }, examples } },
          },
          404: {
            description: 'unknown',
            content: {
              'application/problem+json': {
                schema: { type: 'object' },
                examples: {
                  other: { value: { a: 1 } },
                  unknown: { value: { a: 2 } },
                  waiting: { value: { a: 3 } },
                },
              },
            },
          },
        },
      },
      delete: {
        operationId: 'remove',
        responses: { 204: { description: 'gone' }, 404: { description: 'unknown' } },
      },
    },
  },
  components: { schemas: { Task: task } },
  'x-task-lifecycle': {
    version: 1,
    fields: { id: '/id', state: '/status' },
    states: {
      waiting: { initial: true, next: 'done' },
      done: { final: true },
      again: { shows: 'waiting', next: 'done' },
    },
    operations: { create: { creates: '/id' }, read: {}, remove: { moves: { '*': '$gone', done: 'again' } } },
  },
};

/** The API of the document, which must be right. */
export const apiOf = (document: JsonObject): Api => {
  const { api, findings } = readApi(document, 'small');
  if (api === undefined) throw new Error(JSON.stringify(findings, null, 1));
  return api;
};
