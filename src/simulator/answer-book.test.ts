import { expect, test } from 'vitest';
import type { ApiOperation, Media, ResponseSpec } from '../openapi/api.js';
import { answerBook, pickExample } from './answer-book.js';

const media = (type: string, names: readonly string[] = []): Media => ({
  type,
  schema: { type: 'object' },
  examples: names.map((name) => ({ name, value: { name } })),
});

function response(status: string, contents: readonly Media[]): readonly [string, ResponseSpec] {
  const all = new Map(contents.map((one) => [one.type, one]));
  return [status, { status, description: status, headers: new Map(), contents: all }];
}

function operationWith(responses: readonly (readonly [string, ResponseSpec])[]): ApiOperation {
  return {
    key: 'getTask',
    method: 'GET',
    path: '/tasks/{id}',
    summary: '',
    parameters: [],
    responses: new Map(responses),
    security: [],
    snapshot: true,
  };
}

const names = [
  'Running',
  'Succeeded',
  'Succeeded?include_chunks=false',
  'Succeeded?include_chunks=false&pages=all',
  'Succeeded?include_chunks=',
  'Succeeded.partial',
  'Failed?q=a%26b%3Dc',
];
const operation = operationWith([
  response('200', [media('text/plain'), media('application/json', names)]),
  response('204', []),
  response('4XX', [media('application/problem+json', ['refused'])]),
  response('default', [media('text/html')]),
]);

test.each([
  [200, '200', 'application/json'],
  [204, '204', undefined],
  [404, '4XX', 'application/problem+json'],
  [500, 'default', 'text/html'],
])('the answer %d is documented under %s with the media type %s', (status, under, mediaType) => {
  const book = answerBook(operation, status);
  expect(book?.status).toBe(status);
  expect(book?.response.status).toBe(under);
  expect(book?.mediaType).toBe(mediaType);
});

test('a status that the document does not declare has no answer', () => {
  expect(answerBook(operationWith([response('200', [])]), 404)).toBeUndefined();
});

test('an answer without a body has neither schema nor examples', () => {
  const book = answerBook(operation, 204);
  expect(book?.examples).toEqual([]);
  expect(book).not.toHaveProperty('schema');
});

test.each<[readonly string[], Readonly<Record<string, string>>, string | undefined]>([
  [['Running'], {}, 'Running'],
  [['Succeeded'], {}, 'Succeeded'],
  [['Succeeded'], { include_chunks: 'true' }, 'Succeeded'],
  [['Succeeded'], { include_chunks: 'false' }, 'Succeeded?include_chunks=false'],
  [['Succeeded'], { include_chunks: '' }, 'Succeeded?include_chunks='],
  [['Succeeded'], { include_chunks: 'false', pages: 'all' }, 'Succeeded?include_chunks=false&pages=all'],
  [['Succeeded'], { pages: 'all' }, 'Succeeded'],
  [['Succeeded.partial', 'Succeeded'], { include_chunks: 'false' }, 'Succeeded.partial'],
  [['Succeeded.error', 'Succeeded'], {}, 'Succeeded'],
  [['Failed'], {}, undefined],
  [['Failed'], { q: 'a&b=c' }, 'Failed?q=a%26b%3Dc'],
  [['Failed', 'Running'], {}, 'Running'],
  [['succeeded'], {}, undefined],
  [[], {}, undefined],
])('of the names %j under the query %j the example %s is picked', (wanted, query, picked) => {
  const book = answerBook(operation, 200)!;
  expect(pickExample(book, wanted, (name) => query[name])?.example.name).toBe(picked);
});

test('of two examples that fit equally well the first is picked', () => {
  const twins = [media('application/json', ['Done?b=1', 'Done?a=1'])];
  const book = answerBook(operationWith([response('200', twins)]), 200)!;
  expect(pickExample(book, ['Done'], () => '1')?.example.name).toBe('Done?b=1');
});
