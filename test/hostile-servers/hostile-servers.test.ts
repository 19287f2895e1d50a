import { afterEach, expect, test } from 'vitest';
import { startChunkrReference } from '../reference/chunkr/server.js';
import * as answers from './answer-servers.js';
import { startDyingServer, startNothing } from './going-servers.js';
import type { Hostile } from './hostile.js';
import { hostileServers } from './hostile-servers.js';
import { type Listening, listenTo, plainRequest } from './raw-peer.js';
import * as sockets from './socket-servers.js';

const patience = { timeout: 60_000 };
const started: Hostile[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.close()));
});

async function startOne<One extends Hostile>(start: () => Promise<One>): Promise<One> {
  const one = await start();
  started.push(one);
  return one;
}

async function hear(start: () => Promise<Hostile>, listening: Listening = {}) {
  const hostile = await startOne(start);
  return { hostile, ...(await listenTo(hostile.url, listening)) };
}

test('the silent server takes the request and says nothing', async () => {
  const hostile = await startOne(sockets.startSilentServer);
  const { text, end } = await listenTo(hostile.url, { until: () => hostile.seen().requests === 1 });
  expect({ text, end }).toEqual({ text: '', end: 'given up' });
});

test('one server hangs up in good order, one resets, one resets when the request is there', async () => {
  const said = { say: '' };
  expect(await hear(sockets.startHangingUpServer, said)).toMatchObject({ text: '', end: 'closed' });
  expect(await hear(sockets.startResettingServer, said)).toMatchObject({ text: '', end: 'reset' });
  const late = await hear(sockets.startResettingAfterRequestServer);
  expect(late).toMatchObject({ text: '', end: 'reset' });
  expect(late.hostile.seen()).toEqual({ connections: 1, requests: 1, bytesSent: 0 });
});

test('garbage is no HTTP', async () => {
  const { text, end } = await hear(sockets.startGarbageServer);
  expect(text).toMatch(/^SSH-2\.0/);
  expect(text).not.toContain('HTTP/');
  expect(end).toBe('closed');
});

test('a body that is cut off is shorter than announced', async () => {
  const { text, end } = await hear(sockets.startCutOffServer);
  expect(text).toMatch(/content-length: 1000\r\n\r\n.{1,100}$/s);
  expect(end).toBe('closed');
});

test('neither the endless header nor the endless interim answers come to an end', async () => {
  const header = await hear(sockets.startEndlessHeaderServer, { maxBytes: 3_000_000 });
  expect(header).toMatchObject({ end: 'enough' });
  expect(header.text).toMatch(/^HTTP\/1\.1 200 OK\r\nx-fill: /);
  expect(header.text).not.toContain('\r\n\r\n');
  const interim = await hear(sockets.startEndlessInterimServer, { maxBytes: 300_000 });
  expect(interim).toMatchObject({ end: 'enough' });
  expect(interim.text.match(/HTTP\/1\.1 (?!103)/)).toBeNull();
});

test('the dribbling server sends a byte at a time', async () => {
  const { bytes, text, end } = await hear(() => sockets.startDribblingServer(3), {
    until: (heard) => heard >= 20,
  });
  expect(end).toBe('given up');
  expect(bytes).toBeLessThan(100);
  expect('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'.startsWith(text.slice(0, 40))).toBe(true);
});

