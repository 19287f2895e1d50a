import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { type Loopback, serveLoopback } from './loopback.cases.js';
import { type BodyBytes, readBody } from './read-body.js';

let loopback: Loopback | undefined;
afterEach(() => loopback?.close());

/** A server that reads bodies up to ten bytes, and what it read of the next request. */
async function reading(read = (request: IncomingMessage) => readBody(request, 10)) {
  let take: (body: BodyBytes) => void;
  const body = new Promise<BodyBytes>((resolve) => {
    take = resolve;
  });
  loopback = await serveLoopback((request, response) => {
    void read(request).then((result) => {
      take(result);
      response.end();
    });
  });
  return { connection: loopback.connect(), body };
}

const head = (header: string) => `POST / HTTP/1.1\r\nHost: test\r\n${header}\r\n\r\n`;
const bytes = (text: string | Buffer) => ({ kind: 'bytes', bytes: Buffer.from(text) });

test.each([
  ['Content-Length: 0', '', ''],
  ['X-Nothing: 1', '', ''],
  ['Content-Length: 5', 'hello', 'hello'],
  ['Content-Length: 10', '0123456789', '0123456789'],
  ['Transfer-Encoding: chunked', '5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n', 'helloworld'],
  ['Transfer-Encoding: chunked', '0\r\n\r\n', ''],
])('with %s the body %j is read as %j', async (header, sent, read) => {
  const { connection, body } = await reading();
  connection.send(head(header) + sent);
  expect(await body).toEqual(bytes(read));
});

test('bytes are read as they are, also when they come one by one', async () => {
  const { connection, body } = await reading();
  const sent = Buffer.from([0, 255, 128, 13, 10, 195]);
  connection.socket.setNoDelay(true);
  connection.send(head(`Content-Length: ${sent.length}`));
  for (const byte of sent) connection.send(Buffer.from([byte]));
  expect(await body).toEqual(bytes(sent));
});

test('a body that is announced as too large is not waited for', async () => {
  const { connection, body } = await reading();
  connection.send(head('Content-Length: 11'));
  expect(await body).toEqual({ kind: 'too-large' });
});

test('a body that grows too large is read no further', async () => {
  const { connection, body } = await reading();
  connection.send(`${head('Transfer-Encoding: chunked')}b\r\nhello world\r\n`);
  expect(await body).toEqual({ kind: 'too-large' });
});

test.each([
  ['Content-Length: 9', 'hello'],
  ['Transfer-Encoding: chunked', '5\r\nhello\r\n'],
  ['Content-Length: 9', ''],
])('with %s a client that goes away after %j has aborted its request', async (header, sent) => {
  const { connection, body } = await reading();
  connection.send(head(header) + sent);
  connection.socket.end(() => connection.socket.destroy());
  expect(await body).toEqual({ kind: 'aborted' });
});

test('chunks that are none abort the request', async () => {
  const { connection, body } = await reading();
  connection.send(`${head('Transfer-Encoding: chunked')}5\r\nhello\r\nnonsense\r\n`);
  expect(await body).toEqual({ kind: 'aborted' });
});

test('a body that somebody else has read is empty', async () => {
  const { connection, body } = await reading(async (request) => {
    for await (const _ of request);
    return readBody(request, 10);
  });
  connection.send(`${head('Content-Length: 5')}hello`);
  expect(await body).toEqual(bytes(''));
});

test('a request that is gone already has been aborted', async () => {
  const { connection, body } = await reading(async (request) => {
    await once(request.destroy(), 'close');
    return readBody(request, 10);
  });
  connection.send(head('Content-Length: 5'));
  expect(await body).toEqual({ kind: 'aborted' });
});
