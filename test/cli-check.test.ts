import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import type { CheckReport } from '../conformance/report/check-report.js';
import { takeClosedPort } from '../src/http/closed-port.cases.js';
import { type Ended, isGroupAlive, killProcesses } from './cli/run-process.js';
import { makeFolder, SAMPLE_LIFECYCLE, sampleDocument } from './cli/sample-document.js';
import { runTaskdouble, startServing, startTaskdouble } from './cli/taskdouble.js';

const folder = makeFolder();
afterEach(killProcesses);
afterAll(() => folder.remove());

const KEY = 'taskdouble-demo-key';
const env = { KEY };
const credential = ['--credential', '${KEY}'];
/** Enough for a few rules, and over at once. */
const little = ['--time-scale', '100', '--tasks', '12', '--requests', '150', '--rate', '1000', '--quiet'];

const inFolder = { cwd: folder.path, env };
const fileOf = (name: string): string => readFileSync(join(folder.path, name), 'utf8');

async function serveFast(...words: readonly string[]): Promise<string> {
  const { ready } = await startServing([...words, '--speed', '100'], { cwd: folder.path });
  return ready.url;
}

/** A failure may need its moment, and the machine may be busy: some tries are allowed until the text is printed. */
async function runUntil(text: string, words: readonly string[]): Promise<Ended> {
  for (let tries = 1; ; tries += 1) {
    const ended = await runTaskdouble(words, inFolder);
    if (ended.stdout.includes(text)) return ended;
    if (tries === 8) throw new Error(`${text} is not in:\n${ended.stdout}${ended.stderr}`);
  }
}

it.each([
  [[], /missing required argument 'spec'/],
  [['chunkr'], /expected --target <url> or --target-file <file>/],
  [['nope', '--target', 'http://a.test'], /"nope" is neither a file nor one of docling, /],
  [['chunkr', '--target', 'a.test'], /expected a URL that begins with http.*Write http:\/\/a\.test\./],
  [['chunkr', '--target-file', 'none.yaml'], /none\.yaml: .*there is no such file/],
  [['chunkr', '--target', 'http://a.test', '--credential', '${NONE}'], /variable NONE, which is not set/],
  [['chunkr', '--target', 'http://a.test', '--phase', 'all'], /Expected one of directed, negative, /],
  [['chunkr', '--target', 'http://a.test', '--time', '0s'], /Expected a duration above 0/],
  [['chunkr', '--target', 'http://a.test', '--report', 'pdf=a.pdf'], /--report pdf=a\.pdf: expected a form/],
  [['chunkr', '--target', 'http://a.test', '--report', 'html=none/a'], /--report html=none\/a: .*folder/],
  [['chunkr', '--target', 'http://a.test', '--save-replay', '.'], /--save-replay \.: .*this is a folder/],
  [['chunkr', '--target', 'http://a.test', '--baseline', 'none'], /none: .*there is no such file/],
  [['chunkr', '--target', 'http://a.test', '--replay', 'none'], /none: .*there is no such file/],
] as const)('check %j is refused with one message and 2', async (words, message) => {
  const { code, stdout, stderr } = await runTaskdouble(['check', ...words], inFolder);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^taskdouble: /);
  expect(stderr).not.toMatch(/^\s+at /m);
});

it('every mistake of a target file is told with its line', async () => {
  folder.write('wrong.yaml', 'baseUrl: http://a.test\ncredentail: x\nbudget: {tme: 3s}\n');
  const { code, stderr } = await runTaskdouble(['check', 'chunkr', '--target-file', 'wrong.yaml'], inFolder);
  expect(code).toBe(2);
  expect(stderr).toMatch(/wrong\.yaml:2:1: .*"credentail"\. Did you mean credential\?/);
  expect(stderr).toMatch(/wrong\.yaml:3:10: .*"tme"\. Did you mean time\?/);
});

it('what nobody serves cannot be judged: 3, at once', async () => {
  const closed = await takeClosedPort();
  const words = ['check', 'chunkr', '--target', closed.url, ...credential];
  const { code, stdout, stderr } = await runTaskdouble(words, inFolder);
  await closed.close();
  expect(code).toBe(3);
  expect(stdout).toContain(`Nothing could be judged: No request to ${closed.url} was answered`);
  expect(stderr).toMatch(/^(\w+ +[\d.]+ m?s of [^\n]*\n)+$/);
});

it('a missing credential is named as what keeps it from judging', async () => {
  const url = await serveFast('chunkr');
  const { code, stdout } = await runTaskdouble(['check', 'chunkr', '--target', url], inFolder);
  expect(code).toBe(3);
  expect(stdout).toMatch(/Nothing could be judged: [\s\S]*\b401\b[\s\S]*[Cc]redential/);
});

