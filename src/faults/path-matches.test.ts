import { expect, test } from 'vitest';
import { pathMatches } from './path-matches.js';

test.each([
  ['/task', '/task', true],
  ['/task', '/task/1', false],
  ['/task/*', '/task/1/cancel', true],
  ['/task/{id}', '/task/1', true],
  ['/task/{id}', '/task/1/cancel', false],
  ['/task/{id}', '/task/', false],
  ['/task/{id}/*', '/task/1/a/b', true],
  ['/{a}/x/{b}', '/1/x/2', true],
  ['/a.b/{id}', '/aXb/1', false],
  ['/v1:{id}', '/v1:7', true],
])('%s fits %s: %s', (pattern, path, fits) => {
  expect(pathMatches(pattern, path)).toBe(fits);
});
