import { afterEach, expect, test } from 'vitest';
import type { Reply } from '../simulator/call.js';
import { type Loopback, serveLoopback } from './loopback.cases.js';
import { readBody } from './read-body.js';
import { type Sending, sendReply } from './send-reply.js';

const NOW_MS = Date.UTC(2025, 0, 1, 0, 0, 0, 999);
const DATE = 'date: Wed, 01 Jan 2025 00:00:00 GMT';
const usual: Sending = { nowMs: NOW_MS, extra: undefined, closes: false };

let loopback: Loopback | undefined;
afterEach(() => loopback?.close());

/** The bytes that come back on one connection for a request, as text; `Connection: close` ends it. */
async function sent(
  reply: Reply,
  more: { sending?: Partial<Sending>; method?: string } = {},
): Promise<string> {
  loopback = await serveLoopback((_request, response) => {
    sendReply(response, reply, { ...usual, ...more.sending });
  });
  const connection = loopback.connect();
  connection.send(`${more.method ?? 'GET'} / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n`);
  const text = await connection.all();
  await loopback.close();
  return text;
}

const json = { 'content-type': 'application/json' };

test('a reply is sent with the date of the clock, its headers in order and its exact length', async () => {
  const reply = { status: 201, headers: { ...json, location: '/tasks/1' }, body: '{"id":1}' };
  expect(await sent(reply)).toBe(
    [
      'HTTP/1.1 201 Created',
      DATE,
      'content-type: application/json',
      'location: /tasks/1',
      'content-length: 8',
      'Connection: close',
      '',
      '{"id":1}',
    ].join('\r\n'),
  );
});

test('the length counts bytes, not characters', async () => {
  const text = await sent({ status: 200, headers: json, body: '"ä€😀"' });
  expect(text).toContain('content-length: 11\r\n');
  expect(text.endsWith(Buffer.from('"ä€😀"').toString('latin1'))).toBe(true);
});

test('a reply without a body has the length 0', async () => {
  expect(await sent({ status: 200, headers: {} })).toContain('content-length: 0\r\n');
});

test('headers of the adapter go before those of the reply', async () => {
  const extra = { 'access-control-allow-origin': '*' };
  const text = await sent({ status: 200, headers: json, body: '1' }, { sending: { extra } });
  expect(text).toContain(`${DATE}\r\naccess-control-allow-origin: *\r\ncontent-type: application/json\r\n`);
});

test.each([204, 304])('the status %d has neither a body nor a length', async (status) => {
  const text = await sent({ status, headers: json, body: '{}' });
  expect(text).not.toContain('content-length');
  expect(text).not.toContain('transfer-encoding');
  expect(text.endsWith('\r\n\r\n')).toBe(true);
});

test('HEAD is answered with the length of the body, but without the body', async () => {
  const text = await sent({ status: 200, headers: json, body: '{"id":1}' }, { method: 'HEAD' });
  expect(text).toContain('content-length: 8\r\n');
  expect(text.endsWith('\r\n\r\n')).toBe(true);
});

test("headers that describe the connection or its bytes are never the document's", async () => {
  const headers = {
    'content-length': '5000',
    'transfer-encoding': 'chunked',
    'content-encoding': 'gzip',
    connection: 'upgrade',
    'keep-alive': 'timeout=1',
    date: 'Mon, 01 Jan 2001 00:00:00 GMT',
    'x-request-id': 'r1',
  };
  const [head = '', body] = (await sent({ status: 200, headers, body: 'hello' })).split('\r\n\r\n');
  expect(head.split('\r\n').slice(1)).toEqual([
    DATE,
    'x-request-id: r1',
    'content-length: 5',
    'Connection: close',
  ]);
  expect(body).toBe('hello');
});

test.each([
  [0, 'Thu, 01 Jan 1970 00:00:00 GMT'],
  [999, 'Thu, 01 Jan 1970 00:00:00 GMT'],
  [1_000, 'Thu, 01 Jan 1970 00:00:01 GMT'],
  [253_402_300_799_999, 'Fri, 31 Dec 9999 23:59:59 GMT'],
])('at %d ms the date is %s', async (nowMs, date) => {
  expect(await sent({ status: 200, headers: {} }, { sending: { nowMs } })).toContain(`date: ${date}\r\n`);
});

test('a connection serves one request after the other, unless a reply closes it', async () => {
  let count = 0;
  loopback = await serveLoopback((_request, response) => {
    count++;
    const reply = { status: 200, headers: {}, body: `answer ${count}` };
    sendReply(response, reply, { ...usual, closes: count === 2 });
  });
  const connection = loopback.connect();
  connection.send('GET /1 HTTP/1.1\r\nHost: test\r\n\r\n');
  expect(await connection.until('answer 1')).not.toContain('close');
  connection.send('GET /2 HTTP/1.1\r\nHost: test\r\n\r\nGET /3 HTTP/1.1\r\nHost: test\r\n\r\n');
  const text = await connection.all();
  expect(text).toContain('connection: close\r\n\r\nanswer 2');
  expect(text).not.toContain('answer 3');
});

test.each([
  ['with a length', 'Content-Length: 4000000', Buffer.alloc(4_000_000)],
  ['in chunks', 'Transfer-Encoding: chunked', Buffer.from(`3d0900\r\n${'x'.repeat(4_000_000)}\r\n0\r\n\r\n`)],
])('a client that still sends a body %s gets to read the answer', async (_, header, body) => {
  loopback = await serveLoopback((request, response) => {
    void readBody(request, 1_000).then(({ kind }) => {
      const reply = { status: 413, headers: {}, body: `the body is ${kind}` };
      sendReply(response, reply, { ...usual, closes: true });
    });
  });
  for (let count = 0; count < 10; count++) {
    const connection = loopback.connect();
    connection.send(`POST / HTTP/1.1\r\nHost: test\r\n${header}\r\n\r\n`);
    connection.send(body);
    expect(await connection.all()).toContain('the body is too-large');
  }
});
