import { afterAll, afterEach, expect, it } from 'vitest';
import { killProcesses } from './cli/run-process.js';
import { makeFolder, SAMPLE_LIFECYCLE, sampleDocument } from './cli/sample-document.js';
import { runTaskdouble } from './cli/taskdouble.js';

const folder = makeFolder();
afterEach(killProcesses);
afterAll(() => folder.remove());

const lint = (...args: readonly string[]) => runTaskdouble(['lint', ...args], { cwd: folder.path });
const wrong = SAMPLE_LIFECYCLE.replace('failed: 1', 'faild: 1').replace(
  '{queued: stopped',
  '{queud: stopped',
);

it('a sound document ends with 0 and a count', async () => {
  folder.write('sound.yaml', sampleDocument());
  expect(await lint('sound.yaml')).toEqual({
    code: 0,
    stdout: '1 document checked: 0 errors, 0 warnings, 0 notes\n',
    stderr: '',
  });
});

it('the five built-in documents have neither errors nor warnings', async () => {
  const { code, stdout } = await lint('docling', 'chunkr', 'trace', 'literature', 'factpulse');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^5 documents checked: 0 errors, 0 warnings, \d+ notes?\n$/m);
});

it('every error is listed with its file and line, and ends with 1', async () => {
  const text = sampleDocument(wrong);
  folder.write('wrong.yaml', text);
  const lineOf = (name: string) => text.split('\n').findIndex((line) => line.includes(name)) + 1;
  const { code, stdout, stderr } = await lint('wrong.yaml');
  expect([code, stderr]).toEqual([1, '']);
  const [first, second, ...rest] = stdout.split('\n');
  expect(first).toMatch(
    new RegExp(
      `^wrong\\.yaml:${lineOf('faild')}:\\d+: error: .*"faild"\\. Did you mean failed\\? .*\\[unknown-state\\]$`,
    ),
  );
  expect(second).toMatch(
    new RegExp(
      `^wrong\\.yaml:${lineOf('queud')}:\\d+: error: .*"queud"\\. Did you mean queued\\? .*\\[unknown-state\\]$`,
    ),
  );
  expect(rest).toEqual(['1 document checked: 2 errors, 0 warnings, 0 notes', '']);
});

it('a document that does not parse is one more finding, and the others are checked', async () => {
  folder.write('syntax.yaml', 'openapi: 3.1.0\ninfo: {title: x\npaths: {}\n');
  folder.write('swagger.yaml', 'swagger: "2.0"\n');
  const { code, stdout, stderr } = await lint('syntax.yaml', 'swagger.yaml', 'chunkr', '--json');
  expect([code, stderr]).toEqual([1, '']);
  const report = JSON.parse(stdout) as {
    findings: { code: string; file: string; line: number; message: string; hint: string }[];
  };
  expect(report).toMatchObject({ errors: 2, warnings: 0 });
  const [syntax, swagger] = report.findings;
  expect(syntax).toMatchObject({
    code: 'source/syntax',
    file: 'syntax.yaml',
    severity: 'error',
    pointer: '',
  });
  expect(syntax?.line).toBeGreaterThan(1);
  expect(swagger).toMatchObject({
    code: 'document/swagger',
    line: 1,
    message: expect.stringMatching(/came Swagger 2\.0\.$/),
  });
  expect(swagger?.hint).toMatch(/^Convert it first/);
});

it('a lifecycle beside the document is checked with it', async () => {
  folder.write('bare.yaml', sampleDocument(''));
  folder.write('lifecycle.yaml', SAMPLE_LIFECYCLE);
  const [without, beside] = await Promise.all([
    lint('bare.yaml'),
    lint('--overlay', 'lifecycle.yaml', 'bare.yaml'),
  ]);
  expect([without.code, beside.code]).toEqual([1, 0]);
  expect(without.stdout).toMatch(/^bare\.yaml:1:1: error: .*no x-task-lifecycle/);
});

it('a file that is not there ends with 2 and one message', async () => {
  expect(await lint('nowhere.yaml')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'taskdouble: nowhere.yaml: expected a file that can be read: there is no such file. Correct the path.\n',
  });
});
