import { afterEach, expect, test } from 'vitest';
import type { Wire } from '../../faults/wire.js';
import { BODY, type FaultyServer, HEAD, REPLY, serveFaulty } from './faulty-server.cases.js';

let server: FaultyServer;
afterEach(() => server.close());

const WHOLE = HEAD + BODY;
const PLAIN = 'GET /plain HTTP/1.1\r\nHost: test\r\n\r\n';
const FAULTY = 'GET /faulty HTTP/1.1\r\nHost: test\r\n\r\n';

/** Faults that keep a connection open, and for what the server still waits while they do. */
const pending: [string, Wire, number[]][] = [
  ['a hang', { kind: 'hang' }, []],
  ['a hang with an end', { kind: 'hang', ms: 60_000 }, [60_000]],
  ['a delay', { kind: 'delay', ms: 5_000 }, [5_000]],
  ['a dribble', { kind: 'dribble', pieces: 2, overMs: 5_000 }, [2_500]],
  ['a slow close', { kind: 'slow-close', ms: 5_000 }, [5_000]],
];

/** Asks, and waits until the fault waits too. */
async function hit(wire: Wire) {
  server = await serveFaulty([wire]);
  const accepted = new Promise((resolve) => server.server.once('request', resolve));
  const connection = server.ask('/faulty');
  await accepted;
  if (wire.kind !== 'hang' || wire.ms !== undefined) await server.timer.ready();
  return connection;
}

test.each(pending)('%s lasts, and the server waits for nothing else', async (_, wire, waiting) => {
  const connection = await hit(wire);
  expect(server.timer.waiting()).toEqual(waiting);
  expect(connection.socket.destroyed).toBe(false);
  const other = server.ask('/plain');
  expect(await other.until('}')).toBe(WHOLE);
  expect(connection.socket.destroyed).toBe(false);
  expect(server.ends).toEqual([]);
});

test.each(pending)('a client that goes away ends %s: nothing is waited for any longer', async (_, wire) => {
  const connection = await hit(wire);
  const ended = server.ended();
  connection.socket.destroy();
  await ended;
  expect(server.ends).toEqual([wire.kind === 'hang' ? 'hang' : 'client gone']);
  expect(server.timer.waiting()).toEqual([]);
});

test.each(pending)('a server that closes ends %s at once', async (_, wire) => {
  const connection = await hit(wire);
  await server.close();
  expect(server.ends).toEqual([wire.kind === 'hang' ? 'hang' : 'server closed']);
  expect(server.timer.waiting()).toEqual([]);
  await connection.all();
  expect(connection.socket.destroyed).toBe(true);
});

test.each(pending)('a server that is shut down by its own app is not kept from it by %s', async (_, wire) => {
  await hit(wire);
  const ended = server.ended();
  await new Promise((resolve) => server.server.close(resolve));
  await ended;
  expect(server.ends).toHaveLength(1);
  expect(server.timer.waiting()).toEqual([]);
});

test('a restart ends what is under way on other connections', async () => {
  const wire: Wire[] = [{ kind: 'delay', ms: 1_000 }];
  server = await serveFaulty(wire);
  const slow = server.ask('/faulty');
  await server.timer.ready();
  wire[0] = { kind: 'restart', forMs: 10 };
  server.ask('/faulty');
  expect(await slow.ending()).toBe('reset');
  expect(server.ends).toEqual(['restart', 'restart']);
  expect(server.timer.waiting()).toEqual([10]);
});

test('pipelined requests are answered in their order, each under its own faults', async () => {
  server = await serveFaulty([{ kind: 'delay', ms: 300 }]);
  const connection = server.connect();
  connection.send(PLAIN + FAULTY + PLAIN + FAULTY + PLAIN);
  expect(await connection.until(WHOLE.length)).toBe(WHOLE);
  await server.timer.ready();
  expect(server.timer.waiting()).toEqual([300]);
  await server.timer.next();
  expect(await connection.until(3 * WHOLE.length)).toBe(WHOLE.repeat(3));
  await server.timer.ready();
  await server.timer.next();
  expect(await connection.until(5 * WHOLE.length)).toBe(WHOLE.repeat(5));
  expect(server.ends).toEqual(['whole', 'whole']);
});

test('what is pipelined behind the end of a connection is never answered', async () => {
  server = await serveFaulty([{ kind: 'truncate', keepBytes: 3 }]);
  const connection = server.connect();
  connection.send(PLAIN + FAULTY + FAULTY + PLAIN);
  expect(await connection.all()).toBe(WHOLE + HEAD + BODY.slice(0, 3));
  expect(server.ends).toEqual(['truncated', 'client gone']);
});

test('many faulty answers on one connection leave nothing behind on it', async () => {
  server = await serveFaulty([{ kind: 'slice', sizes: [1_000], delayMs: 1 }]);
  let counted = 0;
  server.server.on('request', ({ socket }) => {
    counted = socket.listenerCount('close');
  });
  const connection = server.connect();
  const counts: number[] = [];
  for (let count = 1; count <= 30; count++) {
    connection.send(FAULTY);
    await connection.until(count * WHOLE.length);
    counts.push(counted);
  }
  expect(new Set(counts.slice(1)).size).toBe(1);
  expect(server.ends).toHaveLength(30);
});

test('a HEAD request is answered under faults as without them, and its connection goes on', async () => {
  server = await serveFaulty([{ kind: 'slow-headers', overMs: 0 }]);
  const connection = server.ask('/faulty', { method: 'HEAD' });
  for (let line = 0; line < 7; line++) await server.timer.next();
  expect(await connection.until('\r\n\r\n')).toBe(HEAD);
  server.ask('/plain', { connection });
  expect(await connection.until('}')).toBe(HEAD + WHOLE);
});

test('all bytes that are sent before a reset arrive, many as they may be', async () => {
  const reply = { ...REPLY, body: 'x'.repeat(1_000_000) };
  server = await serveFaulty([{ kind: 'reset', after: 900_000 }], { reply });
  const connection = server.ask('/faulty');
  await server.timer.ready();
  const received = await connection.until(server.sentBytes());
  server.timer.pass(20);
  expect(await connection.ending()).toBe('reset');
  expect(received.split('\r\n\r\n')[1]).toBe('x'.repeat(900_000));
});

test('a client that has gone before its answer is ready costs nothing', async () => {
  server = await serveFaulty([{ kind: 'delay', ms: 10 }]);
  server.server.prependOnceListener('request', (request) => request.socket.destroy());
  await server.ask('/faulty').all();
  expect(server.ends).toEqual(['client gone']);
  expect(server.timer.waiting()).toEqual([]);
});
