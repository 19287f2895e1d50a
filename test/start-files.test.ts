import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { killProcesses } from './cli/run-process.js';
import { startServing } from './cli/taskdouble.js';

const folder = mkdtempSync(join(tmpdir(), 'taskdouble-files-'));
afterEach(killProcesses);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const headers = { authorization: 'taskdouble-demo-key', 'content-type': 'application/json' };
const body = JSON.stringify({ file: 'https://example.com/paper.pdf' });

const AJV = ['ajv', 'ajv-formats', 'fast-deep-equal', 'fast-uri', 'json-schema-traverse'];
const PACKAGES = ['commander', 'fastest-levenshtein', 'picocolors', ...AJV];

/** The files that a process has loaded, as Node lists them at its end for those who measure coverage. */
const loadedFiles = (): readonly string[] => {
  const [name = ''] = readdirSync(folder);
  const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] };
  return result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
};

it('serve, a submit and a poll load few files, and few packages', async () => {
  const serving = await startServing(['chunkr'], { env: { NODE_V8_COVERAGE: folder } });
  const tasks = `${serving.ready.url}/api/v1/task`;
  const created = await fetch(`${tasks}/parse`, { method: 'POST', headers, body });
  const { task_id } = (await created.json()) as { task_id: string };
  expect((await fetch(`${tasks}/${task_id}`, { headers })).status).toBe(200);
  await serving.end('SIGTERM');

  const files = loadedFiles();
  const packages = files.flatMap(
    (url) => /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.slice(1) ?? [],
  );
  expect(new Set(packages)).toEqual(new Set(PACKAGES));
  // Each is looked up, read, compiled and linked before the first answer: with hundreds of them that takes longest.
  const own = files.filter((url) => url.includes('/dist/') && !url.includes('/node_modules/'));
  expect(own.length).toBeGreaterThan(0);
  expect(own.length).toBeLessThanOrEqual(60);
});
