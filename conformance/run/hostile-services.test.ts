import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createRealPace } from '../../src/clock/real-pace.js';
import { takeClosedPort } from '../../src/http/closed-port.cases.js';
import { createHttpSender } from './http-sender.js';
import { whole } from './open-runner.cases.js';
import { type RawServer, serveRaw, wire } from './raw-server.cases.js';
import type { RunResult } from './run-result.js';
import { createRunner } from './runner.js';
import { planOf, smallApi, targetOf } from './small-service.cases.js';

let server: RawServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const plans = Array.from({ length: 40 }, (_, at) => planOf(`p${at}`, ...whole));

/** Only what never answers is given little time: a busy machine may take seconds for the others. */
async function runAgainst(url: string, requestTimeoutMs = 60_000): Promise<RunResult> {
  const target = targetOf({ baseUrl: url }, { requestTimeoutMs, maxAnswerBytes: 100_000 });
  const runner = createRunner({
    api: smallApi,
    target,
    send: createHttpSender(url),
    pace: createRealPace(),
    seed: 1,
  });
  await runner.run(plans);
  await runner.cleanUp();
  return runner.result();
}

function pour(socket: Socket): void {
  const chunk = 'x'.repeat(65_536);
  const more = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on('drain', more);
  more();
}

test.each<[string, (socket: Socket) => void, RegExp]>([
  ['hangs', () => undefined, /timed out after 150 ms/],
  ['closes every connection', (socket) => socket.destroy(), /connection reset/],
  ['answers garbage', (socket) => socket.end('\0\xff garbage\r\n\r\n'), /answer is not HTTP/],
  [
    'sends headers without end',
    (socket) => socket.write(`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(40_000)}`),
    /headers of the answer too long/,
  ],
  [
    'sends a body of 1 GB',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n');
      pour(socket);
    },
    /answer longer than 100000 bytes/,
  ],
])('a service that %s is unreachable, and soon', async (name, answer, because) => {
  server = await serveRaw(answer);
  const { stop, trace, tasks } = await runAgainst(server.url, name === 'hangs' ? 150 : undefined);
  expect(stop).toMatchObject({ kind: 'unreachable', because: expect.stringMatching(because) });
  expect(trace.length).toBeLessThanOrEqual(10);
  expect(tasks).toBe(0);
});

test('a port where nobody listens is unreachable at once', async () => {
  const closed = await takeClosedPort();
  const { stop } = await runAgainst(closed.url);
  await closed.close();
  expect(stop).toMatchObject({ kind: 'unreachable', because: expect.stringMatching(/connection refused/) });
});

test.each([
  ['500', wire('500 Internal Server Error', [], 'sorry'), /all answered 500\. Look at its log/],
  [
    'redirects',
    wire('302 Found', ['location: /in?token=s3'], ''),
    /302\. .* where it leads \(\/in\) as baseUrl/,
  ],
  ['401', wire('401 Unauthorized', [], 'no'), /all answered 401\. Check the credentials: those of/],
  ['404', wire('404 Not Found', [], 'no'), /all answered 404\. Check the path of baseUrl/],
  ['429 for an hour', wire('429 Too Many', ['retry-after: 3600'], 'no'), /asks to wait for 3600 s/],
])(
  'a service that answers %s to everything is of no use, and that is known soon',
  async (_, bytes, because) => {
    server = await serveRaw((socket) => socket.write(bytes));
    const { stop, trace } = await runAgainst(server.url);
    expect(stop).toMatchObject({ kind: 'unreachable', because: expect.stringMatching(because) });
    expect(trace.length).toBeLessThanOrEqual(30);
  },
);

test('a service with another page for everything has every plan tried once, and no task', async () => {
  server = await serveRaw((socket) => socket.write(wire('200 OK', ['content-type: text/html'], '<p>hello')));
  const { stop, trace, tasks } = await runAgainst(server.url);
  expect(stop).toEqual({ kind: 'done' });
  expect(trace).toHaveLength(plans.length);
  expect(tasks).toBe(0);
});
