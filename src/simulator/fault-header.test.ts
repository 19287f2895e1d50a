import { expect, test } from 'vitest';
import type { Decision } from '../faults/fault-book.js';
import type { Reply } from './call.js';
import { announced, withHeaders } from './fault-header.js';

const reply: Reply = { status: 200, headers: { 'content-type': 'text/plain', a: '1' }, body: 'x' };

const decided = (parts: Partial<Decision>): Decision => ({
  names: [],
  stealthy: new Set(),
  actions: [],
  ...parts,
});

test.each<[Record<string, string | undefined>, Record<string, string>]>([
  [{ b: '2' }, { 'content-type': 'text/plain', a: '1', b: '2' }],
  [{ a: undefined }, { 'content-type': 'text/plain' }],
  [{ a: undefined, 'content-type': 'text/html' }, { 'content-type': 'text/html' }],
])('headers %j are set or removed', (headers, seen) => {
  expect(withHeaders(reply, [{ do: 'headers', headers }]).headers).toEqual(seen);
});

test('headers that change nothing leave the reply itself', () => {
  expect(withHeaders(reply, [{ do: 'headers', headers: { a: '1', b: undefined } }])).toBe(reply);
  const bare: Reply = { status: 204, headers: {} };
  expect(withHeaders(bare, [{ do: 'headers', headers: { 'content-type': 'text/html' } }])).toBe(bare);
});

test.each<[Partial<Decision>, string | undefined]>([
  [{ names: ['r:latency'] }, 'r:latency'],
  [{ names: ['r:latency', 'a:b:reset'] }, 'r:latency, a:b:reset'],
  [{ names: ['r:latency', 'a:b:reset'], stealthy: new Set(['a:b']) }, 'r:latency'],
  [{ names: ['r:latency'], stealthy: new Set(['r']) }, undefined],
  [{ names: ['ü\n:latency'] }, '??:latency'],
])('of %j the header tells %s', (parts, header) => {
  const { headers, faults } = announced(reply, decided(parts));
  expect(headers['x-taskdouble-fault']).toBe(header);
  expect(faults).toEqual({ names: parts.names, wire: [] });
});

test('a decision without a name and without anything for the wire leaves the reply itself', () => {
  expect(announced(reply, decided({}))).toBe(reply);
});
