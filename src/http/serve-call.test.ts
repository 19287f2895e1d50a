import { afterEach, expect, test } from 'vitest';
import { createHandTimer } from '../clock/hand-timer.cases.js';
import { createManualClock } from '../clock/manual-clock.js';
import type { ClockMode } from '../clock/namespace-clock.js';
import type { FaultRule, FaultSpec } from '../faults/fault-rule.js';
import { apiOf, smallDocument } from '../openapi/api.cases.js';
import { createNamespaces } from '../simulator/create-namespaces.js';
import { createSimulator } from '../simulator/simulator.js';
import { openConnection } from './loopback.cases.js';
import type { ExchangeSummary } from './serve-call.js';
import { type RunningServer, startServer } from './start-server.js';

let server: RunningServer;
afterEach(() => server.close());

/** A server of the small API whose reads are hit by the fault, under clocks that only the test moves. */
async function serve(fault: FaultSpec, { mode = { kind: 'real' } }: { mode?: ClockMode } = {}) {
  const base = createManualClock();
  const timer = createHandTimer();
  const summaries: ExchangeSummary[] = [];
  const rule: FaultRule = {
    id: 'r1',
    match: { operation: 'read' },
    probability: 1,
    after: 0,
    per: 'rule',
    stealth: false,
    fault,
  };
  const namespaces = createNamespaces({
    settings: {
      seed: 1,
      profile: { name: 'p', fate: { base: 'happy' }, faults: [] },
      scenarios: [],
      active: [],
    },
    faults: [rule],
    base,
    mode,
  });
  const simulator = createSimulator({ api: apiOf(smallDocument), namespaces });
  simulator.preload(1);
  const [id] = [...(simulator.world('')?.store.oldestFirst() ?? [])].map((task) => task.id);
  server = await startServer({
    mounts: () => [{ prefix: '', simulator }],
    cors: false,
    bodyLimitBytes: 1_000,
    port: 0,
    timer,
    loadRest: () => Promise.reject(new Error('not needed')),
    onExchange: (summary) => summaries.push(summary),
  });
  const ask = (method = 'GET') => {
    const connection = openConnection(server.port);
    connection.send(`${method} /tasks/${id} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n`);
    return connection;
  };
  return { base, timer, summaries, simulator, ask };
}

test('a slow answer is put on record as answered, when it has gone out whole, with its faults', async () => {
  const { base, timer, summaries, simulator, ask } = await serve({ kind: 'latency', delay: 300 });
  const callMs = base.now();
  const connection = ask();
  await timer.ready();
  expect(timer.waiting()).toEqual([300]);
  expect([simulator.exchanges(), summaries]).toEqual([[], []]);
  base.advance(450);
  await timer.next();
  expect(await connection.all()).toContain('x-taskdouble-fault: r1:latency\r\n');
  expect(simulator.exchanges()).toMatchObject([
    {
      operation: 'read',
      callMs,
      returnMs: callMs + 450,
      faults: ['r1:latency'],
      answer: { kind: 'answered', status: 200 },
    },
  ]);
  expect(summaries).toMatchObject([{ operation: 'read', status: 200, faults: ['r1:latency'] }]);
  expect(summaries[0]).not.toHaveProperty('lost');
});

test('an answer that cannot arrive is put on record as lost, with the reason', async () => {
  const { summaries, simulator, ask } = await serve({ kind: 'answer-lost', how: 'reset' });
  expect(await ask().ending()).toBe('reset');
  expect(simulator.exchanges()).toMatchObject([
    { operation: 'read', faults: ['r1:answer-lost'], answer: { kind: 'lost', reason: 'reset' } },
  ]);
  expect(summaries).toMatchObject([{ operation: 'read', lost: 'reset', faults: ['r1:answer-lost'] }]);
});

test('a client that gives up on a hanging answer is on record with the instant at which it did', async () => {
  const { base, simulator, summaries, ask } = await serve({ kind: 'hang' });
  const connection = ask();
  const other = openConnection(server.port);
  other.send('GET /tasks HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n');
  await other.all();
  const before = summaries.length;
  base.advance(7_000);
  connection.socket.destroy();
  while (summaries.length === before) await new Promise((resolve) => setImmediate(resolve));
  const [, exchange] = simulator.exchanges();
  expect(exchange).toMatchObject({ operation: 'read', answer: { kind: 'lost', reason: 'hang' } });
  expect(exchange!.returnMs - exchange!.callMs).toBe(7_000);
});

test('the effect comes with the request, not with the late answer', async () => {
  const { timer, simulator, ask } = await serve({ kind: 'latency', delay: 300 });
  const tasks = () => [...simulator.world('')!.store.oldestFirst()].length;
  simulator.namespaces.unnamed.faults.add({
    ...simulator.namespaces.unnamed.faults.list()[0]!.rule,
    match: { operation: 'remove' },
  });
  const connection = ask('DELETE');
  await timer.ready();
  expect([tasks(), connection.pieces]).toEqual([0, []]);
  await timer.next();
  expect(await connection.all()).toContain('HTTP/1.1 204 No Content');
});

test.each<[ClockMode, number]>([
  [{ kind: 'real' }, 300],
  [{ kind: 'manual' }, 300],
  [{ kind: 'auto' }, 300],
  [{ kind: 'scaled', factor: 60 }, 5],
])('under the clock %j a latency of 300 ms takes %d ms of real time', async (mode, ms) => {
  const { timer, ask } = await serve({ kind: 'latency', delay: 300 }, { mode });
  const connection = ask();
  expect(await timer.next()).toBe(ms);
  expect(await connection.all()).toContain('HTTP/1.1 200 OK');
});

test('a server that closes puts what was under way on record', async () => {
  const { simulator, ask, timer } = await serve({ kind: 'latency', delay: 300 });
  ask();
  await timer.ready();
  await server.close();
  expect(simulator.exchanges()).toMatchObject([{ answer: { kind: 'lost', reason: 'server closed' } }]);
  expect(timer.waiting()).toEqual([]);
});

test('a fault that is no fault on the wire is named in the log too', async () => {
  const { summaries, ask } = await serve({ kind: 'unknown-status' });
  await ask().all();
  expect(summaries).toMatchObject([{ status: 200, faults: ['r1:unknown-status'] }]);
});
