import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoCredential } from '../src/simulator/check-credentials.js';
import { type RunningSimulator, startSimulator } from '../src/start/start-simulator.js';

let sim: RunningSimulator;
const key = demoCredential({ kind: 'apiKey', name: 'api_key', in: 'header', header: 'Authorization' });
const json = { 'content-type': 'application/json', authorization: key };

beforeAll(async () => {
  sim = await startSimulator({
    spec: ['chunkr', 'docling', 'trace', 'literature', 'factpulse'],
    clock: 'manual',
  });
});
afterAll(() => sim.close());

type Got = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

/** Sends exactly this: `fetch` would mend the path and refuse the body. */
function send(
  method: string,
  path: string,
  options: { headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(
      `${sim.url}/`,
      { method, path, headers: options.headers ?? {}, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    call.on('error', reject);
    call.end(options.body);
  });
}

async function createTask(): Promise<string> {
  const { text } = await send('POST', '/chunkr/api/v1/task/parse', {
    headers: json,
    body: '{"file":"https://example.com/a.pdf"}',
  });
  return (JSON.parse(text) as { task_id: string }).task_id;
}

const tasks = () => sim.mounts.map(({ simulator }) => [...(simulator.world('')?.store.oldestFirst() ?? [])]);

const bad: readonly (readonly [what: string, status: number, call: () => Promise<Got>])[] = [
  [
    'malformed JSON',
    400,
    () => send('POST', '/chunkr/api/v1/task/parse', { headers: json, body: '{"file":' }),
  ],
  [
    'malformed JSON where the API says 422',
    422,
    () => send('POST', '/docling/v1/convert/source/async', { headers: json, body: '{' }),
  ],
  [
    'a JSON body that is no object',
    400,
    () => send('POST', '/chunkr/api/v1/task/parse', { headers: json, body: '[]' }),
  ],
  ['no body', 400, () => send('POST', '/chunkr/api/v1/task/parse', { headers: json })],
  [
    'a wrong content type',
    415,
    () =>
      send('POST', '/chunkr/api/v1/task/parse', {
        headers: { ...json, 'content-type': 'text/csv' },
        body: 'a,b',
      }),
  ],
  [
    'a compressed body',
    415,
    () =>
      send('POST', '/chunkr/api/v1/task/parse', {
        headers: { ...json, 'content-encoding': 'gzip' },
        body: 'x',
      }),
  ],
  [
    'a body beyond 10 MB',
    413,
    () =>
      send('POST', '/chunkr/api/v1/task/parse', {
        headers: json,
        body: Buffer.alloc(10 * 1024 * 1024 + 1, 32),
      }),
  ],
  [
    'a chunked body beyond 10 MB',
    413,
    () =>
      send('POST', '/chunkr/api/v1/task/parse', {
        headers: { ...json, 'transfer-encoding': 'chunked' },
        body: Buffer.alloc(11 * 1024 * 1024, 32),
      }),
  ],
  [
    'an id of 10,000 characters',
    404,
    () => send('GET', `/chunkr/api/v1/task/${'x'.repeat(10_000)}`, { headers: json }),
  ],
  [
    'percent-encoded slashes in an id',
    404,
    () => send('GET', '/chunkr/api/v1/task/a%2Fb%2Fcancel', { headers: json }),
  ],
  [
    'a path that is not percent-encoded UTF-8',
    400,
    () => send('GET', '/chunkr/api/v1/task/%ff', { headers: json }),
  ],
  ['a broken percent escape', 400, () => send('GET', '/chunkr/api/v1/task/%zz', { headers: json })],
  ['the id __proto__', 404, () => send('GET', '/chunkr/api/v1/task/__proto__', { headers: json })],
  [
    'a method the path does not have',
    405,
    () => send('PUT', '/chunkr/api/v1/task/parse', { headers: json, body: '{}' }),
  ],
  ['a method nobody has', 405, () => send('PROPFIND', '/chunkr/api/v1/task/x', { headers: json })],
  ['no credentials', 401, () => send('GET', '/chunkr/api/v1/task/x')],
  [
    'wrong credentials',
    401,
    () => send('GET', '/chunkr/api/v1/task/x', { headers: { authorization: 'wrong' } }),
  ],
  ['an unknown route', 404, () => send('GET', '/chunkr/api/v1/tasks/x', { headers: json })],
  ['an unknown prefix', 404, () => send('GET', '/chunky/api/v1/task/x', { headers: json })],
  ['an id that is no number', 422, () => send('GET', '/literature/api/v1/tasks/abc')],
  ['a repeated parameter', 422, () => send('GET', '/literature/api/v1/tasks?limit=1&limit=2')],
  [
    'a multipart body without boundary',
    400,
    () => send('POST', '/trace/v1/files', { headers: { 'content-type': 'multipart/form-data' }, body: 'x' }),
  ],
  [
    'a multipart body cut off',
    400,
    () =>
      send('POST', '/trace/v1/files', {
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        body: '--b\r\ncontent-disposition: form-data; name="purpose"\r\n\r\nqa',
      }),
  ],
];

it.each(bad)('%s is answered %i and changes nothing', async (_, status, call) => {
  await createTask();
  const before = tasks();
  const got = await call();
  expect(got.status, got.text).toBe(status);
  expect(got.text.length).toBeGreaterThan(0);
  expect(tasks()).toEqual(before);
});

it('405 names the methods that the path has', async () => {
  const got = await send('POST', '/chunkr/api/v1/task/x', { headers: json });
  expect([got.status, got.headers.allow]).toEqual([405, 'GET, DELETE, HEAD, OPTIONS']);
});

it('an unknown route names the nearest known one', async () => {
  const got = await send('GET', '/chunkr/api/v1/tasks/x', { headers: json });
  expect(got.text).toContain('GET /chunkr/api/v1/task/{task_id}');
});

it('a __proto__ member of a body pollutes nothing', async () => {
  const body =
    '{"file":"https://example.com/a.pdf","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  const got = await send('POST', '/chunkr/api/v1/task/parse', { headers: json, body });
  expect(got.status).toBeLessThan(500);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

it('HEAD answers as GET does, without a body, and never cancels', async () => {
  const id = await createTask();
  const head = await send('HEAD', `/chunkr/api/v1/task/${id}`, { headers: json });
  const get = await send('GET', `/chunkr/api/v1/task/${id}`, { headers: json });
  expect([head.status, head.text, head.headers['content-length']]).toEqual([
    200,
    '',
    get.headers['content-length'],
  ]);
  const cancel = await send('HEAD', `/chunkr/api/v1/task/${id}/cancel`, { headers: json });
  expect([cancel.status, cancel.headers.allow]).toEqual([405, 'GET, OPTIONS']);
  const after = await send('GET', `/chunkr/api/v1/task/${id}`, { headers: json });
  expect(JSON.parse(after.text)).toMatchObject({ status: 'Starting' });
});

it("a browser's preflight is answered without credentials", async () => {
  const got = await send('OPTIONS', '/chunkr/api/v1/task/x/parse', {
    headers: {
      origin: 'http://localhost:3000',
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  expect(got.status).toBe(204);
  expect(got.headers['access-control-allow-origin']).toBe('*');
  expect(got.headers['access-control-allow-methods']).toContain('PATCH');
  expect(got.headers['access-control-allow-headers']).toBe('authorization,content-type');
});

it('a request that is no HTTP is answered 400 and the connection ends', async () => {
  const text = await new Promise<string>((resolve, reject) => {
    let received = '';
    const socket = connect(sim.port, '127.0.0.1', () => socket.write('HELLO\r\n\r\n'));
    socket.on('data', (chunk) => {
      received += chunk.toString();
    });
    socket.on('close', () => resolve(received)).on('error', reject);
  });
  expect(text).toMatch(/^HTTP\/1\.1 400 /);
  expect(text).toContain('application/problem+json');
});
