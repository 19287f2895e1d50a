import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, test } from 'vitest';
import type { FaultRule, FaultSpec } from '../src/faults/fault-rule.js';
import { openConnection } from '../src/http/loopback.cases.js';
import { createSimulatorRouter } from '../src/start/create-router.js';
import { startSimulator } from '../src/start/start-simulator.js';
import { chunkrCalls } from './call-list.js';
import { rawText } from './raw-request.js';

const FAULTS: readonly FaultSpec[] = [
  { kind: 'latency', delay: 1 },
  { kind: 'slow-headers', over: 2 },
  { kind: 'dribble', pieces: 3, over: 2 },
  { kind: 'bandwidth', bytesPerSecond: 5_000_000 },
  { kind: 'slicer', size: 500, pause: 0 },
  { kind: 'slow-close', by: 1 },
  { kind: 'keep-alive-closed' },
  { kind: 'truncate', keepBytes: 50 },
  { kind: 'limit-data', bytes: 100 },
  { kind: 'malformed-chunk', bytes: 40 },
  { kind: 'random-data', bytes: 40 },
  { kind: 'empty-response' },
  { kind: 'reset', when: 'after-headers' },
  { kind: 'answer-lost', how: 'reset' },
  { kind: 'server-error' },
  { kind: 'truncated-json' },
];

/** Each fault hits every ninth request or so, wherever its draws fall. */
const rules: readonly FaultRule[] = FAULTS.map((fault, index) => ({
  id: `r${index}`,
  match: {},
  probability: 0.11,
  after: 0,
  per: 'rule',
  stealth: index % 3 === 0,
  fault,
}));

const settings = (seed: number) =>
  ({ spec: 'chunkr', clock: 'manual', seed, faults: rules, admin: false }) as const;

type Seen = { readonly call: string; readonly received: string; readonly ending: 'closed' | 'reset' };

/** What came back for each call of the list, twice over, and how each connection ended. */
async function observe(port: number, prefix = ''): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  let id = 'nobody';
  for (const call of [...chunkrCalls, ...chunkrCalls]) {
    const path = call.path.replace('$ID', id);
    const connection = openConnection(port);
    connection.send(rawText({ ...call, path: `${prefix}${path}` }));
    const ending = await connection.ending();
    const received = await connection.all();
    seen.push({ call: `${call.method} ${path}`, received, ending });
    id = /"task_id":"([^"]+)"/.exec(received)?.[1] ?? id;
  }
  return seen;
}

async function alone(seed: number): Promise<readonly Seen[]> {
  await using simulator = await startSimulator(settings(seed));
  return await observe(simulator.port);
}

async function mounted(seed: number): Promise<readonly Seen[]> {
  const app = express().disable('x-powered-by');
  app.use('/mock', await createSimulatorRouter(settings(seed)));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const seen = await observe((server.address() as AddressInfo).port, '/mock');
  await new Promise((resolve) => server.close(resolve));
  return seen;
}

test('the same seed and requests meet the same faults and get the same bytes, alone and mounted', async () => {
  const first = await alone(1);
  expect(await alone(1)).toEqual(first);
  expect(await mounted(1)).toEqual(first);
  const hit = first.filter(
    ({ received }) => /x-taskdouble-fault/.test(received) || !received.startsWith('HTTP'),
  );
  expect(hit.length).toBeGreaterThan(5);
  expect(await alone(2)).not.toEqual(first);
});
