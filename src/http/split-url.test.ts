import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitUrl } from './split-url.js';

test.each([
  ['/', '', '/', ''],
  ['/tasks/1', '', '/tasks/1', ''],
  ['/tasks?a=1&b=2', '', '/tasks', 'a=1&b=2'],
  ['/tasks?', '', '/tasks', ''],
  ['/tasks?a=1?b', '', '/tasks', 'a=1?b'],
  ['/tasks?next=/@w/x', '', '/tasks', 'next=/@w/x'],
  ['//tasks', '', '//tasks', ''],
  ['/a%2Fb/%40', '', '/a%2Fb/%40', ''],
  ['/@worker-1/tasks', 'worker-1', '/tasks', ''],
  ['/@worker-1/tasks?a=1', 'worker-1', '/tasks', 'a=1'],
  ['/@worker-1', 'worker-1', '/', ''],
  ['/@worker-1?a=1', 'worker-1', '/', 'a=1'],
  ['/@worker-1/', 'worker-1', '/', ''],
  ['/@worker-1//tasks', 'worker-1', '//tasks', ''],
  ['/@a/@b/tasks', 'a', '/@b/tasks', ''],
  ['/@/tasks', '', '/@/tasks', ''],
  ['/@a b/tasks', '', '/@a b/tasks', ''],
  ['/@a%20b/tasks', '', '/@a%20b/tasks', ''],
  [`/@${'n'.repeat(64)}/x`, 'n'.repeat(64), '/x', ''],
  [`/@${'n'.repeat(65)}/x`, '', `/@${'n'.repeat(65)}/x`, ''],
  ['/tasks/@me', '', '/tasks/@me', ''],
  ['http://localhost:4010/@w/tasks?a=1', 'w', '/tasks', 'a=1'],
  ['HTTPS://example.com', '', '/', ''],
  ['http://example.com?a=1', '', '/', 'a=1'],
  ['*', '', '/', ''],
  ['', '', '/', ''],
])('the target %s has the namespace %j, the path %s and the query %j', (url, namespace, path, query) => {
  expect(splitUrl(url)).toEqual({ namespace, path, query });
});

test('a namespace in front of a target changes neither path nor query', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9._~-]{1,64}$/);
  const path = fc.stringMatching(/^(\/[a-z0-9%@-]{0,8}){1,4}$/);
  fc.assert(
    fc.property(name, path, fc.string(), (namespace, target, query) => {
      expect(splitUrl(`/@${namespace}${target}?${query}`)).toEqual({ namespace, path: target, query });
    }),
    { numRuns: 300 },
  );
});

test('every text has a path that starts with a slash', () => {
  fc.assert(
    fc.property(fc.string(), (url) => {
      expect(splitUrl(url).path.startsWith('/')).toBe(true);
    }),
    { numRuns: 300 },
  );
});
