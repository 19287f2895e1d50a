import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointerOf } from '../lifecycle/pointer.js';
import type { JsonObject, Schema } from './api.js';
import { readApi } from './read-api.js';
import { resolveRef } from './resolve-ref.js';
import { constraintsOf } from './schema-constraints.js';
import { constraintsAt, createDeclares, enumAt, mayCarry, schemaAt, schemaBelow } from './schema-paths.js';

const document: JsonObject = {
  components: {
    schemas: {
      Loop: { $ref: '#/components/schemas/Loop' },
      Ping: { $ref: '#/components/schemas/Pong' },
      Pong: { $ref: '#/components/schemas/Ping' },
      Tree: {
        type: 'object',
        properties: { child: { $ref: '#/components/schemas/Tree' }, size: { type: 'integer' } },
      },
      Self: { allOf: [{ $ref: '#/components/schemas/Self' }, { properties: { a: {} } }] },
      'a/b~c d': { type: 'string' },
    },
  },
};
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const has = (schema: Schema, path: string): boolean =>
  schemaBelow(document, schema, path.split('/').slice(1)) !== undefined;

test('references are followed to their end, circles and dead ends are nothing', () => {
  expect(resolveRef(document, ref('a~1b~0c%20d'))).toEqual({ type: 'string' });
  expect(resolveRef(document, ref('Loop'))).toBeUndefined();
  expect(resolveRef(document, ref('Ping'))).toBeUndefined();
  expect(resolveRef(document, ref('Gone'))).toBeUndefined();
  expect(resolveRef(document, { $ref: 'other.yaml' })).toBeUndefined();
  expect(resolveRef(document, 7)).toBe(7);
});

test.each([
  [{ properties: { a: {} } }, '/a', true],
  [{ properties: { a: true } }, '/a', true],
  [{ properties: { a: {} } }, '/b', false],
  [{ properties: { a: {} } }, '/toString', false],
  [{ allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] }, '/b', true],
  [{ anyOf: [{ type: 'null' }, { properties: { a: {} } }] }, '/a', true],
  [
    { oneOf: [{ properties: { a: { type: 'string' } } }, { properties: { a: { properties: { b: {} } } } }] },
    '/a/b',
    true,
  ],
  [{ properties: { a: {} }, allOf: [{ properties: { a: { properties: { b: {} } } } }] }, '/a/b', true],
  [ref('Tree'), '/child/child/child/size', true],
  [ref('Tree'), '/child/child/nope', false],
  [ref('Self'), '/a', true],
  [ref('Self'), '/b', false],
  [ref('Loop'), '/a', false],
  [{ ...ref('Tree'), properties: { beside: {} } }, '/beside', true],
  [{ items: { properties: { a: {} } } }, '/0/a', true],
  [{ items: { properties: { a: {} } } }, '/*/a', true],
  [{ items: { properties: { a: {} } } }, '/x/a', false],
  [{ prefixItems: [{ properties: { a: {} } }], items: { properties: { b: {} } } }, '/0/a', true],
  [{ prefixItems: [{ properties: { a: {} } }], items: { properties: { b: {} } } }, '/0/b', false],
  [{ prefixItems: [{ properties: { a: {} } }], items: { properties: { b: {} } } }, '/1/b', true],
  [{ prefixItems: [{ properties: { a: {} } }], items: { properties: { b: {} } } }, '/*/a', true],
  [{ additionalProperties: { type: 'string' } }, '/any', true],
  [{ additionalProperties: { properties: { a: {} } } }, '/any/a', true],
  [{ additionalProperties: true }, '/any', false],
  [{ additionalProperties: {} }, '/any', false],
  [{ type: 'object' }, '/any', false],
  [{ patternProperties: { '^x-': { type: 'string' } } }, '/x-a', true],
  [{ patternProperties: { '^x-': { type: 'string' } } }, '/a', false],
  [{ properties: { a: { properties: { b: {} } } } }, '/*/b', true],
  [JSON.parse('{"if": {}, "then": {"properties": {"a": {}}}}'), '/a', true],
  [true, '/a', false],
] as [Schema, string, boolean][])('%j spells out %s: %s', (schema, path, expected) => {
  expect(has(schema, path)).toBe(expected);
});

test.each([
  [{ type: 'object', properties: { a: {} } }, '/b', false],
  [{ type: 'object', properties: { a: {} }, additionalProperties: true }, '/b', true],
  [{ type: 'object' }, '/a/b', true],
  [{ properties: { a: { type: 'object' } } }, '/a/b/c', true],
  [{ properties: { a: { type: ['object', 'null'] } } }, '/a/b', true],
  [{ properties: { a: { type: 'string' } } }, '/a/b', false],
  [{ properties: { a: {} } }, '/a/b', true],
  [{ type: 'array' }, '/0', true],
  [{ anyOf: [{ type: 'string' }, { type: 'object' }] }, '/a', true],
  [{ anyOf: [{ type: 'string' }, { type: 'object', properties: { b: {} } }] }, '/a', false],
  [{ allOf: [{ description: 'x' }, { type: 'object', properties: { b: {} } }] }, '/a', false],
  [false, '/a', false],
] as [Schema, string, boolean][])('%j may carry %s: %s', (schema, path, expected) => {
  expect(mayCarry(document, schema, path.split('/').slice(1))).toBe(expected);
});

