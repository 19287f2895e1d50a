import { connect } from 'node:net';
import { afterAll, afterEach, expect, it } from 'vitest';
import { isGroupAlive, killProcesses } from './cli/run-process.js';
import { makeFolder, SAMPLE_LIFECYCLE, sampleDocument } from './cli/sample-document.js';
import { startServing, startTaskdouble } from './cli/taskdouble.js';

const folder = makeFolder();
afterEach(killProcesses);
afterAll(() => folder.remove());

const serve = (...args: readonly string[]) => startServing(args, { cwd: folder.path });
const NAMES = ['docling', 'chunkr', 'trace', 'literature', 'factpulse'];
const key = { authorization: 'taskdouble-demo-key' };
const json = { 'content-type': 'application/json' };

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });

const search = (url: string) => post(`${url}/api/v1/projects/7/search/execute-async`, { query: 'tea' });

it('--json prints one ready line, which says where every API answers', async () => {
  const serving = await serve('all', '--seed', '9');
  const { ready } = serving;
  expect(serving.stdout()).toBe(`${JSON.stringify(ready)}\n`);
  expect(ready).toMatchObject({
    ready: true,
    url: `http://127.0.0.1:${ready.port}`,
    pid: serving.pid,
    seed: 9,
  });
  expect(ready.apis.map(({ name, url }) => [name, url])).toEqual(
    NAMES.map((name) => [name, `${ready.url}/${name}`]),
  );
  for (const { url, operations } of ready.apis) {
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
      openapi: string;
      paths: object;
    };
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(operations).toBeGreaterThan(0);
  }
  const page = await fetch(ready.url);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(serving.stderr()).toBe('');
});

