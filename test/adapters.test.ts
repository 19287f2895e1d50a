import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSimulatorRouter } from '../src/start/create-router.js';
import { type RunningSimulator, startSimulator } from '../src/start/start-simulator.js';
import { chunkrCalls } from './call-list.js';
import { rawRequest, rawText } from './raw-request.js';

const settings = { spec: 'chunkr', clock: 'manual', seed: 7, bodyLimitBytes: 64 * 1024 } as const;
let standalone: RunningSimulator;
let mounted: Server;

beforeAll(async () => {
  standalone = await startSimulator(settings);
  const app = express().disable('x-powered-by');
  app.use('/mock', await createSimulatorRouter(settings));
  app.get('/own', (_, response) => void response.send('own'));
  mounted = createServer(app);
  await new Promise<void>((resolve) => mounted.listen(0, '127.0.0.1', () => resolve()));
});
afterAll(async () => {
  await standalone.close();
  await new Promise((resolve) => mounted.close(resolve));
});

const mountedPort = () => (mounted.address() as AddressInfo).port;

it('standalone and mounted in Express answer every call of the list with the same bytes', async () => {
  let id = '';
  for (const call of chunkrCalls) {
    const path = call.path.replace('$ID', id);
    const alone = await rawRequest(standalone.port, rawText({ ...call, path }));
    const inApp = await rawRequest(mountedPort(), rawText({ ...call, path: `/mock${path}` }));
    expect(inApp, `${call.method} ${path}`).toBe(alone);
    expect(alone).toMatch(/^HTTP\/1\.1 \d{3} /);
    id ||= /"task_id":"([^"]+)"/.exec(alone)?.[1] ?? '';
  }
});

it('leaves other paths to the app, and takes a body the app has parsed', async () => {
  const own = await rawRequest(mountedPort(), rawText({ method: 'GET', path: '/own' }));
  expect(own).toContain('own');
  const app = express();
  app.use(express.json(), await createSimulatorRouter({ ...settings, spec: 'docling' }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const body = '{"sources":[{"kind":"http","url":"https://example.com/a.pdf"}]}';
  const headers = { 'content-type': 'application/json' };
  const { port } = server.address() as AddressInfo;
  const answer = await rawRequest(
    port,
    rawText({ method: 'POST', path: '/v1/convert/source/async', headers, body }),
  );
  expect(answer).toContain('"status":"pending"');
  server.close();
});
