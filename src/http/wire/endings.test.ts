import { afterEach, expect, test } from 'vitest';
import type { Wire } from '../../faults/wire.js';
import { BODY, type FaultyOptions, type FaultyServer, HEAD, serveFaulty } from './faulty-server.cases.js';

let server: FaultyServer;
afterEach(() => server.close());

/** Serves with the faults, asks once, and lets all time pass until the connection has ended. */
async function ask(wire: readonly Wire[], more: FaultyOptions & { method?: string } = {}) {
  server = await serveFaulty(wire, more);
  const connection = server.ask('/', more);
  const waits: number[] = [];
  let isOver = false;
  const ending = connection.ending().then((how) => {
    isOver = true;
    server.timer.after(0, () => undefined);
    return how;
  });
  for (;;) {
    await server.timer.ready();
    if (isOver) break;
    // A client that finds bytes and a RST at once would not be told of the RST.
    await connection.until(server.sentBytes());
    waits.push(await server.timer.next());
  }
  return {
    received: connection.pieces.join(''),
    ending: await ending,
    waits,
    end: server.ends[0],
  };
}

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const junk = '\x00\xff\x80lks\r\ndjf';

const CHUNKED = HEAD.replace('content-length: 29', 'transfer-encoding: chunked');
const CLOSING = HEAD.replace(
  'content-length: 29\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5',
  'connection: close',
);

test.each<[string, Wire, { received: string; ending: 'closed' | 'reset'; waits: number[]; end: string }]>([
  [
    'a hang with an end',
    { kind: 'hang', ms: 5_000 },
    { received: '', ending: 'closed', waits: [5_000, 0], end: 'hang' },
  ],
  [
    'a reset before the first byte',
    { kind: 'reset', after: 'nothing' },
    { received: '', ending: 'reset', waits: [], end: 'reset' },
  ],
  [
    'a reset after the headers',
    { kind: 'reset', after: 'headers' },
    { received: HEAD, ending: 'reset', waits: [20, 0], end: 'reset' },
  ],
  [
    'a reset in the body',
    { kind: 'reset', after: 5 },
    { received: HEAD + BODY.slice(0, 5), ending: 'reset', waits: [20, 0], end: 'reset' },
  ],
  [
    'a reset after the body',
    { kind: 'reset', after: 29 },
    { received: HEAD + BODY, ending: 'reset', waits: [20, 0], end: 'whole' },
  ],
  ['an empty answer', { kind: 'empty' }, { received: '', ending: 'closed', waits: [], end: 'empty' }],
  [
    'other bytes',
    { kind: 'bytes', base64: base64(junk) },
    { received: junk, ending: 'closed', waits: [], end: 'other bytes' },
  ],
  [
    'a malformed chunk',
    { kind: 'malformed-chunk', base64: base64(junk) },
    { received: CHUNKED + junk, ending: 'closed', waits: [], end: 'malformed chunk' },
  ],
  [
    'a truncated body',
    { kind: 'truncate', keepBytes: 10 },
    { received: HEAD + BODY.slice(0, 10), ending: 'closed', waits: [], end: 'truncated' },
  ],
  [
    'a body truncated to nothing',
    { kind: 'truncate', keepBytes: 0 },
    { received: HEAD, ending: 'closed', waits: [], end: 'truncated' },
  ],
  [
    'a body truncated behind its end',
    { kind: 'truncate', keepBytes: 40 },
    { received: HEAD + BODY, ending: 'closed', waits: [], end: 'whole' },
  ],
  [
    'a limit within the headers',
    { kind: 'limit', bytes: 20 },
    { received: HEAD.slice(0, 20), ending: 'closed', waits: [], end: 'truncated' },
  ],
  [
    'a limit of nothing',
    { kind: 'limit', bytes: 0 },
    { received: '', ending: 'closed', waits: [], end: 'truncated' },
  ],
  [
    'a limit within the body',
    { kind: 'limit', bytes: HEAD.length + 1 },
    { received: `${HEAD}{`, ending: 'closed', waits: [], end: 'truncated' },
  ],
  [
    'a slow close',
    { kind: 'slow-close', ms: 700 },
    { received: CLOSING + BODY, ending: 'closed', waits: [700, 0], end: 'whole' },
  ],
  [
    'keep-alive dropped',
    { kind: 'drop-keep-alive' },
    { received: HEAD + BODY, ending: 'closed', waits: [], end: 'whole' },
  ],
])('%s looks like that on the wire', async (_, wire, expected) => {
  expect(await ask([wire])).toEqual(expected);
});
