import { expect, test } from 'vitest';
import type { CallHead, Reply } from '../simulator/call.js';
import { asPreflight, corsHeaders } from './cors.js';

const head = (method: string, headers: CallHead['headers'] = {}): CallHead => ({
  method,
  path: '/tasks/1',
  query: '',
  headers,
});
const origin = { origin: 'http://localhost:5173' };
const preflight = { ...origin, 'access-control-request-method': 'DELETE' };
const allowed: Reply = {
  status: 405,
  headers: { allow: 'GET, DELETE, OPTIONS', 'content-type': 'application/problem+json' },
  body: '{}',
};

test('a page of another origin may read the answer and all of its headers', () => {
  expect(corsHeaders(head('GET', origin))).toEqual({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': '*',
  });
});

test('a request that names no origin is answered without a word about origins', () => {
  expect(corsHeaders(head('GET'))).toBeUndefined();
});

test('a preflight is answered with what the path allows, and without a body', () => {
  const headers = { ...preflight, 'access-control-request-headers': 'authorization, x-api-key' };
  expect(asPreflight(head('OPTIONS', headers), allowed)).toEqual({
    status: 204,
    headers: {
      allow: 'GET, DELETE, OPTIONS',
      'access-control-allow-methods': 'GET, DELETE, OPTIONS',
      'access-control-allow-headers': 'authorization, x-api-key',
      'access-control-max-age': '600',
    },
  });
});

test('a preflight that names no headers is allowed any', () => {
  const { headers } = asPreflight(head('OPTIONS', preflight), allowed);
  expect(headers['access-control-allow-headers']).toBe('*');
});

test.each([
  ['GET with the headers of one', head('GET', preflight), allowed],
  ['OPTIONS without a requested method', head('OPTIONS', origin), allowed],
  ['OPTIONS where nothing is known to be allowed', head('OPTIONS', preflight), { status: 404, headers: {} }],
])('%s is no preflight: the answer stays as it is', (_, call, reply) => {
  expect(asPreflight(call, reply)).toBe(reply);
});
