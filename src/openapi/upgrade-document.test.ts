import { expect, test } from 'vitest';
import { upgradeDocument } from './upgrade-document.js';

const upgraded = (schema: unknown): unknown => {
  const document = upgradeDocument({ openapi: '3.0.1', components: { schemas: { S: schema } } });
  return (document.components as { readonly schemas: { readonly S: unknown } }).schemas.S;
};

test.each([
  [{ type: 'string', nullable: true }, { type: ['string', 'null'] }],
  [{ type: 'string', nullable: false }, { type: 'string' }],
  [
    { type: 'string', nullable: true, enum: ['a'] },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    { $ref: '#/x', nullable: true, description: 'd' },
    { description: 'd', anyOf: [{ $ref: '#/x' }, { type: 'null' }] },
  ],
  [{ nullable: true, allOf: [{ $ref: '#/x' }] }, { anyOf: [{ allOf: [{ $ref: '#/x' }] }, { type: 'null' }] }],
  [{ minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
  [{ maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
  [{ exclusiveMaximum: true }, {}],
  [{ exclusiveMinimum: 3 }, { exclusiveMinimum: 3 }],
  [
    { type: 'string', example: 'a' },
    { type: 'string', example: 'a' },
  ],
])('%j becomes %j', (schema, expected) => {
  expect(upgraded(schema)).toEqual(expected);
  expect(upgraded({ properties: { p: schema }, items: schema })).toEqual({
    properties: { p: expected },
    items: expected,
  });
});

test('a member that is called nullable is not a keyword, nor is one of an example', () => {
  const schema = {
    properties: { nullable: { type: 'boolean' }, example: { type: 'string', nullable: true } },
    example: { nullable: true, type: 'string' },
  };
  expect(upgraded(schema)).toEqual({
    properties: { nullable: { type: 'boolean' }, example: { type: ['string', 'null'] } },
    example: { nullable: true, type: 'string' },
  });
});

test('a document of 3.1 is returned itself, and untouched parts of 3.0 keep their identity', () => {
  const newer = { openapi: '3.1.0', components: { schemas: { S: { nullable: true, type: 'string' } } } };
  expect(upgradeDocument(newer)).toBe(newer);
  const older = {
    openapi: '3.0.0',
    info: { title: 't' },
    components: { schemas: { S: { nullable: true } } },
  };
  expect(upgradeDocument(older).info).toBe(older.info);
});
