import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import express from 'express';
import { afterEach, expect, test } from 'vitest';
import { createHandTimer, type HandTimer } from '../../clock/hand-timer.cases.js';
import type { Wire } from '../../faults/wire.js';
import { type Connection, type Loopback, openConnection, serveLoopback } from '../loopback.cases.js';
import { createCarrier } from './carrier.js';
import { REPLY } from './faulty-server.cases.js';
import { createMountedGate } from './mounted-gate.js';

let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

/** A handler that answers `/ours` under the faults as a mounted router would, and leaves the rest alone. */
function router(wire: readonly Wire[]): {
  timer: HandTimer;
  handle: (...call: Parameters<RequestListener>) => boolean;
} {
  const timer = createHandTimer();
  const carrier = createCarrier({ timer, gate: createMountedGate(timer) });
  const sending = { nowMs: 0, extra: undefined, closes: false };
  const handle = (...[request, response]: Parameters<RequestListener>) => {
    if (!request.url?.startsWith('/ours')) return false;
    if (!carrier.admits(request.socket)) return true;
    const faults = request.url === '/ours/well' ? [] : wire;
    carrier.carry({ response, reply: REPLY, sending, wire: faults, speed: 1, onEnd: () => undefined });
    return true;
  };
  return { timer, handle };
}

/** An app of somebody else that mounts the router and has a page of its own. */
async function mount(wire: readonly Wire[]): Promise<Loopback & { timer: HandTimer }> {
  const { timer, handle } = router(wire);
  const app = express();
  app.use((request, response, next) => {
    if (!handle(request, response)) next();
  });
  app.get('/own', (_, response) => void response.send('own page'));
  const loopback = await serveLoopback(app);
  closing.push(loopback.close);
  return { ...loopback, timer };
}

function ask(connection: Connection, path: string): Connection {
  connection.send(`GET ${path} HTTP/1.1\r\nHost: test\r\n\r\n`);
  return connection;
}

test('where the listener is not ours, a refusal resets every connection with a call for us, as long as it lasts', async () => {
  const app = await mount([{ kind: 'refuse', forMs: 1_000 }]);
  expect(await ask(app.connect(), '/ours').ending()).toBe('reset');
  expect(await ask(app.connect(), '/ours/well').ending()).toBe('reset');
  expect(await ask(app.connect(), '/own').until('own page')).toContain('200 OK');
  app.timer.pass(1_000);
  expect(await ask(app.connect(), '/ours/well').until('}')).toContain('200 OK');
});

test('where the listener is not ours, a restart resets the connections that had a call for us, and no others', async () => {
  const app = await mount([{ kind: 'restart', forMs: 1_000 }]);
  const ours = ask(app.connect(), '/ours/well');
  await ours.until('}');
  const foreign = ask(app.connect(), '/own');
  const page = await foreign.until('own page');
  const hit = ask(app.connect(), '/ours');
  expect(await Promise.all([ours.ending(), hit.ending()])).toEqual(['reset', 'reset']);
  expect((await ask(foreign, '/own').until(2 * page.length)).slice(page.length)).toContain('own page');
  expect(foreign.socket.destroyed).toBe(false);
});

test('what an app puts around its responses neither sees nor changes the bytes of a faulty answer', async () => {
  const { timer, handle } = router([{ kind: 'truncate', keepBytes: 4 }]);
  const loopback = await serveLoopback((request, response) => {
    response.setHeader('x-app', 'kept');
    const shout = () => {
      throw new Error('called');
    };
    Object.assign(response, { writeHead: shout, write: shout, end: shout });
    handle(request, response);
  });
  closing.push(loopback.close);
  const received = await ask(loopback.connect(), '/ours').all();
  expect(received).toContain('x-app: kept\r\n');
  expect(received).toContain('content-length: 29\r\n');
  expect(received.split('\r\n\r\n')[1]).toBe('{"id');
  expect(timer.waiting()).toEqual([]);
});

test('below TLS too, a reset is one of TCP', async () => {
  const { handle } = router([{ kind: 'reset', after: 'nothing' }]);
  const psk = { psk: Buffer.from('00112233445566778899aabbccddeeff', 'hex'), identity: 'test' };
  const cipher = { ciphers: 'PSK-AES128-GCM-SHA256', maxVersion: 'TLSv1.2' } as const;
  const server = createSecureServer({ ...cipher, pskCallback: () => psk.psk }, handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  const socket = connectSecurely({
    ...cipher,
    port,
    host: '127.0.0.1',
    pskCallback: () => psk,
    checkServerIdentity: () => undefined,
  });
  socket.write('GET /ours HTTP/1.1\r\nHost: test\r\n\r\n');
  const code = await new Promise((resolve) =>
    socket
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      .on('end', () => resolve('closed')),
  );
  expect(code).toBe('ECONNRESET');
});

test('a connection that is no TCP, such as a pipe, is closed instead of reset', async () => {
  const { handle } = router([{ kind: 'reset', after: 'nothing' }]);
  const server = createServer(handle);
  const path = `\0taskdouble-${process.pid}`;
  await new Promise<void>((resolve) => server.listen(path, resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  expect(await ask(openConnection(path), '/ours').all()).toBe('');
});
