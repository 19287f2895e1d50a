import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { killProcesses } from './cli/run-process.js';
import { makeFolder, SAMPLE_LIFECYCLE, sampleDocument } from './cli/sample-document.js';
import { runTaskdouble } from './cli/taskdouble.js';

const folder = makeFolder();
afterEach(killProcesses);
afterAll(() => folder.remove());

const draw = (...args: readonly string[]) => runTaskdouble(['draw', ...args], { cwd: folder.path });
const STATES = ['Starting', 'Processing', 'Succeeded', 'Failed', 'Cancelled'];

const FORMATS = [
  ['mermaid', /^stateDiagram-v2\n/],
  ['dot', /^digraph /],
  ['svg', /^<svg [\s\S]*<\/svg>\n$/],
] as const;

it.each(FORMATS)('draws as %s, to standard output, into a file and as JSON', async (format, form) => {
  const file = `chunkr.${format}`;
  const [printed, written, json] = await Promise.all([
    draw('chunkr', '--format', format),
    draw('chunkr', '-f', format, '-o', file),
    draw('chunkr', '-f', format, '--json'),
  ]);
  expect(printed).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(form) });
  for (const state of STATES) expect(printed.stdout).toContain(state);
  expect(written).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readFileSync(join(folder.path, file), 'utf8')).toBe(printed.stdout);
  const { drawing, ...rest } = JSON.parse(json.stdout) as { drawing: string };
  expect(rest).toEqual({ name: 'chunkr', format });
  expect(drawing.trimEnd()).toBe(printed.stdout.trimEnd());
});

it('draws Mermaid unless told otherwise, and a lifecycle that stands beside its document', async () => {
  folder.write('bare.yaml', sampleDocument(''));
  folder.write('lifecycle.yaml', SAMPLE_LIFECYCLE);
  const { code, stdout } = await draw('bare.yaml', '--overlay', 'lifecycle.yaml');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^stateDiagram-v2\n/);
  expect(stdout).toContain('stopped');
});

it('a place that cannot be written to is said, and nothing is written', async () => {
  const { code, stdout, stderr } = await draw('chunkr', '-o', 'nowhere/chunkr.mmd');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe(
    'taskdouble: --output nowhere/chunkr.mmd: expected a file that can be written, but its folder does not exist. Give another path, or none for standard output.\n',
  );
  expect(existsSync(join(folder.path, 'nowhere'))).toBe(false);
});

it('a document without a lifecycle is refused like by serve', async () => {
  folder.write('bare.yaml', sampleDocument(''));
  const { code, stderr } = await draw('bare.yaml');
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^taskdouble: bare\.yaml cannot be used, 1 error\. .*\nbare\.yaml:1:1: error: .*x-task-lifecycle/,
  );
});