it('--json prints the report and nothing else, and no form of it holds the credential', async () => {
  const url = await serveFast('chunkr');
  const forms = ['json', 'junit', 'ctrf', 'sarif', 'html', 'text'];
  const words = [
    'check',
    'chunkr',
    '--target',
    url,
    ...credential,
    ...little,
    '--phase',
    'negative',
    '--json',
  ];
  const reports = forms.flatMap((form) => ['--report', `${form}=a b.${form}`]);
  const { code, stdout, stderr } = await runTaskdouble([...words, ...reports], inFolder);
  expect([code, stderr]).toEqual([0, '']);
  const report = JSON.parse(stdout) as CheckReport;
  expect(report).toMatchObject({ target: url, seed: 1, exitCode: 0 });
  expect(report.again).toContain("--credential '${KEY}'");
  expect(report.tasks).toBeLessThanOrEqual(12);
  expect(report.requests).toBeLessThanOrEqual(150);
  expect(JSON.parse(fileOf('a b.json'))).toEqual(report);
  for (const form of forms) {
    expect(fileOf(`a b.${form}`)).toContain('create_task_route');
    expect(fileOf(`a b.${form}`)).not.toContain(KEY);
  }
});

it('a failure is shown, replayed, known to a baseline, and stale when it is mended', async () => {
  const broken = await serveFast('literature', '--fault', 'completion-without-result');
  const of = (url: string) => ['check', 'literature', '--target', url, ...credential, '--time-scale', '100'];
  const rule = 'states/completed/has/~1result';
  const files = ['--save-replay', 'plans.json', '--write-baseline', 'known.yaml'];
  const budget = ['--tasks', '60', '--requests', '600', '--phase', 'directed'];
  const shown = await runTaskdouble([...of(broken), ...budget, ...files], inFolder);
  expect(shown.code).toBe(1);
  expect(shown.stdout).toContain(`FAILED ${rule}`);
  expect(shown.stdout).toMatch(/Required: A completed task has a result/);
  expect(shown.stdout).toMatch(/curl -sS .*\/tasks\//);
  expect(shown.stdout).not.toContain(KEY);

  const again = await runUntil(`FAILED ${rule}`, [...of(broken), '--replay', 'plans.json', '--quiet']);
  expect(again.code).toBe(1);

  const baseline = ['--replay', 'plans.json', '--baseline', 'known.yaml', '--quiet'];
  const known = await runUntil(`KNOWN FAILURE ${rule}`, [...of(broken), ...baseline]);
  expect(known.code).toBe(0);

  folder.write('stale.yaml', 'known: [{rule: operations/submitTask/gone, because: gone}]\n');
  const stale = ['--replay', 'plans.json', '--baseline', 'stale.yaml', '--quiet', '--json'];
  const mended = await runTaskdouble([...of(await serveFast('literature')), ...stale], inFolder);
  expect(mended.code).toBe(1);
  expect(JSON.parse(mended.stdout)).toMatchObject({ stale: ['operations/submitTask/gone'] });
});

it('--strict fails on what is not proven', async () => {
  const url = await serveFast('docling');
  const words = ['check', 'docling', '--target', url, ...little, '--phase', 'directed'];
  expect(await runTaskdouble(words, inFolder)).toMatchObject({ code: 0 });
  expect(await runTaskdouble([...words, '--strict'], inFolder)).toMatchObject({ code: 1 });
});

it('a document of one’s own with its lifecycle beside it is checked without a target file', async () => {
  folder.write('openapi.yaml', sampleDocument(''));
  folder.write('lifecycle.yaml', SAMPLE_LIFECYCLE);
  const own = ['./openapi.yaml', '--overlay', 'lifecycle.yaml'];
  const url = await serveFast(...own);
  const words = ['check', ...own, '--target', url, ...little, '--json'];
  const { code, stdout } = await runTaskdouble(words, inFolder);
  const { counts, again } = JSON.parse(stdout) as CheckReport;
  expect([code, counts.fail, counts.error]).toEqual([0, 0, 0]);
  expect(counts.pass).toBeGreaterThan(5);
  expect(again).toMatch(/^taskdouble check \.\/openapi\.yaml --overlay lifecycle\.yaml --target /);
});

it('Ctrl-C ends it soon, with a report of what is known by then, and leaves nothing running', async () => {
  const url = await serveFast('chunkr');
  const scale = ['--time-scale', '100'];
  const words = ['check', 'chunkr', '--target', url, ...credential, ...scale, '--report', 'json=cut.json'];
  const running = startTaskdouble(words, inFolder);
  await running.said('stderr', /directed/);
  const { code, stdout } = await running.end('SIGINT');
  expect(code).toBe(3);
  expect(stdout).toMatch(/interrupted/);
  expect(existsSync(join(folder.path, 'cut.json'))).toBe(true);
  expect(isGroupAlive(running.pid)).toBe(false);
});
