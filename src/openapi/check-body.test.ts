import { expect, test } from 'vitest';
import { bodyOf, form, json, messages, validatorOf } from './request.cases.js';

test('every error of a body is said once, with field, keyword and input', () => {
  const validate = bodyOf({
    type: 'object',
    required: ['a', 'b'],
    additionalProperties: false,
    properties: {
      a: { type: 'string' },
      b: {},
      n: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
    },
  });
  expect(validate(json({ a: 1, c: 2, n: [{ child: { size: 'big' } }] }))).toEqual({
    kind: 'invalid',
    errors: [
      {
        in: 'body',
        field: 'b',
        pointer: '/b',
        message: 'b is required, but missing.',
        keyword: 'required',
        input: null,
      },
      {
        in: 'body',
        field: 'c',
        pointer: '/c',
        message: 'c is not known here.',
        keyword: 'additionalProperties',
        input: 2,
      },
      {
        in: 'body',
        field: 'a',
        pointer: '/a',
        message: 'a must be a string, got 1.',
        keyword: 'type',
        input: 1,
      },
      {
        in: 'body',
        field: 'n.0.child.size',
        pointer: '/n/0/child/size',
        message: 'n.0.child.size must be an integer, got "big".',
        keyword: 'type',
        input: 'big',
      },
    ],
  });
});

test('the body as a whole is called the body', () => {
  const validate = bodyOf({ type: 'object' });
  expect(messages(validate(json([])))).toEqual(['body: the body must be an object, got an array.']);
  expect(messages(validate({}))).toEqual(['body: the body is required, but missing.']);
});

const source = { oneOf: [{ $ref: '#/components/schemas/Source' }, { $ref: '#/components/schemas/Inline' }] };

test.each([
  [source, { kind: 'inline', content: 'a' }, ['content must have at least 3 characters, got "a".']],
  [source, { kind: 'inline' }, ['content is required, but missing.']],
  [source, 7, ['the body must be an object, got 7.']],
  [source, { kind: 'ftp' }, ['the body must fit exactly one of the documented forms, got an object.']],
  [
    { anyOf: [{ $ref: '#/components/schemas/Tree' }, { type: 'null' }] },
    { size: 'x' },
    ['size must be an integer, got "x".'],
  ],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 5, ['the body must be a string or null, got 5.']],
  [{ anyOf: [{ enum: ['a'] }, { type: 'null' }] }, 'b', ['the body must be "a", got "b".']],
  [
    { oneOf: [{ minimum: 1 }, { maximum: 9 }] },
    5,
    ['the body must fit exactly one of the documented forms, it fits several, got 5.'],
  ],
  [
    {
      anyOf: [
        { type: 'string' },
        { type: 'object', properties: { a: { anyOf: [{ type: 'string' }, { type: 'integer' }] } } },
      ],
    },
    { a: true },
    ['a must be a string or an integer, got true.'],
  ],
  [
    { allOf: [{ required: ['p'] }, { anyOf: [{ required: ['q'] }, { required: ['r'] }] }] },
    {},
    ['p is required, but missing.', 'the body must fit one of the documented forms, got an object.'],
  ],
  [
    JSON.parse('{"if": {"required": ["a"]}, "then": {"required": ["b"]}}'),
    { a: 1 },
    ['b is required, but missing.'],
  ],
  [{ dependentRequired: { a: ['b'] } }, { a: 1 }, ['the body needs "b" where "a" is given.']],
  [{ type: 'array', uniqueItems: true }, [1, 1], ['the body must not repeat an item (0 and 1 are equal).']],
  [{ type: 'array', minItems: 2 }, [1], ['the body must have at least 2 items, got an array.']],
  [{ multipleOf: 5 }, 7, ['the body must be a multiple of 5, got 7.']],
  [{ properties: { a: false } }, { a: 1 }, ['a must not be given.']],
  [{ not: { type: 'string' } }, 'x', ['the body must not be of this form, got "x".']],
  [{ const: 'x' }, 'y'.repeat(100), [`the body must be "x", got "${'y'.repeat(56)}...".`]],
])('by the schema %j the body %j is refused for what was meant', (schema, value, expected) => {
  expect(messages(bodyOf(schema)(json(value)))).toEqual(expected.map((message) => `body: ${message}`));
});

