import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { createRealClock } from '../../src/clock/real-clock.js';
import type { Answer, ExchangeRequest } from '../../src/exchange/exchange.js';
import { takeClosedPort } from '../../src/http/closed-port.cases.js';
import { createHttpSender } from './http-sender.js';
import { type RawServer, serveRaw, wire } from './raw-server.cases.js';

const servers: RawServer[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(answer: (socket: Socket, request: string) => void): Promise<RawServer> {
  const server = await serveRaw(answer);
  servers.push(server);
  return server;
}

/** Long enough for a machine that stands still for a while. */
const limits = { timeoutMs: 60_000, maxBytes: 1_000 };
const patience = { timeout: 60_000 };
const get: ExchangeRequest = { method: 'GET', url: '/a', headers: {}, body: { kind: 'empty' } };

async function answerTo(bytes: string | Buffer, own: Partial<typeof limits> = {}): Promise<Answer> {
  const server = await serve((socket) => socket.end(bytes));
  return createHttpSender(server.url)(get, { ...limits, ...own });
}

const json = ['content-type: application/json'];

test.each<[string, string, Answer]>([
  [
    'JSON',
    wire('200 OK', [...json, 'X-A: 1', 'x-a: 2'], '{"a":1}'),
    {
      kind: 'answered',
      status: 200,
      headers: { 'content-type': 'application/json', 'x-a': '1, 2', 'content-length': '7' },
      body: { kind: 'json', value: { a: 1 } },
    },
  ],
  [
    'a redirect, not followed',
    wire('302 Found', ['location: /b'], ''),
    {
      kind: 'answered',
      status: 302,
      headers: { location: '/b', 'content-length': '0' },
      body: { kind: 'empty' },
    },
  ],
  [
    'a status that nobody knows',
    wire('799 Odd', [], ''),
    { kind: 'answered', status: 799, headers: { 'content-length': '0' }, body: { kind: 'empty' } },
  ],
])('%s comes back as it is', async (_, bytes, answer) => {
  expect(await answerTo(bytes)).toEqual(answer);
});

test.each<[string, string, string, object]>([
  ['broken JSON', 'application/json', '{"a":', { kind: 'text', text: '{"a":' }],
  ['problem JSON', 'application/problem+json; charset=utf-8', '{}', { kind: 'json', value: {} }],
  ['deeply nested JSON', 'application/json', '['.repeat(450) + ']'.repeat(450), { kind: 'text' }],
  ['text', 'text/plain', 'ä', { kind: 'text', text: 'ä' }],
  ['HTML', 'text/html', '<p>', { kind: 'text', text: '<p>' }],
  ['bytes', 'application/pdf', '%PDF', { kind: 'bytes', base64: 'JVBERg==' }],
  ['nothing', 'application/json', '', { kind: 'empty' }],
])('%s is told apart by its content type', async (_, type, body, payload) => {
  const answer = await answerTo(wire('200 OK', [`content-type: ${type}`], body));
  expect(answer).toMatchObject({ kind: 'answered', body: payload });
});

test('a text is read by its charset, and without a content type where it is UTF-8', async () => {
  const latin = Buffer.from(wire('200 OK', ['content-type: text/plain; charset=iso-8859-1'], 'x'), 'latin1');
  latin[latin.length - 1] = 0xe4;
  expect(await answerTo(latin)).toMatchObject({ body: { kind: 'text', text: 'ä' } });
  expect(await answerTo(wire('200 OK', [], 'ok'))).toMatchObject({ body: { kind: 'text', text: 'ok' } });
  const binary = Buffer.from(wire('200 OK', [], 'x'));
  binary[binary.length - 1] = 0xff;
  expect(await answerTo(binary)).toMatchObject({ body: { kind: 'bytes', base64: '/w==' } });
});

test.each(['gzip', 'br'])('a body that is compressed by %s unasked is read', async (encoding) => {
  const body = (encoding === 'gzip' ? gzipSync : brotliCompressSync)('{"a":1}');
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: ${encoding}\r\ncontent-length: ${body.length}\r\n\r\n`;
  const answer = await answerTo(Buffer.concat([Buffer.from(head), body]));
  expect(answer).toMatchObject({ kind: 'answered', body: { kind: 'json', value: { a: 1 } } });
});

test('the length of a compressed body is counted after decompression', async () => {
  const body = gzipSync('x'.repeat(1_000_000));
  const head = `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${body.length}\r\n\r\n`;
  expect(await answerTo(Buffer.concat([Buffer.from(head), body]), { maxBytes: 10_000 })).toEqual({
    kind: 'lost',
    cause: 'too-long',
    reason: 'answer longer than 10000 bytes',
  });
});

test.each([
  ['nothing and a closed connection', '', 'connection reset', 'reset'],
  ['bytes that are not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'answer is not HTTP', 'not-http'],
  ['half a head', 'HTTP/1.1 200 OK\r\ncontent-', 'connection reset', 'reset'],
  [
    'less than was announced',
    'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc',
    'answer cut off',
    'cut-off',
  ],
  [
    'less than was announced, compressed',
    'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 10\r\n\r\n',
    'answer cut off',
    'cut-off',
  ],
  [
    'a chunked body without an end',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n',
    'answer cut off',
    'cut-off',
  ],
  [
    'a chunk of no length',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
    'answer is not HTTP',
    'not-http',
  ],
  [
    'compressed bytes that are none',
    'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc',
    'answer cannot be decompressed',
    'other',
  ],
  ['a long body', wire('200 OK', [], 'x'.repeat(1_001)), 'answer longer than 1000 bytes', 'too-long'],
  [
    'endless headers',
    `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(20_000)}`,
    'headers of the answer too long',
    'other',
  ],
  [
    'a switch of protocols',
    'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
    'connection closed without an answer',
    'reset',
  ],
])('%s is a lost answer with its reason', async (_, bytes, reason, cause) => {
  expect(await answerTo(bytes)).toEqual({ kind: 'lost', cause, reason });
});

test('a body without an end is cut off at once, and its connection let go', async () => {
  let written = 0;
  const server = await serve((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n');
    const chunk = 'x'.repeat(65_536);
    const more = () => {
      while (!socket.destroyed && socket.write(chunk)) written += chunk.length;
    };
    socket.on('drain', more);
    more();
  });
  const answer = await createHttpSender(server.url)(get, { ...limits, maxBytes: 100_000 });
  expect(answer).toMatchObject({ kind: 'lost', reason: 'answer longer than 100000 bytes' });
  await expect.poll(server.connections, patience).toBe(0);
  expect(written).toBeLessThan(50_000_000);
});

test.each([
  ['says nothing', () => undefined],
  ['stops in its head', (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\n')],
  ['stops in its body', (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc')],
  ['answers 102 only', (socket: Socket) => socket.write('HTTP/1.1 102 Processing\r\n\r\n')],
])('a server that %s is waited for until the time is over', async (_, answer) => {
  const server = await serve(answer);
  expect(await createHttpSender(server.url)(get, { ...limits, timeoutMs: 40 })).toEqual({
    kind: 'lost',
    cause: 'timeout',
    reason: 'timed out after 40 ms',
  });
  await expect.poll(server.connections, patience).toBe(0);
});

test('a port where nobody listens refuses', async () => {
  const closed = await takeClosedPort();
  expect(await createHttpSender(closed.url)(get, limits)).toEqual({
    kind: 'lost',
    cause: 'refused',
    reason: 'connection refused',
  });
  await closed.close();
});

test('a name that does not exist is told of', async () => {
  const answer = await createHttpSender('http://nowhere.invalid')(get, limits);
  expect(answer).toMatchObject({ kind: 'lost' });
  expect((answer as { reason: string }).reason).toMatch(/^(no such host|timed out|no answer)/);
});

test('HTTPS to a server that speaks HTTP is told of', async () => {
  const server = await serve((socket) => socket.end(wire('400 Bad Request', [], '')));
  const answer = await createHttpSender(server.url.replace('http:', 'https:'))(get, limits);
  expect(answer).toMatchObject({ kind: 'lost', reason: expect.stringMatching(/TLS|SSL/) });
});

test('a signal gives a request up, before and while it is under way', async () => {
  const stop = new AbortController();
  const server = await serve(() => stop.abort());
  const send = createHttpSender(server.url);
  const givenUp = { kind: 'lost', cause: 'given-up', reason: 'given up' };
  expect(await send(get, { ...limits, signal: stop.signal })).toEqual(givenUp);
  expect(await send(get, { ...limits, signal: stop.signal })).toEqual(givenUp);
  expect(server.received).toHaveLength(1);
});

test('connections are kept, and what comes late on one does no harm to the next request', async () => {
  const server = await serve((socket) => socket.write(wire('200 OK', [], 'ok')));
  const send = createHttpSender(server.url, 60_000);
  for (let round = 0; round < 3; round += 1) expect(await send(get, limits)).toMatchObject({ status: 200 });
  expect(server.received).toHaveLength(1);
});

test('a connection that was idle for too long is not used, though no timer has had its turn', async () => {
  const server = await serve((socket) => socket.write(wire('200 OK', [], 'ok')));
  const send = createHttpSender(server.url, 60_000);
  expect(await send(get, limits)).toMatchObject({ status: 200 });
  vi.spyOn(Date, 'now').mockReturnValue(createRealClock().now() + 60_000);
  expect(await send(get, limits)).toMatchObject({ status: 200 });
  expect(server.received).toHaveLength(2);
});

test.each([
  [{ ...get, url: '/a b' }, 'request with characters that HTTP does not take in a path'],
  [{ ...get, headers: { a: 'b\nc' } }, 'request with characters that HTTP does not take in a header'],
  [{ ...get, headers: { 'a b': 'c' } }, 'request with characters that HTTP does not take in a name'],
])('a request that cannot be sent is lost: %j', async (request, reason) => {
  const server = await serve((socket) => socket.end(wire('200 OK', [], '')));
  expect(await createHttpSender(server.url)(request, limits)).toEqual({
    kind: 'lost',
    cause: 'unsendable',
    reason,
  });
  expect(server.received).toEqual([]);
});

async function sentBy(request: ExchangeRequest, path = ''): Promise<string> {
  const server = await serve((socket) => socket.end(wire('204 No Content', [], '')));
  await createHttpSender(`${server.url}${path}`)(request, limits);
  return server.received.map(({ text }) => text).join('');
}

test.each<[string, ExchangeRequest, readonly string[]]>([
  [
    'a path as it is written',
    { ...get, url: '/a/../%2e%2E//b?x=1&x=2' },
    ['GET /p/a/../%2e%2E//b?x=1&x=2 HTTP/1.1\r\n'],
  ],
  ['no body with its length', { ...get, method: 'POST' }, ['POST /p/a ', '\r\ncontent-length: 0\r\n']],
  [
    'JSON',
    {
      ...get,
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: { kind: 'json', value: { a: 'ä' } },
    },
    [
      '\r\ncontent-type: application/json\r\n',
      '\r\ncontent-length: 10\r\n',
      `\r\n\r\n{"a":"${Buffer.from('ä').toString('latin1')}"}`,
    ],
  ],
  [
    'broken JSON of another type, with a DELETE',
    {
      ...get,
      method: 'DELETE',
      headers: { 'content-type': 'text/x' },
      body: { kind: 'text', text: '{"a":' },
    },
    ['DELETE /p/a ', '\r\ncontent-type: text/x\r\n', '\r\n\r\n{"a":'],
  ],
  ['bytes', { ...get, method: 'POST', body: { kind: 'bytes', base64: '/wA=' } }, ['\r\n\r\n\xff\0']],
  [
    'a form',
    {
      ...get,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: { kind: 'form', fields: { a: 'b&c', list: [1, 2], none: undefined, o: { p: 1 } } },
    },
    ['\r\n\r\na=b%26c&list=1&list=2&o=%7B%22p%22%3A1%7D'],
  ],
])('a request goes out as it is meant: %s', async (_, request, parts) => {
  const sent = await sentBy(request, '/p/');
  for (const part of parts) expect(sent).toContain(part);
});
