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
  ['remove', { status: 404, type: 'text/plain', body: text('no') }, '404 declares no body, got text/plain.'],
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
