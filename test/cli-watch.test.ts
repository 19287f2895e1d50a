import { renameSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, expect, it } from 'vitest';
import { killProcesses, type Running } from './cli/run-process.js';
import { makeFolder, SAMPLE_LIFECYCLE, sampleDocument } from './cli/sample-document.js';
import { startServing } from './cli/taskdouble.js';

const folder = makeFolder();
afterEach(killProcesses);
afterAll(() => folder.remove());

const create = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/tasks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  return ((await answer.json()) as { id: string }).id;
};
const cancel = async (url: string, id: string) =>
  (await fetch(`${url}/tasks/${id}/cancel`, { method: 'POST' })).status;
const show = async (url: string, id: string) => (await (await fetch(`${url}/tasks/${id}`)).json()) as unknown;

/** Waits for the nth line that starts so. */
const saidTimes = (running: Running, start: string, times: number) =>
  running.said('stderr', new RegExp(`(?:^${start}(?:.|\\n)*?){${times}}`, 'm'));

it('an edit changes the answers, tasks stay, and a broken edit changes nothing', async () => {
  const file = folder.write('printing.yaml', sampleDocument());
  const serving = await startServing([file, '--watch', '--speed', '0.000001']);
  const { url } = serving.ready;
  const [first, second] = [await create(url), await create(url)];
  const before = await show(url, first);
  expect(await cancel(url, first)).toBe(200);

  writeFileSync(file, sampleDocument(SAMPLE_LIFECYCLE.replace('queued: stopped, running', 'running')));
  await saidTimes(serving, 'note: Read again: printing. Tasks stay.', 1);
  expect(await show(url, second)).toMatchObject({ id: second, status: 'queued' });
  expect(await show(url, first)).toEqual({ ...(before as object), status: 'stopped' });
  expect(await cancel(url, second)).toBe(409);

  writeFileSync(file, 'openapi: 3.1.0\ninfo: {title: x\n');
  await saidTimes(serving, 'The last good version stays in place.', 1);
  expect(serving.stderr()).toMatch(
    /warn: \S*printing\.yaml:\d+:\d+: this is neither valid YAML nor JSON: .*\nThe last good version/,
  );
  expect(await cancel(url, second)).toBe(409);

  writeFileSync(`${file}.new`, sampleDocument());
  renameSync(`${file}.new`, file);
  await saidTimes(serving, 'note: Read again', 2);
  expect(await cancel(url, second)).toBe(200);
  expect((await serving.end('SIGINT')).code).toBe(0);
});

it('every file of the document is watched: overlays, and files that an edit brings in', async () => {
  const bare = folder.write('bare.yaml', sampleDocument(''));
  const overlay = folder.write('lifecycle.yaml', SAMPLE_LIFECYCLE);
  const title = (text: string) => folder.write('info.yaml', `title: ${text}\nversion: 1.0.0\n`);
  const served = async (url: string) =>
    ((await (await fetch(`${url}/openapi.json`)).json()) as { info: { title: string } }).info.title;
  const serving = await startServing([bare, '--overlay', overlay, '--watch', '--log-json']);
  const { url } = serving.ready;

  folder.write('lifecycle.yaml', SAMPLE_LIFECYCLE.replace('else: 409', 'else: 404'));
  await saidTimes(serving, '.*Read again', 1);
  title('Fax');
  folder.write(
    'bare.yaml',
    sampleDocument('').replace(/info:\n {2}title.*\n {2}version.*\n/, 'info: {$ref: info.yaml}\n'),
  );
  await saidTimes(serving, '.*Read again', 2);
  expect(await served(url)).toBe('Fax');
  title('Telex');
  await saidTimes(serving, '.*Read again', 3);
  expect(await served(url)).toBe('Telex');
});
