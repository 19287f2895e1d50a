import { expect, test } from 'vitest';
import { chunkr } from './chunkr.cases.js';
import { compilePath, printQuery, queryNames, readPath, readQuery } from './read-request.js';

const cancel = chunkr.operations.find(({ key }) => key === 'cancel');
const pattern = cancel === undefined ? { expression: /$/, names: [] } : compilePath(cancel);

test.each([
  ['/api/v1/task/a%2Fb/cancel', 'a/b'],
  ['/prefix/api/v1/task/7/cancel?x=1', '7'],
  ['/api/v1/task/%E0%A4%A/cancel', '%E0%A4%A'],
  ['/api/v1/task/cancel', undefined],
])('%s names the task %s', (url, id) => {
  expect(readPath(url, pattern, 'task_id')).toBe(id);
  expect(readPath(url, pattern, 'other')).toBeUndefined();
});

test('a query is read decoded, and printed in one order without what is left out', () => {
  const url = '/tasks?status=a%20b&limit=2&empty=';
  expect([
    readQuery(url, 'status'),
    readQuery(url, 'empty'),
    readQuery(url, 'none'),
    readQuery('/tasks', 'status'),
  ]).toEqual(['a b', '', undefined, undefined]);
  expect(queryNames(url)).toEqual(['status', 'limit', 'empty']);
  expect(printQuery(url, new Set(['limit']))).toBe('empty=&status=a b');
  expect(printQuery('/tasks?b=1&a=2')).toBe(printQuery('/tasks?a=2&b=1'));
});
