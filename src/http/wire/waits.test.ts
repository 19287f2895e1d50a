import { afterEach, expect, test } from 'vitest';
import type { Wire } from '../../faults/wire.js';
import {
  BODY,
  type FaultyOptions,
  type FaultyServer,
  HEAD,
  REPLY,
  serveFaulty,
} from './faulty-server.cases.js';

let server: FaultyServer;
afterEach(() => server.close());

type Seen = { readonly atMs: number; readonly text: string };

/** What a client has received, and when, up to the end of the answer; the connection then serves another request. */
async function watch(
  wire: readonly Wire[],
  { method = 'GET', ...more }: FaultyOptions & { method?: string } = {},
) {
  server = await serveFaulty(wire, more);
  const connection = server.ask('/', { method });
  const seen: Seen[] = [];
  let nowMs = 0;
  let length = 0;
  const look = async () => {
    const text = (await connection.until(server.sentBytes())).slice(length);
    if (text !== '') seen.push({ atMs: nowMs, text });
    length += text.length;
  };
  while (server.ends.length === 0) {
    await Promise.race([server.timer.ready(), server.ended()]);
    await look();
    if (server.ends.length === 0) nowMs += await server.timer.next();
  }
  await look();
  server.ask('/plain', { method, connection });
  await connection.until(length + HEAD.length);
  expect(connection.pieces.join('').slice(length)).toContain('HTTP/1.1 200 OK\r\n');
  expect(server.ends).toEqual(['whole']);
  return seen;
}

const WHOLE = HEAD + BODY;
const LINES = HEAD.split(/(?<=\n)/);

test('a delay comes before the first byte, and delays add up', async () => {
  const seen = await watch([
    { kind: 'delay', ms: 250 },
    { kind: 'delay', ms: 1_000 },
  ]);
  expect(seen).toEqual([{ atMs: 1_250, text: WHOLE }]);
});

test('durations are divided by the speed of a scaled clock', async () => {
  const wire: Wire[] = [
    { kind: 'delay', ms: 500 },
    { kind: 'dribble', pieces: 1, overMs: 500 },
  ];
  expect(await watch(wire, { speed: 10 })).toEqual([
    { atMs: 50, text: HEAD },
    { atMs: 100, text: BODY },
  ]);
});

test('slow headers come line by line, the last line when the time is over', async () => {
  const seen = await watch([{ kind: 'slow-headers', overMs: 7_000 }]);
  expect(LINES).toHaveLength(7);
  expect(seen).toEqual(
    LINES.map((line, index) => ({ atMs: (index + 1) * 1_000, text: index === 6 ? line + BODY : line })),
  );
});

test('a dribble sends headers at once and the body in equal pieces, the last when the time is over', async () => {
  const seen = await watch([{ kind: 'dribble', pieces: 3, overMs: 600 }]);
  expect(seen).toEqual([
    { atMs: 0, text: HEAD },
    { atMs: 200, text: BODY.slice(0, 9) },
    { atMs: 400, text: BODY.slice(9, 19) },
    { atMs: 600, text: BODY.slice(19) },
  ]);
});

test('a dribble in more pieces than the body has bytes sends byte after byte in the same time', async () => {
  const seen = await watch([{ kind: 'dribble', pieces: 1_000, overMs: 2_900 }]);
  expect(seen).toHaveLength(30);
  expect(seen.slice(1).every(({ text }) => text.length === 1)).toBe(true);
  expect(seen.at(-1)?.atMs).toBeCloseTo(2_900);
});

test('bandwidth sends a tenth of a second at a time, headers included', async () => {
  const seen = await watch([{ kind: 'bandwidth', bytesPerSecond: 1_000 }]);
  expect(seen.map(({ atMs }) => atMs)).toEqual([100, WHOLE.length]);
  expect(seen.map(({ text }) => text.length)).toEqual([100, WHOLE.length - 100]);
});

test('slices have the sizes given, in turns, with the pause between them', async () => {
  const seen = await watch([{ kind: 'slice', sizes: [100, 30], delayMs: 10 }]);
  const cuts = [0, 100, 130, WHOLE.length];
  expect(seen).toEqual(
    cuts.slice(1).map((end, index) => ({ atMs: index * 10, text: WHOLE.slice(cuts[index], end) })),
  );
});

test('slices without a pause still leave one by one', async () => {
  const seen = await watch([{ kind: 'slice', sizes: [50], delayMs: 0 }]);
  expect(seen.map(({ text }) => text.length)).toEqual([50, 50, 50, WHOLE.length - 150]);
});

test('waits of several faults at one place add up', async () => {
  const seen = await watch([
    { kind: 'delay', ms: 1 },
    { kind: 'slow-headers', overMs: 70 },
    { kind: 'dribble', pieces: 1, overMs: 100 },
    { kind: 'slice', sizes: [HEAD.length], delayMs: 1_000 },
  ]);
  expect(seen.at(-1)).toEqual({ atMs: 1 + 70 + 100 + 1_000, text: BODY });
});

test.each([
  ['HEAD', 200],
  ['GET', 204],
])('%s with status %d has no body to dribble: it is answered at once', async (method, status) => {
  const reply = { ...REPLY, status };
  server = await serveFaulty([{ kind: 'dribble', pieces: 3, overMs: 600 }], { reply });
  const connection = server.ask('/', { method });
  expect(await connection.until('\r\n\r\n')).toMatch(/\r\n\r\n$/);
  expect(server.ends).toEqual(['whole']);
  expect(server.timer.waiting()).toEqual([]);
});
