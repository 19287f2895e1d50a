import { afterEach, expect, test } from 'vitest';
import { startChunkrReference } from './chunkr/server.js';
import { startLiteratureReference } from './literature/server.js';
import type { Running } from './serve.js';
import { createHandClock } from './service-clock.js';

const started: Running[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.close()));
});

async function run(running: Promise<Running>): Promise<string> {
  started.push(await running);
  return (await running).url;
}

const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const PAPER = 'https://files.example/paper.pdf';

test.each([
  ['usual.pdf', PAPER, ['Starting', 'Processing', 'Succeeded', 'Succeeded']],
  ['corrupt.pdf', PAPER, ['Starting', 'Processing', 'Failed', 'Failed']],
  ['long.pdf', PAPER, ['Starting', 'Processing', 'Processing', 'Succeeded']],
  ['usual.pdf', 'https://slow.example/paper.pdf', ['Starting', 'Starting', 'Starting', 'Succeeded']],
] as const)('a Chunkr task for %s from %s shows %j', async (name, file, expected) => {
  const clock = createHandClock();
  const durations = { fetchMs: [20, 20], processingMs: [60, 60], longMs: 1_000 } as const;
  const url = await run(startChunkrReference({ clock, durations }));
  const key = { authorization: 'reference-key' };
  const created = await post(`${url}/api/v1/task/parse`, { file, file_name: name }, key);
  const { task_id: id } = (await created.json()) as { task_id: string };
  const shown: string[] = [];
  for (const ms of [10, 20, 300, 1_000]) {
    clock.advance(ms);
    const read = await fetch(`${url}/api/v1/task/${id}`, { headers: key });
    shown.push(((await read.json()) as { status: string }).status);
  }
  expect(shown).toEqual(expected);
});

test('a Chunkr task is gone when its time is over', async () => {
  const clock = createHandClock();
  const url = await run(startChunkrReference({ clock }));
  const key = { authorization: 'reference-key' };
  const created = await post(`${url}/api/v1/task/parse`, { file: PAPER, expires_in: 60 }, key);
  const { task_id: id, expires_at } = (await created.json()) as { task_id: string; expires_at: string };
  expect(expires_at).toBe('2025-03-12T10:01:00.000Z');
  const status = async () => (await fetch(`${url}/api/v1/task/${id}`, { headers: key })).status;
  clock.advance(59_999);
  expect(await status()).toBe(200);
  clock.advance(1);
  expect(await status()).toBe(404);
});

test('of nine Chunkr tasks two are worked at by two workers, the others wait', async () => {
  const clock = createHandClock();
  const durations = { fetchMs: [20, 20], processingMs: [60, 60] } as const;
  const url = await run(startChunkrReference({ clock, durations, workers: 2 }));
  const key = { authorization: 'reference-key' };
  const ids: string[] = [];
  for (let count = 0; count < 9; count++) {
    const created = await post(`${url}/api/v1/task/parse`, { file: PAPER }, key);
    ids.push(((await created.json()) as { task_id: string }).task_id);
  }
  clock.advance(30);
  const reads = ids.map((id) => fetch(`${url}/api/v1/task/${id}`, { headers: key }));
  const shown = await Promise.all(
    reads.map(async (read) => ((await (await read).json()) as { status: string }).status),
  );
  expect(shown).toEqual([...Array(2).fill('Processing'), ...Array(7).fill('Starting')]);
});

test.each([
  [['arxiv'], ['pending', 'running', 'completed', 'completed']],
  [['no-such'], ['pending', 'running', 'failed', 'failed']],
  [['full-text'], ['pending', 'running', 'running', 'completed']],
  [['nightly-dump'], ['pending', 'pending', 'pending', 'completed']],
] as const)('a literature task with %j, made by a pipeline, shows %j', async (sources, expected) => {
  const clock = createHandClock();
  const durations = { pendingMs: [20, 20], stepMs: [20, 20], longMs: 1_000 } as const;
  const url = await run(startLiteratureReference({ clock, durations, ways: { search: false } }));
  const order = { project_id: 3, task_type: 'index', params: { sources } };
  const created = await post(`${url}/internal/tasks`, order);
  expect(created.status).toBe(201);
  const { data } = (await created.json()) as { data: { id: number } };
  const shown: string[] = [];
  for (const ms of [10, 20, 300, 1_000]) {
    clock.advance(ms);
    const read = await fetch(`${url}/api/v1/tasks/${data.id}`);
    shown.push(((await read.json()) as { data: { status: string } }).data.status);
  }
  expect(shown).toEqual(expected);
});

test('a pipeline that asks for nonsense is told so, and the public search can be missing', async () => {
  const url = await run(startLiteratureReference({ ways: { search: false } }));
  expect((await post(`${url}/internal/tasks`, { project_id: 'x' })).status).toBe(400);
  expect((await post(`${url}/api/v1/projects/1/search/execute-async`, {})).status).toBe(404);
});
