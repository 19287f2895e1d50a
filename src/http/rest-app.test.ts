import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createManualClock } from '../clock/manual-clock.js';
import { apiOf, smallDocument } from '../openapi/api.cases.js';
import type { JsonObject } from '../openapi/api.js';
import { createSimulator } from '../simulator/simulator.js';
import { createRestApp } from './rest-app.js';
import { type RunningServer, startServer } from './start-server.js';

let server: RunningServer;
afterEach(() => server.close());

type AdminHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Stands in for control: says which URL it was asked for. */
const echo: AdminHandler = (request, response) => {
  response.end(`control: ${request.method} ${request.url}`);
};

/** The small API and one whose operation has a path of two arbitrary segments: it would answer control paths too. */
const {
  '/tasks': tasks,
  '/tasks/{id}': { parameters, ...one },
} = smallDocument['paths'] as Paths;
const place = { name: 'place', in: 'path', required: true, schema: { type: 'string' } };
const greedyDocument: JsonObject = {
  ...smallDocument,
  paths: { '/{place}/{id}': { ...one, parameters: [...parameters, place] }, '/tasks': tasks },
  'x-task-lifecycle': {
    ...(smallDocument['x-task-lifecycle'] as JsonObject),
    operations: {
      create: { creates: '/id' },
      read: { target: 'path.id' },
      remove: { target: 'path.id', moves: { '*': '$gone' } },
    },
    states: { waiting: { initial: true, next: 'done' }, done: { final: true } },
  },
};

type Paths = Record<string, JsonObject & { parameters: JsonObject[] }> & {
  '/tasks/{id}': { parameters: JsonObject[] };
};

async function serve(options: { admin?: AdminHandler; document?: JsonObject; prefix?: string }) {
  const { document = smallDocument, prefix = '', admin } = options;
  const simulator = createSimulator({ api: apiOf(document), clock: createManualClock() });
  const mounts = () => [{ prefix, simulator }];
  server = await startServer({
    mounts,
    cors: true,
    bodyLimitBytes: 1_000,
    port: 0,
    loadRest: async () => createRestApp({ mounts, cors: true, facts: [], ...(admin && { admin }) }),
  });
}

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(`${server.url}${path}`, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test.each([
  '/__admin',
  '/__admin/health',
  '/__admin/tasks?namespace=a',
  '/__admin/openapi.json',
  '/__admin/',
])('control answers %s, and sees the URL as it was sent', async (path) => {
  await serve({ admin: echo });
  expect(await ask(path, { method: 'POST' })).toMatchObject({ status: 200, text: `control: POST ${path}` });
});

test.each([
  '/@a/__admin',
  '/@a/__admin/clock',
  '/@a/__admin/openapi.json',
  '/@a/@b/__admin',
  '/@bad%20name/__admin/clock',
  '/small/__admin/clock',
  '/__administration',
  '/__ADMIN/clock',
  '/%5F%5Fadmin/clock',
  '//__admin/clock',
])('control does not answer %s: that is 404', async (path) => {
  await serve({ admin: echo });
  const { status, text } = await ask(path);
  expect(status).toBe(404);
  expect(text).not.toContain('control:');
});

test('who asks for control below a namespace is told where it is', async () => {
  await serve({ admin: echo });
  const { text } = await ask('/@a/__admin/clock', { method: 'POST' });
  expect(JSON.parse(text)).toMatchObject({ near: ['POST /__admin/clock?namespace=a'] });
});

test('without control its paths are unknown, at every namespace', async () => {
  await serve({});
  expect(await ask('/__admin/clock')).toMatchObject({ status: 404 });
  expect(await ask('/@a/__admin/clock')).toMatchObject({ status: 404 });
});

test('no document takes the paths of control, whatever its own paths are', async () => {
  await serve({ admin: echo, document: greedyDocument });
  expect(await ask('/nowhere/1')).toMatchObject({ status: 404, text: expect.stringContaining('"a":2') });
  expect(await ask('/__admin/1')).toMatchObject({ status: 200, text: 'control: GET /__admin/1' });
  const below = await ask('/@a/__admin/1');
  expect(below.status).toBe(404);
  expect(below.text).toContain('GET /__admin/1?namespace=a');
});

test('control is not opened to pages of other origins as the pages are', async () => {
  await serve({ admin: echo });
  const headers = { origin: 'https://elsewhere.example' };
  const page = await ask('/', { headers });
  const control = await ask('/__admin', { headers });
  expect(page.headers.get('access-control-allow-origin')).toBe('*');
  expect(control.headers.get('access-control-allow-origin')).toBeNull();
});

test('a server that serves no document leaves every request to the rest: control on a port of its own', async () => {
  server = await startServer({
    mounts: () => [],
    cors: false,
    bodyLimitBytes: 1_000,
    port: 0,
    loadRest: async () => echo,
  });
  expect(await ask('/__admin/clock')).toMatchObject({ status: 200, text: 'control: GET /__admin/clock' });
  expect(await ask('/tasks')).toMatchObject({ status: 200, text: 'control: GET /tasks' });
});

test('the pages of a server without a document are there, and name nothing', async () => {
  server = await startServer({
    mounts: () => [],
    cors: false,
    bodyLimitBytes: 1_000,
    port: 0,
    loadRest: async () => createRestApp({ mounts: () => [], cors: false, facts: [], admin: echo }),
  });
  expect(await ask('/')).toMatchObject({ status: 200 });
  expect(await ask('/tasks/1')).toMatchObject({ status: 404 });
  expect(await ask('/__admin')).toMatchObject({ status: 200, text: 'control: GET /__admin' });
});
