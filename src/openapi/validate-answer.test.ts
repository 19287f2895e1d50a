import { expect, test } from 'vitest';
import type { Answer, Payload } from '../exchange/exchange.js';
import { apiOf, smallDocument } from './api.cases.js';
import { createAnswerValidator } from './validate-answer.js';

const validate = createAnswerValidator(apiOf(smallDocument));

type Given = {
  readonly status: number;
  readonly type?: string;
  readonly body?: Payload;
  readonly headers?: Record<string, string>;
};

const problems = (operation: string, given: Given, method = 'GET') => {
  const type = given.type === undefined ? {} : { 'content-type': given.type };
  const answer: Answer = {
    kind: 'answered',
    status: given.status,
    headers: { ...type, ...given.headers },
    body: given.body ?? { kind: 'empty' },
  };
  return validate({ operation, request: { method }, answer });
};

const messages = (...given: Parameters<typeof problems>) => problems(...given).map(({ message }) => message);
const json = (value: unknown): Given => ({
  status: 200,
  type: 'application/json',
  body: { kind: 'json', value },
});
const text = (value: string): Payload => ({ kind: 'text', text: value });

test('an answer that the document declares has no problems', () => {
  expect(problems('read', json({ id: '1', status: 'done', result: { pages: 3 }, more: 1 }))).toEqual([]);
  expect(
    problems('read', { ...json({ id: '1', status: 'done' }), type: 'Application/JSON; charset=utf-8' }),
  ).toEqual([]);
  expect(problems('remove', { status: 204 })).toEqual([]);
  expect(problems('create', { status: 422, type: 'text/plain', body: text('no') })).toEqual([]);
});

test('a body that breaks its schema is told by rule, place and reason', () => {
  expect(problems('read', json({ status: 'lost', result: { pages: 0 } }))).toEqual([
    { rule: 'openapi/read/answer', pointer: '/id', message: 'id is required, but missing.' },
    {
      rule: 'openapi/read/answer',
      pointer: '/status',
      message: 'status must be "waiting" or "done", got "lost".',
    },
    {
      rule: 'openapi/read/answer',
      pointer: '/result/pages',
      message: 'result.pages must be at least 1, got 0.',
    },
  ]);
});

test.each([
  ['read', { status: 500 }, 'the status 500 is not declared: expected 200, 404.'],
  [
    'read',
    { status: 200, type: 'text/html', body: text('<p>') },
    '200 declares application/json, got text/html.',
  ],
  ['read', { status: 200 }, '200 declares application/json, got an empty body.'],
  ['read', { status: 200, body: text('{}') }, '200 declares application/json, got no Content-Type.'],
  [
    'read',
    { status: 200, type: 'application/json', body: text('{') },
    'the body of the answer must be JSON, got text.',
  ],
  ['remove', { status: 204, body: text('x') }, 'a 204 answer has no body, got text.'],
] as [string, Given, string][])('%s answered %j: %s', (operation, given, message) => {
  expect(messages(operation, given)).toEqual([message]);
});

test('required headers must be there, and headers fit their schemas', () => {
  const accepted = { ...json({ id: '1', status: 'waiting' }), status: 202 };
  expect(messages('create', accepted)).toEqual(['the header Location is required, but missing.']);
  const headers = { location: '/tasks/1', 'x-left': 'many' };
  expect(messages('create', { ...accepted, headers })).toEqual([
    'the header X-Left must be an integer, got "many".',
  ]);
  expect(messages('create', { ...accepted, headers: { location: '/tasks/1', 'x-left': '3' } })).toEqual([]);
});

test('a refusal in text may be empty, an answer to HEAD always is', () => {
  expect(messages('create', { status: 400 })).toEqual([]);
  expect(messages('read', { status: 200, type: 'application/json' }, 'HEAD')).toEqual([]);
  expect(messages('read', { status: 503 }, 'HEAD')).toHaveLength(1);
});

test('what was lost or is none of the document is not judged', () => {
  const request = { method: 'GET' };
  expect(validate({ operation: 'read', request, answer: { kind: 'lost', reason: 'reset' } })).toEqual([]);
  expect(
    validate({ request, answer: { kind: 'answered', status: 500, headers: {}, body: { kind: 'empty' } } }),
  ).toEqual([]);
});

test('a body is not forbidden where the document says nothing of one', () => {
  expect(messages('remove', { status: 404, type: 'text/plain', body: text('no') })).toEqual([]);
});

/** What is wrong with an answer whose task has one more member. */
const found = (schema: object, more: object, required: readonly string[] = []) => {
  const { components } = smallDocument as {
    readonly components: { readonly schemas: { readonly Task: object } };
  };
  const { Task } = components.schemas;
  const { properties } = Task as { readonly properties: object };
  const task = { ...Task, required: ['id', ...required], properties: { ...properties, extra: schema } };
  const document = {
    ...smallDocument,
    components: { ...components, schemas: { ...components.schemas, Task: task } },
  };
  const body: Payload = { kind: 'json', value: { id: '1', ...more } };
  const answer: Answer = {
    kind: 'answered',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body,
  };
  return createAnswerValidator(apiOf(document))({ operation: 'read', request: { method: 'GET' }, answer });
};

test('a multiple of a decimal fraction is one, whatever becomes of it in binary', () => {
  const cents = { type: 'number', multipleOf: 0.01 };
  for (const extra of [0.07, 19.99, 1_234_567.89]) expect(found(cents, { extra })).toEqual([]);
  expect(found(cents, { extra: 0.015 })).toHaveLength(1);
});

test('a required member that only requests have may be missing, another may not', () => {
  const secret = { type: 'string', writeOnly: true };
  expect(found(secret, {}, ['extra'])).toEqual([]);
  expect(found(secret, { extra: 1 }, ['extra'])).toHaveLength(1);
  expect(found({ type: 'string' }, {}, ['extra'])).toHaveLength(1);
  expect(found({ type: 'string', readOnly: true }, {}, ['extra'])).toHaveLength(1);
});

test('what breaks a format alone is told apart', () => {
  const time = { type: 'string', format: 'date-time', minLength: 5 };
  expect(found(time, { extra: '2025-01-01T10:00:00Z' })).toEqual([]);
  expect(found(time, { extra: '2025-01-01T10:00:00' })).toMatchObject([
    { onlyFormat: true, pointer: '/extra' },
  ]);
  expect(found(time, { extra: 'now' })).toMatchObject([{ message: expect.stringContaining('5') }]);
  expect(found(time, { extra: 'now' })[0]).not.toHaveProperty('onlyFormat');
  const choice = { anyOf: [{ type: 'string', format: 'uri' }, { type: 'null' }] };
  expect(found(choice, { extra: '/files/1' })).toMatchObject([{ onlyFormat: true }]);
  expect(found(choice, { extra: 7 })[0]).not.toHaveProperty('onlyFormat');
});
