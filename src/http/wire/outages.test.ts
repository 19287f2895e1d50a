import { connect, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { takeClosedPort } from '../closed-port.cases.js';
import { BODY, type FaultyServer, HEAD, serveFaulty } from './faulty-server.cases.js';

let server: FaultyServer;
afterEach(() => server.close());

/** What becomes of a new connection: `open`, or the code of its error. */
function knock(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve('open');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
  });
}

/** What becomes of a new connection while the server is shut; nobody else is given its port meanwhile. */
async function knockWhileShut(port: number): Promise<string> {
  const closed = await takeClosedPort(port);
  const seen = await knock(closed.port);
  await closed.close();
  return seen;
}

/** Resolves when the server listens again. */
const listening = () => new Promise((resolve) => server.server.once('listening', resolve));

test('a refusal resets its connection, refuses new ones for that long, and leaves the others alone', async () => {
  server = await serveFaulty([{ kind: 'refuse', forMs: 3_000 }]);
  const other = server.ask('/plain');
  await other.until('running');
  const hit = server.ask();
  expect(await hit.ending()).toBe('reset');
  expect(await hit.all()).toBe('');
  expect(await knockWhileShut(server.port)).toBe('ECONNREFUSED');
  other.send('GET /plain HTTP/1.1\r\nHost: test\r\n\r\n');
  expect((await other.until(2 * (HEAD.length + BODY.length))).match(/running/g)).toHaveLength(2);
  expect(server.timer.waiting()).toEqual([3_000]);
  const again = listening();
  server.timer.pass(3_000);
  await again;
  expect(await knock(server.port)).toBe('open');
  expect(server.ends).toEqual(['refused']);
});

test('a restart resets every open connection, those under way too, then refuses', async () => {
  server = await serveFaulty([{ kind: 'restart', forMs: 1_000 }]);
  const idle = server.ask('/plain');
  await idle.until('running');
  const fresh = server.connect();
  await new Promise((resolve) => fresh.socket.once('connect', resolve));
  const hit = server.ask();
  expect(await Promise.all([idle.ending(), fresh.ending(), hit.ending()])).toEqual([
    'reset',
    'reset',
    'reset',
  ]);
  expect(await knockWhileShut(server.port)).toBe('ECONNREFUSED');
  const again = listening();
  server.timer.pass(1_000);
  await again;
  expect(await knock(server.port)).toBe('open');
});

test('the longest of several refusals decides', async () => {
  server = await serveFaulty([{ kind: 'refuse', forMs: 1_000 }]);
  server.gate.shut(5_000);
  server.gate.shut(100);
  server.timer.pass(4_999);
  expect(await knockWhileShut(server.port)).toBe('ECONNREFUSED');
  const again = listening();
  server.timer.pass(1);
  await again;
  expect(await knock(server.port)).toBe('open');
});

test('a port that another program has taken meanwhile is taken back when it is free', async () => {
  server = await serveFaulty([]);
  server.gate.shut(1_000);
  const thief = createServer();
  await new Promise<void>((resolve) => thief.listen(server.port, '127.0.0.1', resolve));
  server.timer.pass(1_000);
  await server.timer.ready();
  await new Promise((resolve) => thief.close(resolve));
  const again = listening();
  expect(await server.timer.next()).toBe(100);
  await again;
  expect(await knock(server.port)).toBe('open');
  expect(server.warnings).toEqual([
    `After a fault, port ${server.port} cannot be listened on again: listen EADDRINUSE: address already in use 127.0.0.1:${server.port}. It is tried again until it is free; stop the program that took it.`,
  ]);
});

test('a server that is closed while it refuses stays closed and waits for nothing', async () => {
  server = await serveFaulty([{ kind: 'refuse', forMs: 1_000 }]);
  await server.ask().ending();
  await server.close();
  expect(server.timer.waiting()).toEqual([]);
  expect(await knockWhileShut(server.port)).toBe('ECONNREFUSED');
});