test('formats, OpenAPI keywords and examples do no harm', () => {
  const schema = {
    type: 'object',
    discriminator: { propertyName: 'kind' },
    xml: { name: 'x' },
    example: { $id: 'not an id' },
    'x-note': { $ref: '#/nowhere' },
    properties: {
      when: { type: 'string', format: 'date-time', example: 'soon' },
      count: { type: 'integer', format: 'int32', nullable: true },
      other: { type: 'string', format: 'nobody-knows' },
    },
  };
  const value = { when: '2025-01-01T00:00:00Z', count: 3, other: 'x' };
  expect(bodyOf(schema)(json(value))).toMatchObject({ kind: 'valid', body: value });
  expect(messages(bodyOf(schema)(json({ when: 'soon', count: 2 ** 40 })))).toEqual([
    'body: when must be a valid date-time, got "soon".',
    'body: count must be a valid int32, got 1099511627776.',
  ]);
});

const multipart = {
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'string', format: 'binary' },
    files: { type: 'array', items: { type: 'string', contentMediaType: 'application/pdf' } },
    count: { type: 'integer' },
    on: { type: 'boolean' },
    options: { type: 'object', properties: { n: { type: 'integer' } } },
    tags: { type: 'array', items: { type: 'integer' } },
    name: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    data: { type: 'string', contentMediaType: 'application/json' },
  },
};
const part = { filename: 'a.pdf', contentType: 'application/pdf', size: 9 };

test('form fields get the types of their schemas, files stay files', () => {
  const validate = bodyOf(multipart, 'multipart/form-data');
  const fields = {
    file: part,
    files: part,
    count: '3',
    on: 'true',
    options: '{"n":1}',
    tags: '[1,2]',
    name: '5',
    more: 'x',
  };
  expect(validate(form(fields))).toMatchObject({
    kind: 'valid',
    body: {
      file: part,
      files: [part],
      count: 3,
      on: true,
      options: { n: 1 },
      tags: [1, 2],
      name: '5',
      more: 'x',
    },
  });
  expect(validate(form({ file: 'text', tags: ['1', '2'], files: [part, part] }))).toMatchObject({
    body: { file: 'text', tags: [1, 2], files: [part, part] },
  });
});

test('wrong form fields are named as they are', () => {
  const validate = bodyOf(multipart, 'multipart/form-data');
  expect(messages(validate(form({ count: 'x', options: '{n}', name: part, data: '{oops' })))).toEqual([
    'body: file is required, but missing.',
    'body: count must be an integer, got "x".',
    'body: options must be an object, got "{n}".',
    'body: name must be a string or null, got an object.',
    'body: data must be JSON, got "{oops".',
  ]);
});

test('an urlencoded form is read like any other', () => {
  const validate = bodyOf(multipart, 'application/x-www-form-urlencoded');
  expect(validate(form({ file: 'x', count: '4' }))).toMatchObject({ body: { file: 'x', count: 4 } });
});

test('a body of another type than the declared ones is refused', () => {
  const validate = bodyOf({ type: 'object' });
  const sent = { headers: { 'content-type': 'text/plain' }, body: { kind: 'text', text: 'x' } } as const;
  expect(messages(validate(sent))).toEqual(['body: the body must be application/json, got text/plain.']);
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  expect(validate({ headers, ...json({}) }).kind).toBe('valid');
  expect(messages(validate({ body: { kind: 'malformed', message: 'Expected JSON.' } }))).toEqual([
    'body: Expected JSON.',
  ]);
});

test('an optional body may be missing, and a body that nobody declares is ignored', () => {
  const optional = validatorOf({
    requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
  });
  expect(optional({})).toMatchObject({ kind: 'valid', body: undefined });
  expect(validatorOf({})(json({ a: 1 }))).toMatchObject({ kind: 'valid', body: undefined });
});

test('a schema that is none is refused with a message, not a stack', () => {
  const validate = bodyOf({ type: 'object', properties: { a: { type: 'strin' } } });
  expect(() => validate(json({ a: 1 }))).toThrow(
    /a schema of the document cannot be used: .*"taskdouble lint"/,
  );
});

test('a required member that only answers have may be missing, another may not', () => {
  const properties = { id: { type: 'string', readOnly: true }, name: { type: 'string' } };
  const validate = bodyOf({ type: 'object', required: ['id', 'name'], properties });
  expect(messages(validate(json({ name: 'a' })))).toEqual([]);
  expect(messages(validate(json({ id: 'a' })))).toEqual(['body: name is required, but missing.']);
  const parts = bodyOf({ allOf: [{ properties }], required: ['id', 'name'] });
  expect(messages(parts(json({ name: 'a' })))).toEqual([]);
});
