import type { ApiOperation, JsonObject } from './api.js';
import { readOperations } from './read-operations.js';
import { createRequestValidator, type RequestParts } from './validate-request.js';

/** Tests of request validation share these: one operation with the given parameters or body. */
const components = {
  schemas: {
    Source: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: 'http' }, url: { type: 'string', format: 'uri' } },
    },
    Inline: {
      type: 'object',
      required: ['kind', 'content'],
      properties: { kind: { const: 'inline' }, content: { type: 'string', minLength: 3 } },
    },
    Tree: {
      type: 'object',
      properties: { size: { type: 'integer' }, child: { $ref: '#/components/schemas/Tree' } },
    },
  },
};

export const validatorOf = (operationObject: JsonObject) => {
  const document = {
    openapi: '3.1.0',
    components,
    paths: { '/tasks/{id}': { post: { responses: {}, ...operationObject } } },
  };
  const [found] = readOperations(document, () => undefined);
  if (found === undefined) throw new Error('the operation cannot be read');
  const operation: ApiOperation = { ...found.operation, snapshot: false };
  const validate = createRequestValidator({ document }, operation);
  return (parts: Partial<RequestParts>) =>
    validate({ params: { id: '1' }, query: '', headers: {}, body: { kind: 'empty' }, ...parts });
};

export const withQuery = (name: string, schema: unknown, more: JsonObject = {}) =>
  validatorOf({ parameters: [{ name, in: 'query', schema, ...more }] });

export const bodyOf = (schema: unknown, type = 'application/json') =>
  validatorOf({ requestBody: { required: true, content: { [type]: { schema } } } });

export const json = (value: unknown) => ({ body: { kind: 'json', value } as const });
export const form = (fields: Record<string, unknown>) => ({ body: { kind: 'form', fields } as const });

export const messages = (found: ReturnType<ReturnType<typeof validatorOf>>): readonly string[] =>
  found.kind === 'valid' ? [] : found.errors.map(({ in: place, message }) => `${place}: ${message}`);
