import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createDraw } from './draw.js';
import { quietTraffic, type Running, serve, type Traffic } from './serve.js';
import { createHandClock, createRealClock } from './service-clock.js';
import { createWorkerPool } from './worker-pool.js';

const patience = { timeout: 60_000 };
const started: Running[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.close()));
});

const reply = (status: number, body: string) => ({ status, headers: { 'content-type': 'text/plain' }, body });

async function start(traffic: Partial<Traffic>, clock = createRealClock()): Promise<Running> {
  const running = await serve({
    port: 0,
    traffic: { ...quietTraffic, ...traffic },
    clock,
    draw: createDraw(1),
    answer: ({ parts, text }) => reply(200, `${parts.join('+')} ${text}`),
    refuse: reply,
  });
  started.push(running);
  return running;
}

const statuses = async ({ url }: Running, count: number): Promise<readonly number[]> => {
  const found: number[] = [];
  for (let done = 0; done < count; done++) found.push((await fetch(url)).status);
  return found;
};

test('each third request is turned away, with 503 or with 429 and a time to wait', async () => {
  expect(await statuses(await start({ busyEvery: 3 }), 6)).toEqual([200, 200, 503, 200, 200, 503]);
  const limited = await start({ limitedEvery: 1, retryAfterS: 7 });
  const { status, headers } = await fetch(limited.url);
  expect([status, headers.get('retry-after')]).toEqual([429, '7']);
});

test('a connection is kept, ended by each answer, or ended unannounced when idle', async () => {
  const heard = async (traffic: Partial<Traffic>) => (await fetch((await start(traffic)).url)).headers;
  expect((await heard({ connections: 'close' })).get('connection')).toBe('close');
  expect((await heard({ connections: 'brief' })).get('connection')).toBe('keep-alive');
  const brief = await start({ connections: 'brief' });
  const text = await new Promise<string>((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(new URL(brief.url).port), '127.0.0.1');
    socket.write('GET /a HTTP/1.1\r\nhost: test.example\r\n\r\n');
    socket.on('data', (chunk) => chunks.push(chunk));
    // What the peer ends while a machine stands still may come as a reset.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
  });
  expect(text).toMatch(/^HTTP\/1\.1 200/);
  expect(text).not.toMatch(/keep-alive: timeout/i);
});

test('a request takes effect after its latency, and is answered after another', async () => {
  const clock = createHandClock();
  const running = await start({ latencyMs: [5, 5] }, clock);
  let isAnswered = false;
  const pending = fetch(running.url).then(() => {
    isAnswered = true;
  });
  await expect.poll(() => running.busy(), patience).toBe(1);
  expect(isAnswered).toBe(false);
  const busyLater = () => {
    clock.advance(5);
    return running.busy();
  };
  await expect.poll(busyLater, patience).toBe(0);
  await pending;
});

test('what cannot be read is refused, and the next request is answered', async () => {
  const running = await start({});
  const post = (path: string, body: string) => fetch(`${running.url}${path}`, { method: 'POST', body });
  expect((await post('/%E0%A4%A', '')).status).toBe(400);
  expect((await post('/', 'x'.repeat(1_000_001))).status).toBe(413);
  expect(await (await post('/a/%C3%A9', 'b')).text()).toBe('a+é b');
});

test('a pool never works at more than it has workers for, and takes the oldest first', () => {
  const pool = createWorkerPool(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  for (const number of [1, 2, 3, 4]) {
    pool.submit((done) => {
      begun.push(number);
      ends.push(done);
    });
  }
  expect(begun).toEqual([1, 2]);
  ends[1]!();
  ends[1]!();
  expect(begun).toEqual([1, 2, 3]);
  ends[0]!();
  expect(begun).toEqual([1, 2, 3, 4]);
});

test('a clock turned by hand lets things happen in order, each at its own time', () => {
  const clock = createHandClock(0);
  const log: string[] = [];
  const write = (name: string) => () => log.push(`${name}@${clock.now()}`);
  clock.later(20, write('late'));
  clock.later(10, () => {
    write('early')();
    clock.later(5, write('between'));
  });
  clock.later(0, write('now'));
  clock.advance(30);
  expect(log).toEqual(['now@0', 'early@10', 'between@15', 'late@20']);
  clock.later(1, write('never'));
  clock.stop();
  clock.advance(10);
  expect([log.length, clock.now()]).toEqual([4, 40]);
});

test('a seed gives the same draws again, all of them within the range and both ends among them', () => {
  const draws = (seed: number) => {
    const draw = createDraw(seed);
    return Array.from({ length: 200 }, () => draw([3, 7]));
  };
  expect(draws(4)).toEqual(draws(4));
  expect(draws(4)).not.toEqual(draws(5));
  expect([Math.min(...draws(4)), Math.max(...draws(4))]).toEqual([3, 7]);
});