test.each([
  [
    { type: 'string', enum: ['a', 'b'] },
    { types: ['string'], enum: ['a', 'b'] },
  ],
  [{ const: 'a' }, { enum: ['a'] }],
  [{ anyOf: [{ const: 'a' }, { const: 'b' }, { type: 'null' }] }, { enum: ['a', 'b', null] }],
  [{ anyOf: [{ enum: ['a'] }, { type: 'string' }] }, {}],
  [{ allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }, { enum: ['b'] }],
  [{ allOf: [{ enum: ['a'] }, { enum: ['b'] }] }, undefined],
  [{ allOf: [{ type: ['number', 'null'] }, { type: 'integer' }] }, { types: ['integer'] }],
  [{ allOf: [{ type: 'string' }, { type: 'integer' }] }, undefined],
  [
    { type: 'integer', minimum: 1, allOf: [{ minimum: 0, maximum: 9 }] },
    { types: ['integer'], minimum: 1, maximum: 9 },
  ],
  [
    {
      anyOf: [
        { type: 'integer', minimum: 1 },
        { type: 'integer', minimum: 5 },
      ],
    },
    { types: ['integer'], minimum: 1 },
  ],
  [{ anyOf: [{ type: 'integer', minimum: 1 }, { type: 'integer' }] }, { types: ['integer'] }],
  [
    { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] },
    { types: ['integer', 'null'], minimum: 1 },
  ],
  [
    { ...ref('a~1b~0c%20d'), enum: ['x'] },
    { types: ['string'], enum: ['x'] },
  ],
  [false, undefined],
  [true, {}],
  [ref('Loop'), {}],
] as [Schema, unknown][])('%j asks %j', (schema, expected) => {
  expect(constraintsOf(document, schema)).toEqual(expected);
});

test('the constraints of a schema never refuse what the schema permits', () => {
  const leaf = fc.oneof(
    fc.record({ type: fc.constantFrom('integer', 'string', 'null', 'number') }),
    fc.record({ enum: fc.array(fc.constantFrom(1, 2, 'a', null), { minLength: 1 }) }),
    fc.record({ minimum: fc.integer({ min: -2, max: 2 }) }),
    fc.record({ exclusiveMaximum: fc.integer({ min: -2, max: 4 }) }),
  );
  const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    ),
  }));
  type Keywords = {
    readonly [keyword in 'minimum' | 'exclusiveMaximum']?: number;
  } & {
    readonly type?: string;
    readonly enum?: readonly unknown[];
    readonly anyOf?: JsonObject[];
    readonly allOf?: JsonObject[];
  };
  const fits = (one: JsonObject, value: unknown): boolean => {
    const { type, enum: members, minimum, exclusiveMaximum, anyOf, allOf } = one as Keywords;
    const kinds = value === null ? ['null'] : typeof value === 'number' ? ['number', 'integer'] : ['string'];
    if (type !== undefined && !kinds.includes(type)) return false;
    if (members !== undefined && !members.includes(value)) return false;
    if (typeof value === 'number' && (value < (minimum ?? value) || value >= (exclusiveMaximum ?? 99)))
      return false;
    const some = anyOf?.some((part) => fits(part, value)) ?? true;
    return some && (allOf?.every((part) => fits(part, value)) ?? true);
  };
  fc.assert(
    fc.property(schema, fc.constantFrom(-3, -1, 0, 1, 2, 3, 'a', 'b', null), (one, value) => {
      if (!fits(one, value)) return;
      const { types, enum: members, minimum, exclusiveMaximum } = constraintsOf(document, one)!;
      const numeric = typeof value === 'number';
      expect(members === undefined || members.includes(value)).toBe(true);
      expect(types === undefined || types.some((type) => fits({ type }, value))).toBe(true);
      expect(numeric && minimum !== undefined ? value >= minimum : true).toBe(true);
      expect(numeric && exclusiveMaximum !== undefined ? value < exclusiveMaximum : true).toBe(true);
    }),
    { numRuns: 500 },
  );
});

const taskSchema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    status: { enum: ['waiting', 'done'] },
    deep: { properties: { n: { maximum: 5 } } },
  },
};
const answer = (schema: unknown) => ({
  responses: { 200: { description: '', content: { 'application/json': { schema } } } },
});
const enveloped = (schema: unknown) => answer({ type: 'object', properties: { code: {}, data: schema } });

const { api, findings } = readApi(
  {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {
      '/tasks': {
        get: enveloped({ type: 'object', properties: { rows: { type: 'array', items: taskSchema } } }),
      },
      '/tasks/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: enveloped(taskSchema),
        delete: { responses: { 204: { description: '' }, 404: { description: '' } } },
      },
    },
    'x-task-lifecycle': {
      version: 1,
      envelope: { data: '/data' },
      fields: { id: '/id', state: '/status' },
      states: { waiting: { initial: true, next: 'done' }, done: { final: true } },
      operations: {
        'GET /tasks': { lists: '/rows' },
        'GET /tasks/{id}': {},
        'DELETE /tasks/{id}': { moves: { '*': '$gone' } },
      },
    },
  },
  't',
);

test('snapshot pointers are looked up below envelope and list', () => {
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const declares = createDeclares(api!);
  const [list, read, remove] = api!.operations;
  for (const operation of [list!, read!]) {
    expect(declares(operation, pointerOf(['status']))).toBe(true);
    expect(declares(operation, pointerOf(['deep', 'n']))).toBe(true);
    expect(declares(operation, pointerOf(['data']))).toBe(false);
    expect(enumAt(api!, operation, pointerOf(['status']))).toEqual(['waiting', 'done']);
    expect(constraintsAt(api!, operation, pointerOf(['deep', 'n']))).toEqual({ maximum: 5 });
    expect(schemaAt(api!, operation, pointerOf(['id']))).toEqual({ type: 'string' });
  }
  expect(declares(remove!, pointerOf(['status']))).toBe(false);
});
