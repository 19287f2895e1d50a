import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defaultTarget, loadTarget } from './load-target.js';
import { apiNamed } from './target.cases.js';

const chunkr = await apiNamed('chunkr');
const folder = mkdtempSync(join(tmpdir(), 'taskdouble-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function write(text: string): string {
  const file = join(folder, `target-${files++}.yaml`);
  writeFileSync(file, text);
  return file;
}

test.each([
  'baseUrl: http://h\ncredential: $' + '{KEY}',
  '{"baseUrl": "http://h", "credential": "$' + '{KEY}"}',
])('a target file may be YAML or JSON: %j', async (text) => {
  const target = await loadTarget(write(text), chunkr, { env: { KEY: 'k' } });
  expect(target.baseUrl).toBe('http://h');
  expect(target.credentials.api_key?.reveal()).toBe('k');
});

test('every mistake of a target file is told with its line, in their order', async () => {
  const file = write('slack: 5\nbaseUrl: http://h\nbudget:\n  tame: 5s\n');
  await expect(loadTarget(file, chunkr)).rejects.toMatchObject({
    name: 'DocumentError',
    message: expect.stringMatching(
      /target-\d+\.yaml cannot be used, 2 errors\. Correct them:\n\S+:1:1: error: expected a duration .* \[target\/wrong-value\]\n\S+:4:3: error: expected one of the keys .*Did you mean time\?.* \[target\/unknown-key\]$/,
    ),
  });
});

test.each([
  [
    '',
    /target-\d+\.yaml:1:1: expected an object at the root, came an empty file\. Give one with baseUrl and more\.$/,
  ],
  ['a: [', /target-\d+\.yaml:\d+:\d+: this is neither valid YAML nor JSON/],
])('%j is no target file', async (text, message) => {
  await expect(loadTarget(write(text), chunkr)).rejects.toThrow(message);
});

test('a target file that is not there is told of', async () => {
  await expect(loadTarget(join(folder, 'none.yaml'), chunkr)).rejects.toThrow(/there is no such file/);
});

test('an address that is given goes before that of the file, which may then have none', async () => {
  for (const text of ['slack: 1s', 'baseUrl: $' + '{NONE}\nslack: 1s']) {
    const target = await loadTarget(write(text), chunkr, { env: {}, baseUrl: 'http://given/' });
    expect(target).toMatchObject({ baseUrl: 'http://given', slackMs: 1_000 });
  }
});

test('a path in a target file is relative to it', async () => {
  writeFileSync(join(folder, 'a.txt'), 'abc');
  const api = await apiNamed('trace');
  const body = '{file: {file: a.txt}}';
  const file = write(`baseUrl: http://h\ncreate: [{operation: upload_file, body: ${body}}]`);
  const { create } = await loadTarget(file, api);
  expect(create).toMatchObject([{ recipe: { body: { file: { contentType: 'text/plain', size: 3 } } } }]);
});

test('an address alone makes a target', () => {
  expect(defaultTarget(chunkr, 'http://127.0.0.1:8080/')).toMatchObject({
    baseUrl: 'http://127.0.0.1:8080',
    create: [],
    credentials: {},
  });
});

test('an address that is given is meant as it is: no variable is read into it', () => {
  const address = 'http://h/$' + '{HOME}/$' + '{NONE}';
  const { baseUrl } = defaultTarget(chunkr, address, { env: { HOME: '/root' } });
  expect(decodeURI(baseUrl)).toBe(address);
});

test('an address that is none is told of', () => {
  expect(() => defaultTarget(chunkr, 'localhost')).toThrow(
    'target cannot be used, 1 error. Correct it:\ntarget/baseUrl: error: expected a URL that begins with http:// or https://, got "localhost". Write http://localhost. [target/wrong-value]',
  );
});
