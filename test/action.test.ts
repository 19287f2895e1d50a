import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { killProcesses, startProcess } from './cli/run-process.js';
import { makeFolder } from './cli/sample-document.js';
import { startServing } from './cli/taskdouble.js';

const root = fileURLToPath(new URL('../', import.meta.url));

type Action = {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly env: Readonly<Record<string, string>>; readonly run: string }[];
  };
};

const { inputs, runs } = parse(readFileSync(`${root}action.yml`, 'utf8')) as Action;
const [step] = runs.steps;

const folder = makeFolder();
afterEach(killProcesses);
afterAll(() => folder.remove());

/** Runs the script of the action as a runner does, with an `npx` that runs what is built here. */
async function runAction(given: Readonly<Record<string, string>>) {
  const bin = join(folder.path, 'bin');
  mkdirSync(bin, { recursive: true });
  const main = `${root}dist/src/cli/main.js`;
  const npx = `#!/bin/sh\n[ "$1 $2" = "--yes taskdouble@latest" ] || exit 99\nshift 2\nexec "${process.execPath}" "${main}" "$@"\n`;
  chmodSync(folder.write('bin/npx', npx), 0o755);
  const output = folder.write('output.txt', '');
  const variables = Object.entries(step?.env ?? {}).map(([variable, source]) => {
    const [, name = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(source) ?? [];
    return [variable, given[name] ?? inputs[name]?.default ?? ''];
  });
  const PATH = `${bin}:${process.env.PATH}`;
  const env = { ...Object.fromEntries(variables), PATH, GITHUB_OUTPUT: output };
  const script = folder.write('run.sh', step?.run ?? '');
  const bash = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', script];
  const { code, stdout, stderr } = await startProcess(bash, { cwd: folder.path, env }).ended;
  return { code, text: stdout + stderr, output: readFileSync(output, 'utf8') };
}

const REPORTS = ['check.sarif', 'ctrf.json', 'junit.xml', 'report.html', 'report.json'];
const budget = '--tasks\n40\n--requests\n400\n--time-scale\n100\n\n--quiet';

it('every input is documented, and handed to the script by the environment only', () => {
  expect(step?.run).not.toContain('${{');
  const used = Object.values(step?.env ?? {}).map((source) => source.replace(/^.*inputs\.([\w-]+).*$/, '$1'));
  expect(used.toSorted()).toEqual(Object.keys(inputs).toSorted());
  for (const { description } of Object.values(inputs)) expect(description).toMatch(/^\S.{10,}/);
});

it('the reports are there, whatever their folder is called, and the exit code is an output', async () => {
  const { ready } = await startServing(['trace', '--speed', '100']);
  const reports = `re"port's $(touch broken) ; *`;
  const done = await runAction({ spec: 'trace', target: ready.url, reports, args: budget });
  expect([done.code, done.output]).toEqual([0, 'exit-code=0\n']);
  expect(readdirSync(join(folder.path, reports)).toSorted()).toEqual(REPORTS);
  expect(readdirSync(folder.path)).not.toContain('broken');
});

it('a broken promise ends it with 1, and the reports are there all the same', async () => {
  const fault = ['--fault', 'completion-without-result'];
  const { ready } = await startServing(['literature', '--speed', '100', ...fault]);
  folder.write('the target.yaml', `baseUrl: ${ready.url}\ncredential: taskdouble-demo-key\n`);
  const done = await runAction({
    ...{ spec: 'literature', 'target-file': 'the target.yaml', strict: 'true', seed: '7' },
    ...{ reports: 'broken', args: budget },
  });
  expect([done.code, done.output]).toEqual([1, 'exit-code=1\n']);
  expect(readdirSync(join(folder.path, 'broken')).toSorted()).toEqual(REPORTS);
  const report = JSON.parse(readFileSync(join(folder.path, 'broken/report.json'), 'utf8')) as object;
  expect(report).toMatchObject({ seed: 7, strict: true });
});

it('a wrong input is said by the command, and its code is an output too', async () => {
  const done = await runAction({ spec: 'no such; touch spec', target: 'http://127.0.0.1:1' });
  expect([done.code, done.output]).toEqual([2, 'exit-code=2\n']);
  expect(done.text).toMatch(/no such; touch spec/);
  expect(readdirSync(folder.path)).not.toContain('spec');
});

it('the installed version is run, else the latest; where there is none, that is said and the code is 2', async () => {
  const installed = join(folder.path, 'node_modules/.bin');
  mkdirSync(installed, { recursive: true });
  chmodSync(folder.write('node_modules/.bin/taskdouble', '#!/bin/sh\necho "installed $*"\n'), 0o755);
  const own = await runAction({ spec: 'trace' });
  expect([own.code, own.text]).toEqual([
    0,
    expect.stringMatching(/^installed --version\ninstalled check trace /),
  ]);
  const missing = await runAction({ spec: 'trace', version: '0.0.0-none' });
  expect([missing.code, missing.output]).toEqual([2, 'exit-code=2\n']);
  expect(missing.text).toContain('could not be started by "npx --yes taskdouble@0.0.0-none"');
});
