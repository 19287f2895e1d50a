import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { ApiOperation, Method } from './api.js';
import { createRouteMatcher, type RouteMatch } from './match-route.js';

const operation = (route: string): ApiOperation => {
  const [method = '', path = ''] = route.split(' ');
  return {
    key: route,
    method: method as Method,
    path,
    summary: '',
    parameters: [],
    responses: new Map(),
    security: [],
    snapshot: false,
  };
};

const routes = [
  'GET /tasks',
  'POST /tasks/parse',
  'GET /tasks/{task_id}',
  'DELETE /tasks/{id}',
  'GET /tasks/{task_id}/cancel',
  'POST /tasks/{id}:cancel',
  'GET /files/report.{format}',
  'GET /files/{name}',
  'GET /files/{a}-{b}.{c}',
  'GET /a/b/{x}/d',
  'GET /a/{y}/c/e',
  'GET /token/',
  'GET /',
];
const { match } = createRouteMatcher(routes.map(operation));

const told = (found: RouteMatch): unknown =>
  found.kind === 'matched' ? [found.operation.key, found.params] : found;

test.each([
  ['GET', '/tasks', ['GET /tasks', {}]],
  ['GET', '/tasks/7', ['GET /tasks/{task_id}', { task_id: '7' }]],
  ['DELETE', '/tasks/7', ['DELETE /tasks/{id}', { id: '7' }]],
  ['POST', '/tasks/parse', ['POST /tasks/parse', {}]],
  ['GET', '/tasks/parse', ['GET /tasks/{task_id}', { task_id: 'parse' }]],
  ['GET', '/tasks/7/cancel', ['GET /tasks/{task_id}/cancel', { task_id: '7' }]],
  ['POST', '/tasks/7:cancel', ['POST /tasks/{id}:cancel', { id: '7' }]],
  ['POST', '/tasks/7:8:cancel', ['POST /tasks/{id}:cancel', { id: '7:8' }]],
  ['GET', '/files/report.pdf', ['GET /files/report.{format}', { format: 'pdf' }]],
  ['GET', '/files/x-y.z', ['GET /files/{a}-{b}.{c}', { a: 'x', b: 'y', c: 'z' }]],
  ['GET', '/files/plain', ['GET /files/{name}', { name: 'plain' }]],
  ['GET', '/a/b/c/e', ['GET /a/{y}/c/e', { y: 'b' }]],
  ['GET', '/a/b/c/d', ['GET /a/b/{x}/d', { x: 'c' }]],
  ['GET', '/token/', ['GET /token/', {}]],
  ['GET', '/', ['GET /', {}]],
  ['GET', '/tasks/a%2Fb', ['GET /tasks/{task_id}', { task_id: 'a/b' }]],
  ['GET', '/tasks/%C3%A4%20b', ['GET /tasks/{task_id}', { task_id: 'ä b' }]],
  ['GET', '/t%61sks', ['GET /tasks', {}]],
])('%s %s is %j', (method, path, expected) => {
  expect(told(match(method, path))).toEqual(expected);
});

test('a path that exists with other methods says which, the templates that fit taken together', () => {
  expect(match('PUT', '/tasks')).toEqual({ kind: 'wrong-method', allow: ['GET'], template: '/tasks' });
  expect(match('PUT', '/tasks/parse')).toEqual({
    kind: 'wrong-method',
    allow: ['POST', 'GET', 'DELETE'],
    template: '/tasks/parse',
  });
});

test('a percent sign that encodes nothing is told apart from an unknown path', () => {
  expect(match('GET', '/tasks/%ZZ')).toEqual({ kind: 'bad-encoding' });
  expect(match('GET', '/tasks/%C3')).toEqual({ kind: 'bad-encoding' });
  expect(match('GET', '/nope/%ZZ').kind).toBe('none');
});

test.each(['/tasks/', '/token', '/tasks/7/', '/tasks//cancel', '//tasks', '/Tasks', '/tasks%2F7', ''])(
  '%s is no path of the document',
  (path) => {
    expect(match('GET', path).kind).toBe(path === '' ? 'matched' : 'none');
  },
);

test('the nearest routes ignore what parameters hold', () => {
  const found = match('GET', '/task/0f8fad5b-d9cb-469f-a165-70867728950e/cancel');
  expect(found.kind === 'none' && found.near[0]).toBe('GET /tasks/{task_id}/cancel');
});

test('what a client fills into a template is what the operation gets, whatever it is', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 });
  fc.assert(
    fc.property(text, (id) => {
      const found = match('GET', `/tasks/${encodeURIComponent(id)}/cancel`);
      expect(told(found)).toEqual(['GET /tasks/{task_id}/cancel', { task_id: id }]);
    }),
  );
});

test('a template never matches a path of another number of segments', () => {
  const segment = fc.constantFrom('tasks', 'parse', 'a', 'b', 'c', 'x');
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 6 }), (segments) => {
      const found = match('GET', `/${segments.join('/')}`);
      if (found.kind !== 'matched') return;
      expect(found.operation.path.split('/').length - 1).toBe(segments.length);
    }),
  );
});

const lookUps = (count: number): number => {
  const many = Array.from({ length: count }, (_, at) => operation(`GET /v1/resource${at}/{id}/status`));
  const matcher = createRouteMatcher(many);
  const get = vi.spyOn(Map.prototype, 'get');
  expect(matcher.match('GET', `/v1/resource${count - 1}/0f8fad5b/status`).kind).toBe('matched');
  const calls = get.mock.calls.length;
  get.mockRestore();
  return calls;
};

test('a thousand operations take as many look-ups as ten', () => {
  expect(lookUps(1000)).toBe(lookUps(10));
});
