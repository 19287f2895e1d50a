import { expect, test } from 'vitest';
import { apiOf, smallDocument } from './api.cases.js';
import { lintSchemas } from './lint-schemas.js';
import { loadApi } from './load-api.js';
import { builtInNames } from './spec-name.js';

test('a document whose examples fit their schemas has no findings', () => {
  expect(lintSchemas(apiOf(smallDocument).document)).toEqual([]);
});

test('an example that breaks its schema is a warning at the broken member', () => {
  const content = {
    'application/json': {
      schema: { type: 'object', properties: { n: { type: 'integer' } } },
      examples: { a: { value: { n: 1 } }, b: { value: { n: 'x' } }, c: { $ref: '#/components/examples/c' } },
    },
  };
  const document = {
    openapi: '3.1.0',
    paths: { '/a': { get: { responses: { 200: { content } } } } },
    components: { examples: { c: { value: 7 } } },
  };
  const at = '/paths/~1a/get/responses/200/content/application~1json/examples';
  expect(lintSchemas(document).map(({ severity, pointer, message }) => [severity, pointer, message])).toEqual(
    [
      ['warning', `${at}/b/value/n`, 'the example does not fit its schema: n must be an integer, got "x".'],
      ['warning', `${at}/c`, 'the example does not fit its schema: it must be an object, got 7.'],
    ],
  );
});

test('a schema that cannot be compiled is an error at its place', () => {
  const document = {
    openapi: '3.1.0',
    components: { parameters: { p: { name: 'p', in: 'query', schema: { type: 'strin' } } } },
  };
  expect(lintSchemas(document)).toEqual([
    expect.objectContaining({
      code: 'openapi/schema',
      severity: 'error',
      pointer: '/components/parameters/p/schema',
    }),
  ]);
});

test.each(builtInNames)('%s: it loads without errors, and its examples fit their schemas', async (name) => {
  const { api, findings, document } = await loadApi(name);
  const shown = (finding: (typeof findings)[number]) => `${finding.file}:${finding.line} ${finding.message}`;
  expect(findings.filter(({ severity }) => severity === 'error').map(shown)).toEqual([]);
  expect(api?.name).toBe(name);
  expect(lintSchemas(document)).toEqual([]);
});
