import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { loadTarget } from '../../conformance/target/load-target.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { startLiteratureReference } from './literature/server.js';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

async function read(name: string, file: string) {
  const env = { REFERENCE_URL: 'http://127.0.0.1:1', REFERENCE_KEY: 'reference-key' };
  return loadTarget(pathOf(`${name}/${file}`), (await loadApi(name)).api!, { env });
}

test.each([
  ['chunkr', 'Starting', 'Processing'],
  ['literature', 'pending', 'running'],
])('the target file of %s has inputs that fail and inputs that stay', async (name, first, second) => {
  const { workloads } = await read(name, 'target.yaml');
  expect(workloads.map(({ holds }) => holds?.state)).toEqual([undefined, first, second]);
  expect(workloads[0]?.ends?.join().toLowerCase()).toBe('failed');
});

test('where the document has no operation for it a command makes tasks, and prints their ids', async () => {
  const { create } = await read('literature', 'document-only.target.yaml');
  expect(create).toMatchObject([{ kind: 'command' }]);
  const { url, close } = await startLiteratureReference({
    ways: { search: false },
    durations: { longMs: 600_000 },
  });
  try {
    const script = pathOf('literature/create-task.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [script, '3'], {
      env: { ...process.env, REFERENCE_URL: url },
    });
    const response = await fetch(`${url}/api/v1/tasks/${stdout.trim()}`);
    expect(await response.json()).toMatchObject({
      data: { task_type: 'ocr', project_id: 1, params: { sources: ['nightly-dump'] }, status: 'pending' },
    });
  } finally {
    await close();
  }
});
