import { expect, test } from 'vitest';
import { messages, validatorOf, withQuery } from './request.cases.js';

test('an operation without constraints hands its request on as it came', () => {
  const params = { id: 'anything' };
  const headers = { accept: '*/*' };
  const found = validatorOf({})({ params, headers });
  expect(found).toMatchObject({ kind: 'valid', query: {}, body: undefined });
  expect(found.kind === 'valid' && found.path).toBe(params);
  expect(found.kind === 'valid' && found.headers).toBe(headers);
});

test.each([
  [{ type: 'integer' }, 'x=12', 12],
  [{ type: 'integer' }, 'x=-3', -3],
  [{ type: 'number' }, 'x=1.5e3', 1500],
  [{ type: 'boolean' }, 'x=true', true],
  [{ type: 'boolean' }, 'x=false', false],
  [{ type: 'string' }, 'x=12', '12'],
  [{ type: 'string' }, 'x=a%20b+c', 'a b c'],
  [{ type: ['integer', 'null'] }, 'x=null', null],
  [{ anyOf: [{ type: 'integer' }, { type: 'string' }] }, 'x=12', 12],
  [{ anyOf: [{ type: 'integer' }, { type: 'string' }] }, 'x=a', 'a'],
  [{ enum: [1, 2] }, 'x=2', 2],
  [{ type: 'array', items: { type: 'integer' } }, 'x=1&x=2', [1, 2]],
  [{ type: 'array', items: { type: 'integer' } }, 'x=1', [1]],
  [{ type: 'array', items: { type: 'string' } }, 'x=a,b', ['a,b']],
])('by the schema %j the query %s reads %j', (schema, query, value) => {
  expect(withQuery('x', schema)({ query })).toMatchObject({ kind: 'valid', query: { x: value } });
});

test.each([
  [{ explode: false }, { type: 'array', items: { type: 'integer' } }, 'x=1,2', [1, 2]],
  [{ style: 'pipeDelimited' }, { type: 'array', items: { type: 'string' } }, 'x=a%7Cb', ['a', 'b']],
  [{ style: 'spaceDelimited' }, { type: 'array', items: { type: 'string' } }, 'x=a%20b', ['a', 'b']],
  [
    { style: 'deepObject' },
    { type: 'object', properties: { n: { type: 'integer' } } },
    'x[n]=4&x[m]=a',
    { n: 4, m: 'a' },
  ],
  [{ explode: true }, { type: 'object', properties: { n: { type: 'integer' } } }, 'n=4&m=a', { n: 4 }],
  [
    { explode: false },
    { type: 'object', properties: { n: { type: 'integer' } } },
    'x=n,4,m,a',
    { n: 4, m: 'a' },
  ],
])('the style %j of the schema %j reads %s as %j', (style, schema, query, value) => {
  expect(withQuery('x', schema, style)({ query })).toMatchObject({ kind: 'valid', query: { x: value } });
});

test('a parameter with content is one JSON text', () => {
  const validate = withQuery('x', undefined, {
    content: { 'application/json': { schema: { type: 'object' } } },
  });
  expect(validate({ query: 'x=%7B%22a%22:1%7D' })).toMatchObject({ query: { x: { a: 1 } } });
  expect(messages(validate({ query: 'x=nope' }))).toEqual(['query: x must be an object, got "nope".']);
});

test.each([
  [{ type: 'integer' }, 'x=abc', 'x must be an integer, got "abc".'],
  [{ type: 'integer' }, 'x=', 'x must be an integer, got "".'],
  [{ type: 'integer' }, 'x=1.5', 'x must be an integer, got "1.5".'],
  [{ type: 'boolean' }, 'x=yes', 'x must be a boolean, got "yes".'],
  [{ type: 'integer', minimum: 1 }, 'x=0', 'x must be at least 1, got 0.'],
  [{ type: 'integer', exclusiveMaximum: 9 }, 'x=9', 'x must be less than 9, got 9.'],
  [{ type: 'string', enum: ['a', 'b', 'c'] }, 'x=d', 'x must be "a", "b" or "c", got "d".'],
  [{ type: 'string', minLength: 1 }, 'x=', 'x must have at least 1 character, got "".'],
  [{ type: 'string', format: 'uuid' }, 'x=7', 'x must be a valid uuid, got "7".'],
  [{ type: 'string', pattern: '^[a-z\\_\\-]+$' }, 'x=7', 'x must match the pattern ^[a-z\\_\\-]+$, got "7".'],
  [{ type: 'integer' }, 'x=1&x=2', 'x must be given once, came several times.'],
  [{ type: 'array', items: { type: 'integer' } }, 'x=1&x=b', 'x.1 must be an integer, got "b".'],
])('by the schema %j the query %s is refused: %s', (schema, query, message) => {
  expect(messages(withQuery('x', schema)({ query }))).toEqual([`query: ${message}`]);
});

test('a query parameter may be missing unless it is required', () => {
  expect(withQuery('x', { type: 'integer' })({}).kind).toBe('valid');
  expect(messages(withQuery('x', { type: 'integer' }, { required: true })({}))).toEqual([
    'query: x is required, but missing.',
  ]);
});

test('what the document does not declare is handed on as text', () => {
  expect(withQuery('x', { type: 'integer' })({ query: 'y=1&z=1&z=2' })).toMatchObject({
    query: { y: '1', z: ['1', '2'] },
  });
});

test('a default is not filled in', () => {
  expect(withQuery('x', { type: 'integer', default: 5 })({})).toMatchObject({ kind: 'valid', query: {} });
});

test('path parameters, headers and cookies are read by their schemas', () => {
  const validate = validatorOf({
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
      { name: 'X-Count', in: 'header', schema: { type: 'integer' } },
      { name: 'X-List', in: 'header', schema: { type: 'array', items: { type: 'integer' } } },
      { name: 'Accept', in: 'header', required: true, schema: { type: 'integer' } },
      { name: 'session', in: 'cookie', required: true, schema: { type: 'string', minLength: 2 } },
    ],
  });
  const headers = { 'x-count': '3', 'x-list': '1,2', cookie: 'a=b; session=abc' };
  expect(validate({ params: { id: '42' }, headers })).toMatchObject({
    kind: 'valid',
    path: { id: 42 },
    headers: { 'x-count': 3, 'x-list': [1, 2] },
  });
  expect(
    messages(validate({ params: { id: 'x' }, headers: { 'x-count': 'n', cookie: 'session=a' } })),
  ).toEqual([
    'path: id must be an integer, got "x".',
    'header: X-Count must be an integer, got "n".',
    'header: session must have at least 2 characters, got "a".',
  ]);
});
