import { beforeAll, expect, test } from 'vitest';
import { createManualClock, MANUAL_EPOCH_MS } from '../src/clock/manual-clock.js';
import type { ClockMode } from '../src/clock/namespace-clock.js';
import type { Api } from '../src/openapi/api.js';
import { demoCredential } from '../src/simulator/check-credentials.js';
import { createNamespaces } from '../src/simulator/create-namespaces.js';
import { createSimulator, type Simulator } from '../src/simulator/simulator.js';
import { openApi } from '../src/start/open-api.js';
import { type RunningSimulator, startSimulator } from '../src/start/start-simulator.js';

let chunkr: Api;
let docling: Api;
beforeAll(async () => {
  [chunkr, docling] = [(await openApi('chunkr')).api, (await openApi('docling')).api];
});

const authorization = demoCredential({
  kind: 'apiKey',
  name: 'api_key',
  in: 'header',
  header: 'Authorization',
});
const json = { 'content-type': 'application/json' };

type Bench = { readonly simulator: Simulator; readonly namespace: string };

function benchIn(mode: ClockMode, api = chunkr): Bench {
  const settings = {
    seed: 1,
    profile: { name: 'happy', fate: { base: 'happy' as const }, faults: [] },
    scenarios: [],
    active: [],
  };
  const namespaces = createNamespaces({ settings, mode });
  return { simulator: createSimulator({ api, namespaces, credentials: 'any' }), namespace: '' };
}

function send({ simulator, namespace }: Bench, request: string, body?: unknown) {
  const [method = '', path = ''] = request.split(' ');
  const length = body === undefined ? {} : { 'content-length': '2', ...json };
  const headers = { authorization, ...length };
  const admission = simulator.admit({ method, path, query: '', headers }, namespace);
  if (admission.kind === 'none') throw new Error(`No route for ${request}`);
  const reply =
    admission.kind === 'reply'
      ? admission.reply
      : simulator.perform(admission, body === undefined ? { kind: 'empty' } : { kind: 'json', value: body });
  const isJson = reply.headers['content-type']?.includes('json');
  return { status: reply.status, body: JSON.parse(isJson ? reply.body! : '{}') as Record<string, string> };
}

const submit = (bench: Bench): string =>
  send(bench, 'POST /api/v1/task/parse', { file: 'https://example.com/a.pdf' }).body['task_id']!;
const poll = (bench: Bench, id: string) => send(bench, `GET /api/v1/task/${id}`).body['status'];
const nowOf = ({ simulator }: Bench) => simulator.clock.now();

test('in mode auto a client sees each state once, whatever its pace, and a final state again and again', () => {
  const bench = benchIn({ kind: 'auto' });
  const id = submit(bench);
  expect([1, 2, 3, 4].map(() => poll(bench, id))).toEqual([
    'Processing',
    'Succeeded',
    'Succeeded',
    'Succeeded',
  ]);
});

test('in mode auto the clock goes to the very instant at which the state is left', () => {
  const bench = benchIn({ kind: 'auto' });
  const id = submit(bench);
  expect(nowOf(bench)).toBe(MANUAL_EPOCH_MS);
  poll(bench, id);
  const enteredMs = nowOf(bench);
  expect(enteredMs).toBeGreaterThan(MANUAL_EPOCH_MS);
  const started = send(bench, `GET /api/v1/task/${id}`).body['started_at'];
  expect(Date.parse(started!)).toBe(enteredMs);
});

test('in mode auto a poll of one task shows what has become of the others by then', () => {
  const bench = benchIn({ kind: 'auto' });
  const ids = [submit(bench), submit(bench)] as const;
  for (let index = 0; index < 3; index++) poll(bench, ids[0]);
  const endMs = nowOf(bench);
  expect(['Processing', 'Succeeded']).toContain(poll(bench, ids[1]));
  expect(nowOf(bench)).toBe(endMs);
});

test('in mode auto a task that nobody was told of shows its state first', () => {
  const bench = benchIn({ kind: 'auto' });
  bench.simulator.preload(1);
  const [task] = bench.simulator.world('')!.store.newestFirst();
  expect([1, 2, 3].map(() => poll(bench, task!.id))).toEqual(['Starting', 'Processing', 'Succeeded']);
});

test('a lock keeps the clock of mode auto where it is until it is taken away', () => {
  const bench = benchIn({ kind: 'auto' });
  const { clock } = bench.simulator.namespaces.unnamed;
  const id = submit(bench);
  clock.lock();
  expect([poll(bench, id), poll(bench, id), nowOf(bench)]).toEqual(['Starting', 'Starting', MANUAL_EPOCH_MS]);
  clock.unlock();
  expect(poll(bench, id)).toBe('Processing');
});

