import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { smallDocument } from './api.cases.js';
import { loadApi } from './load-api.js';

const folder = mkdtempSync(join(tmpdir(), 'taskdouble-api-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const spec = write('small.json', JSON.stringify(smallDocument, null, 2));

test('a document without findings of error is an API', async () => {
  const { api, name, findings, files } = await loadApi(spec);
  expect(api?.operations.map(({ key }) => key)).toEqual(['create', 'read', 'remove']);
  expect([name, files]).toEqual(['small', [spec]]);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('an error stands where it was written, be it in an overlay, and leaves no API', async () => {
  const overlay = write('overlay.yaml', 'states:\n  waiting:\n    next: nowhere\n');
  const { api, findings } = await loadApi(spec, { overlays: [overlay] });
  expect(api).toBeUndefined();
  const error = findings.find(({ severity }) => severity === 'error');
  expect([error?.file, error?.line, error?.column]).toEqual([overlay, 3, 5]);
  expect(error?.message).toContain('nowhere');
});
