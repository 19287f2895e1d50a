import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, expect, it } from 'vitest';
import { killProcesses } from './cli/run-process.js';
import { makeFolder, SAMPLE_LIFECYCLE, sampleDocument } from './cli/sample-document.js';
import { startTaskdouble } from './cli/taskdouble.js';

const folder = makeFolder();
afterEach(killProcesses);
afterAll(() => folder.remove());

it('a port that is taken is said with what to do, and exit code 2', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', () => resolve()));
  const { port } = holder.address() as AddressInfo;
  const ended = await startTaskdouble(['serve', 'chunkr', '--port', String(port)]).ended;
  holder.close();
  expect(ended).toEqual({
    code: 2,
    stdout: '',
    stderr: `taskdouble: Port ${port} on 127.0.0.1 is in use. Stop the program that holds it, or take another port: --port ${port + 1}, or --port 0 for any free one.\n`,
  });
});

const wrong = SAMPLE_LIFECYCLE.replace('failed: 1', 'faild: 1').replace(
  '{queued: stopped',
  '{queud: stopped',
);
const REFUSED: readonly (readonly [what: string, spec: string, text: string | undefined, message: RegExp])[] =
  [
    [
      'a file that is not there',
      './nowhere.yaml',
      undefined,
      /^nowhere\.yaml: expected a file that can be read: there is no such file\. Correct the path\.\n$/,
    ],
    [
      'a folder',
      '.',
      undefined,
      /: expected a file that can be read: this is a directory\. Correct the path\.\n$/,
    ],
    [
      'a name that is nearly right',
      'chunker',
      undefined,
      /^"chunker" is neither a file nor one of docling, chunkr, trace, literature, factpulse\. Did you mean "chunkr"\?\n$/,
    ],
    [
      'an address',
      'https://example.com/openapi.yaml',
      undefined,
      /^expected a built-in name or a file, came the address "https:\/\/example\.com\/openapi\.yaml"\. Download the document and give its path\.\n$/,
    ],
    [
      'YAML that does not parse',
      'syntax.yaml',
      'openapi: 3.1.0\ninfo: {title: x\npaths: {}\n',
      /^syntax\.yaml:\d+:\d+: this is neither valid YAML nor JSON: [^\n]+\n$/,
    ],
    [
      'an empty file',
      'empty.yaml',
      '',
      /^empty\.yaml:1:1: expected an object at the root, came an empty file\. [^\n]+\n$/,
    ],
    [
      'Swagger 2',
      'swagger.yaml',
      'info: {title: x}\nswagger: "2.0"\n',
      /^swagger\.yaml:2:1: expected OpenAPI 3\.0 or later, came Swagger 2\.0\. Convert it first[^\n]+\n$/,
    ],
    [
      'a document without a lifecycle',
      'bare.yaml',
      sampleDocument(''),
      /^bare\.yaml cannot be used, 1 error\. [^\n]+\nbare\.yaml:1:1: error: [^\n]+x-task-lifecycle[^\n]+\n$/,
    ],
    [
      'a lifecycle with two errors',
      'wrong.yaml',
      sampleDocument(wrong),
      /^wrong\.yaml cannot be used, 2 errors\. [^\n]+\nwrong\.yaml:\d+:\d+: error: [^\n]+"faild"[^\n]+\nwrong\.yaml:\d+:\d+: error: [^\n]+"queud"[^\n]+\n$/,
    ],
  ];

it.each(REFUSED)('%s is refused with one message and exit code 2', async (_, spec, text, message) => {
  if (text !== undefined) folder.write(spec, text);
  const { code, stdout, stderr } = await startTaskdouble(['serve', spec, '--port', '0'], { cwd: folder.path })
    .ended;
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^taskdouble: /);
  expect(stderr.slice('taskdouble: '.length)).toMatch(message);
  expect(stderr).not.toMatch(/^ {4}at /m);
});