test.each([
  ['a cancellation', (id: string) => `GET /api/v1/task/${id}/cancel`],
  ['a refused deletion', (id: string) => `DELETE /api/v1/task/${id}`],
  ['a poll of a task that is not there', () => 'GET /api/v1/task/nobody'],
])('in mode auto %s does not move the clock', (_, request) => {
  const bench = benchIn({ kind: 'auto' });
  const id = submit(bench);
  for (let index = 0; index < 3; index++) send(bench, request(id));
  expect(nowOf(bench)).toBe(MANUAL_EPOCH_MS);
});

test('in mode auto a client that only asks for the result gets it', () => {
  const bench = benchIn({ kind: 'auto' }, docling);
  bench.simulator.preload(1);
  const [task] = bench.simulator.world('')!.store.newestFirst();
  const statuses = [1, 2, 3, 4].map(() => send(bench, `GET /v1/result/${task!.id}`).status);
  expect(statuses.at(-1)).toBe(200);
  expect(statuses[0]).not.toBe(200);
});

test('in mode step every request to an operation moves the clock on before it is answered, refused ones too', () => {
  const bench = benchIn({ kind: 'step', stepMs: 700 });
  const id = submit(bench);
  const created = bench.simulator.world('')!.store.get(id)!.createdMs;
  expect(created).toBe(MANUAL_EPOCH_MS + 700);
  poll(bench, id);
  send(bench, 'GET /api/v1/task/nobody');
  send(bench, 'POST /api/v1/task/parse', { file: 1 });
  expect(nowOf(bench)).toBe(MANUAL_EPOCH_MS + 4 * 700);
});

test('in mode step what is no operation of the document takes no time', () => {
  const bench = benchIn({ kind: 'step', stepMs: 700 });
  send(bench, 'PUT /api/v1/task/parse');
  send(bench, 'OPTIONS /api/v1/task/parse');
  expect(nowOf(bench)).toBe(MANUAL_EPOCH_MS);
});

test('a task goes on where it was when the mode is switched under way', () => {
  const bench = benchIn({ kind: 'auto' });
  const { clock } = bench.simulator.namespaces.unnamed;
  const id = submit(bench);
  expect(poll(bench, id)).toBe('Processing');
  clock.switchTo({ kind: 'manual' });
  expect([poll(bench, id), poll(bench, id)]).toEqual(['Processing', 'Processing']);
  clock.switchTo({ kind: 'step', stepMs: 60_000 });
  expect(poll(bench, id)).toBe('Succeeded');
});

async function dateOf(sim: RunningSimulator, path: string): Promise<string | null> {
  const response = await fetch(`${sim.url}${path}`, { headers: { authorization } });
  await response.arrayBuffer();
  return response.headers.get('date');
}

test('over HTTP each namespace has the date of its own clock', async () => {
  const sim = await startSimulator({ spec: 'chunkr', clock: 'manual' });
  try {
    sim.clock.advance('1h');
    expect(await dateOf(sim, '/api/v1/task/1')).toBe('Wed, 01 Jan 2025 01:00:00 GMT');
    expect(await dateOf(sim, '/@one/api/v1/task/1')).toBe('Wed, 01 Jan 2025 00:00:00 GMT');
    sim.mounts[0]!.simulator.namespaces.of('two')!.clock.switchTo({ kind: 'step', stepMs: 60_000 });
    expect(await dateOf(sim, '/@two/api/v1/task/1')).toBe('Wed, 01 Jan 2025 00:01:00 GMT');
    expect(await dateOf(sim, '/@one/api/v1/task/1')).toBe('Wed, 01 Jan 2025 00:00:00 GMT');
  } finally {
    await sim.close();
  }
});

test('the journal tells the time of the machine as well, where the clock is another', async () => {
  for (const clock of ['manual', 'real'] as const) {
    const sim = await startSimulator({ spec: 'chunkr', clock });
    const beforeMs = Date.now();
    await dateOf(sim, '/api/v1/task/1');
    const [exchange] = sim.exchanges();
    expect(exchange).toMatchObject({ api: 'chunkr', client: 'node' });
    if (clock === 'real') expect(exchange).not.toHaveProperty('wall');
    else {
      // Clock and uptime of a machine drift apart; the manual clock stands a year and more behind.
      expect(exchange?.wall?.callMs).toBeGreaterThan(beforeMs - 60_000);
      expect(exchange?.wall?.returnMs).toBeLessThan(Date.now() + 60_000);
      expect(exchange?.callMs).toBe(MANUAL_EPOCH_MS);
    }
    await sim.close();
  }
});

test("a clock of the user's moves every namespace, and is moved by each", async () => {
  const clock = createManualClock();
  const sim = await startSimulator({ spec: 'chunkr', clock });
  clock.advance(1_000);
  sim.clock.advance(1_000);
  const { namespaces } = sim.mounts[0]!.simulator;
  expect([clock.now(), sim.clock.now(), namespaces.of('one')!.clock.now()]).toEqual(
    Array.from({ length: 3 }, () => MANUAL_EPOCH_MS + 2_000),
  );
  await sim.close();
});