it('the banner names address, settings and APIs, and has a block to paste for each', async () => {
  const running = startTaskdouble(['serve', 'all', '--port', '0', '--seed', '3', '--speed', '20']);
  const [, url = ''] = await running.said('stdout', /serves (\S+)/);
  await running.said('stdout', /# factpulse(.*\n){4}/);
  const [head = '', ...blocks] = running.stdout().split('\n\n');
  expect(head.split('\n')).toEqual([
    `taskdouble serves ${url} (profile happy, clock 20 times real, seed 3)`,
    'Index page at /, document at /<name>/openapi.json, control API at /__admin, tests in parallel under /@name. Ctrl-C ends it.',
    'To walk a task from submit to result, paste a block into another terminal.',
  ]);
  expect(blocks.map((block) => block.split(' ')[1])).toEqual(NAMES);
  for (const [index, block] of blocks.entries()) {
    const commands = block
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    expect(commands[0]).toMatch(/^ID=\$\(curl .*; echo; echo "task \$ID"$/);
    expect(commands[1]).toMatch(/^until curl .*; do echo; sleep 1; done; echo$/);
    for (const line of commands) expect(line).toContain(`"${url}/${NAMES[index]}/`);
  }
  expect(running.stdout()).not.toContain('\u001b');
});

it('lifecycles and overlays beside the document are applied in their order', async () => {
  const bare = folder.write('bare.yaml', sampleDocument(''));
  const lifecycle = folder.write('lifecycle.yaml', SAMPLE_LIFECYCLE);
  const retitle = folder.write(
    'title.yaml',
    'overlay: 1.0.0\ninfo: {title: t, version: 1.0.0}\nactions: [{target: $.info, update: {title: Fax}}]\n',
  );
  const { ready } = await serve('--overlay', lifecycle, bare, '--overlay', retitle);
  const document = (await (await fetch(`${ready.url}/openapi.json`)).json()) as { info: { title: string } };
  expect(document.info.title).toBe('Fax');
  expect((await post(`${ready.url}/tasks`, {})).status).toBe(201);
});

it('--preload creates tasks in different states, and --max-tasks keeps the newest and says so', async () => {
  const serving = await serve(
    'literature',
    ...['--preload', '20', '--max-tasks', '12', '--max-exchanges', '0', '--speed', '0.001'],
  );
  const { url } = serving.ready;
  const list = async () =>
    (
      (await (await fetch(`${url}/api/v1/tasks?limit=50`)).json()) as {
        data: { id: number; status: string }[];
      }
    ).data;
  const rows = await list();
  expect(rows.map(({ id }) => id).sort((one, other) => one - other)).toEqual(
    Array.from({ length: 12 }, (_, index) => index + 9),
  );
  expect(new Set(rows.map(({ status }) => status)).size).toBeGreaterThan(1);
  expect(serving.stderr()).toBe(
    'warn: literature: at most 12 tasks are kept, the oldest go first: task 1 made room. Raise maxTasks (--max-tasks) to keep more.\n',
  );
  await search(url);
  await search(url);
  expect((await list()).map(({ id }) => id)).not.toContain(10);
  await serving.said('stderr', /10 tasks have made room by now/);
});

it('--body-limit, --no-cors and --speed are obeyed', async () => {
  const origin = { origin: 'http://localhost:3000' };
  const slow = await serve('chunkr');
  const fast = await serve('chunkr', '--body-limit', '1kb', '--no-cors', '--speed', '100000');
  const create = (url: string, file: string) =>
    post(`${url}/api/v1/task/parse`, { file }, { ...key, ...origin });
  const small = 'https://example.com/a.pdf';
  const allowed = await create(slow.ready.url, `${small}?${'x'.repeat(2_000)}`);
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  expect((await create(fast.ready.url, `${small}?${'x'.repeat(2_000)}`)).status).toBe(413);
  const created = await create(fast.ready.url, small);
  expect([created.status, created.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  const { task_id } = (await created.json()) as { task_id: string };
  let status = '';
  while (status !== 'Succeeded') {
    const answer = await fetch(`${fast.ready.url}/api/v1/task/${task_id}`, { headers: key });
    ({ status } = (await answer.json()) as { status: string });
  }
});

it('--credentials: the demo ones, any, or a value of your own, which the banner then prints', async () => {
  const status = async (url: string, authorization: string) =>
    (await fetch(`${url}/api/v1/task/nobody`, { headers: { authorization } })).status;
  const [demo, any, own] = await Promise.all([
    serve('chunkr'),
    serve('chunkr', '--credentials', 'any'),
    serve('chunkr', '--credentials', "api_key=it's mine"),
  ]);
  const tries = ['taskdouble-demo-key', "it's mine", 'whatever'];
  const answers = async (url: string) =>
    Promise.all(tries.map((authorization) => status(url, authorization)));
  expect(await answers(demo.ready.url)).toEqual([404, 401, 401]);
  expect(await answers(any.ready.url)).toEqual([404, 404, 404]);
  expect(await answers(own.ready.url)).toEqual([401, 404, 401]);
  expect(own.ready.apis[0]?.credentials).toEqual(["Authorization: it's mine"]);
  const banner = startTaskdouble(['serve', 'chunkr', '--port', '0', '--credentials', "api_key=it's mine"]);
  await banner.said('stdout', /curl -sS -H 'Authorization: it'\\''s mine' /);
  expect(banner.stdout()).not.toContain('taskdouble-demo-key');
});

it('--log-level info logs every request, and neither queries nor headers nor bodies', async () => {
  const [text, lines] = await Promise.all([
    serve('chunkr', '--log-level', 'info', '--credentials', 'api_key=swordfish'),
    serve('chunkr', '--log-level', 'info', '--log-json', '--credentials', 'api_key=swordfish'),
  ]);
  for (const { ready } of [text, lines]) {
    await post(
      `${ready.url}/@w-1/api/v1/task/parse`,
      { file: 'https://example.com/swordfish' },
      { authorization: 'swordfish' },
    );
    await fetch(`${ready.url}/api/v1/task/x?token=swordfish`, {
      headers: { authorization: 'wrong swordfish' },
    });
    await fetch(`${ready.url}/api/v2/nowhere?token=swordfish`);
  }
  await Promise.all([text.said('stderr', /nowhere 404\n/), lines.said('stderr', /nowhere.*\n/)]);
  expect(text.stderr()).toBe(
    'info: chunkr @w-1 POST /api/v1/task/parse 200\ninfo: chunkr GET /api/v1/task/x 401\ninfo: GET /api/v2/nowhere 404\n',
  );
  const entries = lines
    .stderr()
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  const entry = {
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    message: expect.any(String),
  };
  expect(entries).toEqual([
    {
      ...entry,
      api: 'chunkr',
      namespace: 'w-1',
      operation: 'create_task_route',
      method: 'POST',
      path: '/api/v1/task/parse',
      status: 200,
    },
    {
      ...entry,
      api: 'chunkr',
      namespace: '',
      operation: 'get_task_route',
      method: 'GET',
      path: '/api/v1/task/x',
      status: 401,
    },
    { ...entry, api: '', namespace: '', method: 'GET', path: '/api/v2/nowhere', status: 404 },
  ]);
  expect(text.stderr() + lines.stderr()).not.toContain('swordfish');
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it with exit code 0, open connections included',
  async (signal) => {
    const serving = await serve('chunkr', '--watch');
    const { port, pid } = serving.ready;
    const half = connect(port, '127.0.0.1');
    // A process that ends with a request half read resets its connection.
    half.on('error', () => undefined);
    const closed = new Promise((resolve) => half.once('close', resolve));
    await new Promise((resolve) => {
      half.write(
        'POST /api/v1/task/parse HTTP/1.1\r\nhost: x\r\nauthorization: taskdouble-demo-key\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
        resolve,
      );
    });
    await fetch(serving.ready.url);
    expect(await serving.end(signal)).toMatchObject({ code: 0, stderr: '' });
    await closed;
    expect(isGroupAlive(pid)).toBe(false);
  },
);
