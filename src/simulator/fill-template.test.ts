import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileTemplate, type TemplateValues } from './fill-template.js';

const values: TemplateValues = {
  id: 'task-1',
  status: 422,
  message: 'No.',
  input: null,
  now: '2025-01-01T00:00:00Z',
};
const errors: readonly TemplateValues[] = [
  { in: 'body', field: 'sources.0', message: 'Expected a URL.', keyword: 'format', input: 5 },
  { in: 'query', field: 'limit', message: 'Expected a number.', keyword: 'type', input: { a: [1] } },
];
const fill = (template: unknown, more: TemplateValues = {}) =>
  compileTemplate(template)({ ...values, ...more }, []);

test.each<[unknown, unknown]>([
  ['{id}', 'task-1'],
  ['{status}', 422],
  ['{input}', null],
  ['{token}', null],
  ['task {id} ({status})', 'task task-1 (422)'],
  ['<{token}>', '<>'],
  ['{input}!', '!'],
  ['{ id }', '{ id }'],
  ['{name} of {id}', '{name} of task-1'],
  ['{constructor}', '{constructor}'],
  ['{constructor} {id}', '{constructor} task-1'],
  ['{}', '{}'],
  [5, 5],
  [null, null],
  [true, true],
  [[], []],
])('%j becomes %j', (template, filled) => {
  expect(fill(template)).toEqual(filled);
});

test('a value alone keeps its type, and inside a text it is written as JSON', () => {
  expect(fill('{input}', { input: { a: [1] } })).toEqual({ a: [1] });
  expect(fill('got {input}', { input: { a: [1] } })).toBe('got {"a":[1]}');
  expect(fill('got {input}', { input: false })).toBe('got false');
});

test('what is filled in is not read as a template again', () => {
  expect(fill('{id}-{message}', { id: '{message}', message: '$& $1 {id}' })).toBe('{message}-$& $1 {id}');
});

test('placeholders are filled at any depth, and everything else is shared by all answers', () => {
  const fixed = { pages: [1, 2, 3] };
  const template = compileTemplate({ task: { ids: [{ id: '{id}' }] }, fixed });
  const filled = template(values, []) as { fixed: unknown };
  expect(filled).toEqual({ task: { ids: [{ id: 'task-1' }] }, fixed });
  expect(filled.fixed).toBe(fixed);
});

test('a value without a placeholder comes back itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (template) => {
      expect(compileTemplate(template)({}, [])).toBe(template);
    }),
    { numRuns: 200 },
  );
});

test('an element about an error is repeated for each error, beside elements that are not', () => {
  const template = [
    { first: true },
    { loc: ['{in}', '{field}'], msg: '{message}', type: '{keyword}', ctx: '{id}' },
  ];
  expect(compileTemplate({ detail: template })(values, errors)).toEqual({
    detail: [
      { first: true },
      { loc: ['body', 'sources.0'], msg: 'Expected a URL.', type: 'format', ctx: 'task-1' },
      { loc: ['query', 'limit'], msg: 'Expected a number.', type: 'type', ctx: 'task-1' },
    ],
  });
});

test('a list of one text about an error is repeated as well', () => {
  expect(compileTemplate({ errors: ['{field}: {message}'] })(values, errors)).toEqual({
    errors: ['sources.0: Expected a URL.', 'limit: Expected a number.'],
  });
  expect(compileTemplate(['{input}'])(values, errors)).toEqual([5, { a: [1] }]);
});

test('a list inside of an element that is repeated is not repeated itself', () => {
  const template = compileTemplate([{ loc: ['{field}'], more: [{ at: '{in}' }] }]);
  expect(template(values, errors)).toEqual([
    { loc: ['sources.0'], more: [{ at: 'body' }] },
    { loc: ['limit'], more: [{ at: 'query' }] },
  ]);
});

test('several texts in one list belong together: they are about the first error', () => {
  const template = compileTemplate({ loc: ['{in}', '{field}'], message: '{message}' });
  expect(template({ ...values, ...errors[0] }, errors)).toEqual({
    loc: ['body', 'sources.0'],
    message: 'Expected a URL.',
  });
});

test('without errors an element about errors stands once', () => {
  const template = compileTemplate({ detail: [{ field: '{field}', message: '{message}' }] });
  expect(template(values, [])).toEqual({ detail: [{ field: null, message: 'No.' }] });
});

test('a member called __proto__ is a member like any other, in templates and in values', () => {
  const template: unknown = JSON.parse('{"__proto__":{"polluted":"{id}"},"constructor":"{input}"}');
  const input: unknown = JSON.parse('{"__proto__":{"polluted":true}}');
  const filled = fill(template, { input }) as Record<string, unknown>;
  expect(Object.keys(filled)).toEqual(['__proto__', 'constructor']);
  expect(JSON.stringify(filled)).toBe(
    '{"__proto__":{"polluted":"task-1"},"constructor":{"__proto__":{"polluted":true}}}',
  );
  expect(Object.getPrototypeOf(filled)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
});