test.each([
  ['500 with a body', answers.startFailingServer, /^HTTP\/1\.1 500 .*\{"error"/s],
  ['500 with nothing', answers.startSilentlyFailingServer, /^HTTP\/1\.1 500 .*\r\n\r\n(0\r\n\r\n)?$/s],
  ['200 with {}', answers.startEmptyObjectServer, /^HTTP\/1\.1 200 .*\{\}/s],
  ['200 with broken JSON', answers.startBrokenJsonServer, /^HTTP\/1\.1 200 .*application\/json.*"Succ/s],
  ['200 with a page', answers.startLoginPageServer, /^HTTP\/1\.1 200 .*text\/html.*<form>/s],
  ['401', answers.startUnauthorizedServer, /^HTTP\/1\.1 401 .*www-authenticate/s],
  ['429 for an hour', answers.startLimitedServer, /^HTTP\/1\.1 429 .*retry-after: 3600/s],
  ['deep JSON', answers.startDeepJsonServer, /^HTTP\/1\.1 200 .*\[{1000}/s],
  ['a redirect to itself', answers.startSelfRedirectingServer, /^HTTP\/1\.1 307 .*location: \/a\?b=1\r\n/s],
] as const)('whatever is asked, the answer is %s', async (_, start, expected) => {
  const hostile = await startOne(start);
  for (const method of ['GET', 'POST', 'DELETE', 'PATCH']) {
    const say = plainRequest('/a?b=1', method).replace('host:', 'connection: close\r\nhost:');
    expect((await listenTo(hostile.url, { say })).text).toMatch(expected);
  }
  expect(hostile.seen()).toMatchObject({ connections: 4, requests: 4 });
});

test('the redirect to another port leads back, and whoever follows it is seen there', async () => {
  const hostile = await startOne(answers.startAwayRedirectingServer);
  expect(hostile.elsewhere()).toEqual([]);
  const first = await fetch(`${hostile.url}/a`, { redirect: 'manual' });
  const second = await fetch(first.headers.get('location')!, {
    redirect: 'manual',
    headers: { authorization: 'a secret' },
  });
  expect(second.headers.get('location')).toBe(`${hostile.url}/a`);
  expect(hostile.elsewhere()).toMatchObject([{ authorization: 'a secret' }]);
});

test.each([
  ['1 GiB', answers.startGigabyteServer, /content-length: 1073741824\r\n/],
  ['endless', answers.startEndlessBodyServer, /transfer-encoding: chunked\r\n/i],
] as const)(
  'a body that is %s is made as it is read, and waits for its reader',
  async (_, start, announced) => {
    const { text, end, hostile } = await hear(start, { maxBytes: 40_000_000 });
    expect(end).toBe('enough');
    expect(text.slice(0, 500)).toMatch(announced);
    expect(hostile.seen().bytesSent).toBeLessThan(120_000_000);
  },
);

test('the bomb is small and announces gzip', async () => {
  const { text, bytes } = await hear(answers.startGzipBombServer, {
    say: plainRequest().replace('host:', 'connection: close\r\nhost:'),
    maxBytes: 10_000_000,
  });
  expect(text).toMatch(/content-encoding: gzip/);
  expect(bytes).toBeLessThan(3_000_000);
});

test('the dying server is right for as many requests as were agreed, then nobody is there', async () => {
  const hostile = await startOne(async () => startDyingServer(await startChunkrReference(), 3));
  const statuses = [];
  for (let count = 0; count < 3; count++) {
    statuses.push((await fetch(`${hostile.url}/api/v1/task/none`)).status);
  }
  expect(statuses).toEqual([401, 401, 401]);
  await expect(fetch(`${hostile.url}/api/v1/task/none`)).rejects.toThrow();
  await expect.poll(async () => (await listenTo(hostile.url)).end, patience).toBe('refused');
});

test('nothing listens where nothing is', async () => {
  const { url } = await startOne(startNothing);
  expect(await listenTo(url)).toMatchObject({ text: '', end: 'refused' });
});

test('every server of the table starts, and closes with a client still there', async () => {
  for (const { name, start } of hostileServers) {
    const hostile = await start();
    expect(new URL(hostile.url).hostname, name).toBe('127.0.0.1');
    const heard = listenTo(hostile.url, { maxBytes: 1_000 });
    const connections = () => hostile.seen().connections + Number(name === 'nothing there');
    await expect.poll(connections, patience).toBeGreaterThan(0);
    await hostile.close();
    expect((await heard).end, name).not.toBe('given up');
  }
});
