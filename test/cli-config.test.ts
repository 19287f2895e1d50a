import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { killProcesses } from './cli/run-process.js';
import { type Folder, makeFolder, sampleDocument } from './cli/sample-document.js';
import { startServing, startTaskdouble } from './cli/taskdouble.js';

const folders: Folder[] = [];
let folder: Folder;
beforeEach(() => {
  folder = makeFolder();
  folders.push(folder);
});
afterEach(killProcesses);
afterAll(() => {
  for (const one of folders) one.remove();
});

const serve = (...args: readonly string[]) => startServing(args, { cwd: folder.path });
const json = { 'content-type': 'application/json' };
const submit = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/tasks`, { method: 'POST', headers: { ...json, ...headers }, body: '{}' });

it('taskdouble.yaml in the working directory is read without being asked for; paths in it are relative to it', async () => {
  mkdirSync(join(folder.path, 'api'));
  folder.write('api/printing.yaml', sampleDocument());
  folder.write(
    'api/settings.yaml',
    'serve: {spec: ./printing.yaml, seed: 5, clock: manual, profile: late, scenarios: [stopped]}\nprofiles: {late: {extends: slow}}\nscenarios: {stopped: {outcome: failed}}\n',
  );
  folder.write('taskdouble.yaml', 'serve: {spec: ./api/printing.yaml, profile: flaky}\n');
  const [found, asked, none] = await Promise.all([
    serve(),
    serve('--config', 'api/settings.yaml'),
    serve('--no-config', 'api/printing.yaml'),
  ]);
  expect(found.ready).toMatchObject({ config: 'taskdouble.yaml', profile: 'flaky', seed: 1 });
  expect(asked.ready).toMatchObject({
    config: 'api/settings.yaml',
    seed: 5,
    clock: { kind: 'manual' },
    profile: 'late',
    scenarios: ['stopped'],
    apis: [{ name: 'printing' }],
  });
  expect(none.ready).toMatchObject({ config: null, profile: 'happy', scenarios: [] });
});

it('what the command line says wins', async () => {
  folder.write(
    'taskdouble.yaml',
    'serve: {spec: chunkr, seed: 5, clock: manual, profile: flaky, scenarios: [a], admin: {port: 0}, credentials: any}\nscenarios: {a: {}, b: {}}\n',
  );
  const file = await serve();
  const flags = await serve(
    'docling',
    '--seed',
    '6',
    '--speed',
    '2',
    '--profile',
    'slow',
    '--scenario',
    'b',
    '--no-admin',
  );
  expect(file.ready.admin).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/__admin$/);
  expect(file.ready.admin).not.toBe(`${file.ready.url}/__admin`);
  expect(file.ready.apis[0]?.credentials).toEqual(['Authorization: anything well-formed']);
  expect(flags.ready).toMatchObject({
    ...{ seed: 6, clock: { kind: 'scaled', factor: 2 }, profile: 'slow', scenarios: ['b'], admin: null },
    apis: [{ name: 'docling' }],
  });
  expect((await fetch(`${flags.ready.url}/__admin/health`)).status).toBe(404);
});

it('the banner names file, profile, scenario, clock and control API', async () => {
  folder.write('taskdouble.yaml', 'serve: {spec: chunkr, scenarios: [a]}\nscenarios: {a: {}}\n');
  const running = startTaskdouble(
    ['serve', '--port', '0', '--clock', 'auto', '--profile', 'storm-then-calm'],
    {
      cwd: folder.path,
    },
  );
  const [, url = ''] = await running.said('stdout', /serves (\S+)/);
  await running.said('stdout', /until curl/);
  expect(running.stdout().split('\n').slice(0, 3)).toEqual([
    `taskdouble serves ${url} (profile storm-then-calm, scenario a, clock auto, seed 1)`,
    'Settings are from taskdouble.yaml; what the command line says wins.',
    'Index page at /, document at /openapi.json, control API at /__admin, tests in parallel under /@name. Ctrl-C ends it.',
  ]);
});

it('every mistake of the file is told with its place, and nothing listens', async () => {
  folder.write(
    'taskdouble.yaml',
    'serve:\n  spec: chunkr\n  prot: 1\n  admin: {token: "${NO_SUCH}"}\nprofiles:\n  mine: {extends: flakey}\n',
  );
  const ended = await startTaskdouble(['serve'], { cwd: folder.path }).ended;
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr.split('\n')).toEqual([
    'taskdouble: taskdouble.yaml cannot be used, 2 errors. Correct them:',
    expect.stringMatching(
      /^taskdouble\.yaml:3:3: error: expected one of the keys spec, .*, got "prot"\. Did you mean port\?.* \[config\/unknown-key\]$/,
    ),
    expect.stringMatching(
      /^taskdouble\.yaml:4:11: error: expected the environment variable NO_SUCH, .* \[config\/missing-variable\]$/,
    ),
    '',
  ]);
  folder.write('taskdouble.yaml', 'serve: {spec: chunkr}\nprofiles:\n  mine: {outcome: Faild}\n');
  expect(await startTaskdouble(['serve'], { cwd: folder.path }).ended).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'taskdouble: taskdouble.yaml cannot be used, 1 error. Correct it:\ntaskdouble.yaml:3:10: error: expected the end of a task of chunkr, got "Faild". Did you mean Failed? [config/unknown-end]\n',
  });
});

it('scenarios and faults of the file are in force, those of --fault too', async () => {
  folder.write('printing.yaml', sampleDocument());
  folder.write(
    'taskdouble.yaml',
    'serve: {spec: ./printing.yaml, clock: manual}\nscenarios: {ci: {match: {client: ci}, outcome: failed, progression: immediate}}\nfaults: [{id: third, match: {does: read}, after: 2, count: 1, fault: {kind: server-error, status: 502}}]\n',
  );
  const { ready } = await serve(
    '--fault',
    '{"id": "no-cancel", "match": {"does": "move"}, "fault": "server-error"}',
  );
  const { id } = (await (await submit(ready.url, { 'x-taskdouble-client': 'ci' })).json()) as { id: string };
  const polls: (string | number)[] = [];
  for (let poll = 0; poll < 4; poll++) {
    const answer = await fetch(`${ready.url}/tasks/${id}`);
    polls.push(answer.status === 200 ? ((await answer.json()) as { status: string }).status : answer.status);
  }
  expect(polls).toEqual(['failed', 'failed', 502, 'failed']);
  const cancel = await fetch(`${ready.url}/tasks/${id}/cancel`, { method: 'POST' });
  expect([cancel.status, cancel.headers.get('x-taskdouble-fault')]).toEqual([503, 'no-cancel:server-error']);
});

it('on Ctrl-C the report on the clients and the journal are written, over all namespaces', async () => {
  folder.write('printing.yaml', sampleDocument());
  const spec = './printing.yaml';
  const [asJson, asText] = await Promise.all([
    serve(spec, '--client-report', 'report.json', '--journal', 'journal.har'),
    serve(spec, '--client-report', 'report.txt', '--journal', 'journal.jsonl'),
  ]);
  for (const { ready, end } of [asJson, asText]) {
    await submit(ready.url);
    await submit(`${ready.url}/@w-1`, { 'user-agent': 'shop/1.2 node' });
    expect(await end('SIGINT')).toMatchObject({ code: 0, stderr: '' });
  }
  const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');
  const report = JSON.parse(read('report.json')) as { clients: object[]; dropped: number };
  expect(report).toMatchObject({ dropped: 0, findings: expect.any(Array) });
  expect(report.clients).toMatchObject([
    { namespace: '', client: 'node', requests: 1 },
    { namespace: 'w-1', client: 'shop/1.2', requests: 1 },
  ]);
  expect(read('report.txt')).toMatch(/Namespace \(none\)[\s\S]*Namespace w-1\n[\s\S]*shop\/1\.2/);
  expect((JSON.parse(read('journal.har')) as { log: { entries: unknown[] } }).log.entries).toHaveLength(2);
  const lines = read('journal.jsonl').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { operation: 'submitTask' },
    { namespace: 'w-1', operation: 'submitTask' },
  ]);
});

it('--watch takes over profiles, scenarios and faults of an edited file; a broken edit changes nothing', async () => {
  folder.write('printing.yaml', sampleDocument());
  const file = join(folder.path, 'taskdouble.yaml');
  const edit = (faults: string) =>
    writeFileSync(file, `serve: {spec: ./printing.yaml}\nfaults: [${faults}]\n`);
  edit('');
  const serving = await serve('--watch');
  const { url } = serving.ready;
  const statuses = async () => [(await submit(url)).status, (await submit(`${url}/@w-1`)).status];
  expect(await statuses()).toEqual([201, 201]);

  edit('{fault: server-error}');
  await serving.said('stderr', /note: Read again: printing, taskdouble\.yaml\. Tasks stay\.\n/);
  expect(await statuses()).toEqual([503, 503]);
  expect((await submit(`${url}/@w-2`)).status).toBe(503);

  edit('{fault: sever-error}');
  await serving.said(
    'stderr',
    /taskdouble\.yaml:2:\d+: error: .*Did you mean server-error\?.*\nThe last good version stays/,
  );
  expect(await statuses()).toEqual([503, 503]);

  edit('');
  await serving.said('stderr', /(Read again[\s\S]*){2}/);
  expect(await statuses()).toEqual([201, 201]);
});

it('secrets of the environment are neither in the banner nor in messages', async () => {
  const env = { ADMIN: 'swordfish-admin' };
  folder.write('taskdouble.yaml', 'serve: {spec: chunkr, admin: {token: "${ADMIN}"}}\n');
  const serving = await startServing([], { cwd: folder.path, env });
  const health = (authorization?: string) =>
    fetch(`${serving.ready.admin}/tasks`, { headers: authorization === undefined ? {} : { authorization } });
  expect([(await health()).status, (await health('Bearer swordfish-admin')).status]).toEqual([401, 200]);
  const flag = await startServing(['--admin-token', 'env:ADMIN'], { cwd: folder.path, env });
  expect((await fetch(`${flag.ready.admin}/tasks`)).status).toBe(401);
  for (const one of [serving, flag]) expect(one.stdout() + one.stderr()).not.toContain('swordfish');
});
