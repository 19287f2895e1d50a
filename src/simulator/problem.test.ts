import { STATUS_CODES } from 'node:http';
import { expect, test } from 'vitest';
import { type ProblemCode, problemReply, statusOf } from './problem.js';

test.each<[ProblemCode, number]>([
  ['no-route', 404],
  ['unknown-task', 404],
  ['wrong-method', 405],
  ['unauthenticated', 401],
  ['unsupported-media-type', 415],
  ['body-too-large', 413],
  ['malformed', 400],
  ['invalid', 422],
  ['unknown-preference', 400],
  ['refused', 409],
  ['header-too-large', 431],
  ['request-timeout', 408],
  ['too-many-namespaces', 403],
  ['internal-error', 500],
])('the problem %s is answered %d, with a body that says so', (code, status) => {
  const reply = problemReply(code, 'Expected a, got b.');
  expect(statusOf(code)).toBe(status);
  expect(STATUS_CODES[status]).toBeDefined();
  expect(reply.status).toBe(status);
  expect(reply.headers).toEqual({ 'content-type': 'application/problem+json' });
  expect(JSON.parse(reply.body ?? '')).toEqual({
    type: `urn:taskdouble:problem:${code}`,
    title: expect.stringMatching(/^[A-Z]/),
    status,
    detail: 'Expected a, got b.',
  });
});

test('a problem may have another status, more headers and more members', () => {
  const reply = problemReply('refused', 'No.', {
    status: 400,
    headers: { allow: 'GET' },
    fields: { errors: [1], near: '/tasks' },
  });
  expect(reply.status).toBe(400);
  expect(reply.headers).toEqual({ 'content-type': 'application/problem+json', allow: 'GET' });
  expect(JSON.parse(reply.body ?? '')).toMatchObject({ status: 400, errors: [1], near: '/tasks' });
});
