import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type RunningSimulator, type StartOptions, startSimulator } from '../start/start-simulator.js';
import { createControlClient } from './control-client.js';
import { problemOf, type RawRequest, sendRaw } from './send-raw.cases.js';

/** With control as it is unless told otherwise. */
let plain: RunningSimulator;
beforeAll(async () => {
  plain = await startSimulator({ spec: 'chunkr', clock: 'manual' });
});
afterAll(() => plain.close());

let started: RunningSimulator | undefined;
afterEach(async () => {
  await started?.close();
  started = undefined;
});

async function start(options: Partial<StartOptions>): Promise<RunningSimulator> {
  started = await startSimulator({ spec: 'chunkr', clock: 'manual', ...options });
  return started;
}

const json = { 'content-type': 'application/json' };
const evil = 'https://evil.example';
const advance = '/__admin/clock/advance';

const REFUSED: readonly (readonly [string, RawRequest, string])[] = [
  ['a rebound host name', { path: '/__admin/tasks', headers: { host: 'evil.example' } }, '403 foreign-host'],
  [
    'a form of another origin',
    post(advance, 'by=5s', { origin: evil, 'content-type': 'application/x-www-form-urlencoded' }),
    '403 foreign-origin',
  ],
  [
    'plain text that hides JSON, of another origin',
    post(advance, '{"by":"5s"}', { origin: evil, 'content-type': 'text/plain' }),
    '403 foreign-origin',
  ],
  ['JSON of another origin', post(advance, '{"by":"5s"}', { ...json, origin: evil }), '403 foreign-origin'],
  [
    'a request without a body, of another origin',
    post('/__admin/reset', '', { origin: evil }),
    '403 foreign-origin',
  ],
  [
    'a cross-site request that hides its origin',
    post('/__admin/reset', '', { 'sec-fetch-site': 'cross-site' }),
    '403 foreign-origin',
  ],
  [
    'a preflight of another origin',
    {
      method: 'OPTIONS',
      path: advance,
      headers: { origin: evil, 'access-control-request-method': 'POST' },
    },
    '403 foreign-origin',
  ],
  [
    'a link on another site',
    { path: '/__admin/journal', headers: { 'sec-fetch-site': 'cross-site' } },
    '403 foreign-origin',
  ],
  [
    'what a proxy passes on',
    { path: '/__admin/tasks', headers: { 'x-forwarded-for': '1.2.3.4' } },
    '403 not-local',
  ],
  [
    'plain text',
    post(advance, '{"by":"5s"}', { 'content-type': 'text/plain' }),
    '415 unsupported-media-type',
  ],
  [
    'a form',
    post(advance, 'by=5s', { 'content-type': 'application/x-www-form-urlencoded' }),
    '415 unsupported-media-type',
  ],
  ['a body without a type', post(advance, '{"by":"5s"}', {}), '415 unsupported-media-type'],
  [
    'a packed body',
    post(advance, 'x', { ...json, 'content-encoding': 'gzip' }),
    '415 unsupported-media-type',
  ],
  [
    'a body where none is needed, as text',
    post('/__admin/reset', 'x', { 'content-type': 'text/plain' }),
    '415 unsupported-media-type',
  ],
  ['half a body', post(advance, '{"by":', json), '400 malformed'],
  ['a body of another shape', post(advance, '{"to":"5s"}', json), '422 invalid'],
  ['no body where one is needed', post(advance, '', json), '422 invalid'],
  ['a body beyond 1 MiB', post(advance, `{"by":"${'5'.repeat(1024 * 1024)}"}`, json), '413 body-too-large'],
  ['a slip in a parameter', post(`${advance}?namepsace=w1`, '{"by":"5s"}', json), '400 unknown-parameter'],
  [
    'two namespaces',
    post(`${advance}?namespace=a&namespace=b`, '{"by":"5s"}', json),
    '400 unknown-parameter',
  ],
  ['a namespace that cannot be', post(`${advance}?namespace=a/b`, '{"by":"5s"}', json), '422 invalid'],
  ['another method', { method: 'PUT', path: advance }, '405 wrong-method'],
  ['another path', { path: '/__admin/clocks' }, '404 no-route'],
  ['the bare path', { path: '/__admin' }, '404 no-route'],
  ['a path that is not encoded', { path: '/__admin/tasks/%zz' }, '400 malformed'],
];

function post(path: string, body: string, headers: Readonly<Record<string, string>>): RawRequest {
  return { method: 'POST', path, headers, ...(body !== '' && { body }) };
}

test.each(REFUSED)('%s is refused, and nothing happens', async (_name, raw, code) => {
  const sim = plain;
  const beforeMs = sim.clock.now();
  const answer = await sendRaw(sim.url, raw);
  expect(problemOf(answer)).toBe(code);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect([sim.clock.now(), sim.journal.exchanges()]).toEqual([beforeMs, []]);
});

test('control is below no prefix of a namespace, however the request is written', async () => {
  const sim = plain;
  for (const path of [
    '/@w1/__admin/tasks',
    '/@w1/__admin',
    `${sim.url}/@w1/__admin/tasks`,
    '/@/__admin/tasks',
  ]) {
    const answer = await sendRaw(sim.url, { path });
    expect([path, answer.status, answer.text.includes('"tasks"')]).toEqual([path, 404, false]);
  }
  expect((await sendRaw(sim.url, { path: `${sim.url}/__admin/tasks` })).status).toBe(200);
});

test('control is in front of every operation of the document, and below no prefix of an API', async () => {
  const sim = await start({ spec: ['chunkr', 'docling'] });
  expect((await sendRaw(sim.url, { path: '/__admin/health' })).text).toBe('{"status":"ok"}');
  expect((await sendRaw(sim.url, { path: '/chunkr/__admin/health' })).status).toBe(404);
});

test('with a token everybody needs it, and whoever has it is let in', async () => {
  const sim = await start({ admin: { token: 's3cret' } });
  const path = '/__admin/tasks';
  expect(problemOf(await sendRaw(sim.url, { path }))).toBe('401 unauthenticated');
  const headers = { authorization: 'Bearer s3cret', host: 'sim.example:1' };
  expect((await sendRaw(sim.url, { path, headers })).status).toBe(200);
  const client = createControlClient({ url: sim.url, token: 's3cret' });
  expect(await client.tasks.list()).toEqual([]);
  const stranger = createControlClient({ url: sim.url, token: 'wr0ng' });
  await expect(stranger.tasks.list()).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('health answers everyone, and says nothing but that it is alive', async () => {
  const sim = await start({ admin: { token: 's3cret' } });
  const headers = { host: 'pod-7.example', origin: evil, 'x-forwarded-for': '1.2.3.4' };
  const answer = await sendRaw(sim.url, { path: '/__admin/health', headers });
  expect([answer.status, answer.text]).toEqual([200, '{"status":"ok"}']);
});

test('a port of its own is the only one that has control', async () => {
  const sim = await start({ admin: { port: 0 } });
  const { origin } = new URL(sim.adminUrl!);
  expect(origin).not.toBe(sim.url);
  const client = createControlClient({ url: origin });
  await client.clock.advance('5s');
  expect(sim.clock.now()).toBe(Date.UTC(2025, 0, 1, 0, 0, 5));
  expect((await sendRaw(sim.url, { path: '/__admin/health' })).status).toBe(404);
  expect(problemOf(await sendRaw(origin, { path: '/@w1/__admin/tasks' }))).toBe('404 no-route');
  expect(problemOf(await sendRaw(origin, { path: '/api/v1/task' }))).toBe('404 no-route');
  expect(
    problemOf(await sendRaw(origin, { path: '/__admin/tasks', headers: { host: 'evil.example' } })),
  ).toBe('403 foreign-host');
});

test('the control port closes with the simulator', async () => {
  const sim = await start({ admin: { port: 0 } });
  const client = createControlClient({ url: sim.adminUrl! });
  expect(await client.isAlive()).toBe(true);
  await sim.close();
  expect(await client.isAlive()).toBe(false);
  await expect(client.tasks.list()).rejects.toMatchObject({ code: 'unreachable' });
});

test('where the control port cannot be had, nothing is left listening', async () => {
  const { port } = plain;
  const other = startSimulator({ spec: 'chunkr', admin: { port } });
  await expect(other).rejects.toMatchObject({ name: 'ListenError', code: 'EADDRINUSE' });
});

test('without control nothing answers, and the client says so', async () => {
  const sim = await start({ admin: false });
  expect(sim.adminUrl).toBeUndefined();
  expect((await sendRaw(sim.url, { path: '/__admin/health' })).status).toBe(404);
  const client = createControlClient({ url: sim.url });
  expect(await client.isAlive()).toBe(false);
  await expect(client.clock.now()).rejects.toMatchObject({ code: 'no-control' });
});

test('calls of control do not move a clock that moves with each request', async () => {
  const sim = await start({ clock: { kind: 'step', stepMs: 1_000 } });
  const client = createControlClient({ url: sim.url });
  const beforeMs = await client.clock.now();
  await client.tasks.list();
  expect(await client.clock.now()).toBe(beforeMs);
  await fetch(`${sim.url}/api/v1/task/x`);
  expect(await client.clock.now()).toBe(beforeMs + 1_000);
});

test('HEAD answers as GET without a body, OPTIONS with what is allowed', async () => {
  const sim = plain;
  const head = await sendRaw(sim.url, { method: 'HEAD', path: '/__admin/tasks' });
  expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '12']);
  const options = await sendRaw(sim.url, { method: 'OPTIONS', path: '/__admin/tasks' });
  expect([options.status, options.headers.allow]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
});

test('the document of control is served, and has an operation for each that is answered', async () => {
  const sim = plain;
  const document = JSON.parse((await sendRaw(sim.url, { path: '/__admin/openapi.json' })).text);
  expect(document.openapi).toBe('3.1.0');
  for (const [path, item] of Object.entries(document.paths as Record<string, object>)) {
    const real = path.replace(/\{\w+\}/g, 'x');
    const answer = await sendRaw(sim.url, { method: 'OPTIONS', path: `/__admin${real}` });
    const methods = Object.keys(item).filter((name) => name !== 'parameters');
    expect([path, answer.headers.allow]).toEqual([path, expect.stringContaining(methods[0]!.toUpperCase())]);
  }
});

test.each<[StartOptions['admin'], string]>([
  [{ token: '' }, 'admin.token: expected a token of visible ASCII characters, got an empty one.'],
  [
    { token: 'with space' },
    'admin.token: expected a token of visible ASCII characters, got one with others.',
  ],
  [{ host: '0.0.0.0' }, 'admin.host: expected a port with the host 0.0.0.0, got none.'],
])('admin settings that cannot be obeyed are refused: %j', async (admin, message) => {
  const other = startSimulator({ spec: 'chunkr', ...(admin !== undefined && { admin }) });
  await expect(other).rejects.toMatchObject({
    name: 'SettingsError',
    message: expect.stringContaining(message),
  });
});

test('a client with a url that is none is refused at once', async () => {
  expect(() => createControlClient({ url: 'localhost:4010' })).toThrow(/url: expected that of a simulator/);
});
