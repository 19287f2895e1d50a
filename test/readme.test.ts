import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readBaseline } from '../conformance/report/read-baseline.js';
import { parseTarget } from '../conformance/target/parse-target.js';
import packageJson from '../package.json' with { type: 'json' };
import { openApi } from '../src/start/open-api.js';
import { killProcesses, startProcess } from './cli/run-process.js';
import { makeFolder, SAMPLE_LIFECYCLE, sampleDocument } from './cli/sample-document.js';
import { runTaskdouble, startServing } from './cli/taskdouble.js';
import { checkConfig, isConfig } from './readme/check-config.js';
import { checkTypes, toJavaScript } from './readme/check-types.js';
import { EXAMPLE_DOCUMENT } from './readme/documents.js';
import { type Block, commandsOf, readPages } from './readme/fenced-blocks.js';
import { replayChecks } from './readme/replay-checks.js';
import { replayPage } from './readme/replay-page.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const pages = readPages();
const folder = makeFolder();
afterEach(killProcesses);
afterAll(() => folder.remove());

const inLanguage = (...languages: readonly string[]) =>
  pages.filter(({ language }) => languages.includes(language));

/** Scripts that install, or that run everything, are not run here: they must be there and call what is there. */
function hasScripts(...names: readonly string[]): void {
  const scripts: Readonly<Record<string, string>> = packageJson.scripts;
  for (const name of names) {
    expect(scripts[name], `npm run ${name}`).toBeDefined();
    hasScripts(...[...(scripts[name] ?? '').matchAll(/npm run ([\w:-]+)/g)].map(([, called = '']) => called));
  }
}

/** Pages whose commands are run as they stand, from top to bottom, and print what the page shows. */
const REPLAYED = [
  'docs/fates.md',
  'docs/control.md',
  'docs/how-to/make-the-third-poll-fail.md',
  'docs/how-to/run-tests-in-parallel.md',
  'docs/how-to/see-what-my-client-did.md',
];

/** Pages whose commands check a simulator: they end as the page says, and print such lines as it shows. */
const CHECKED = ['docs/check.md', 'docs/how-to/check-my-implementation.md', 'docs/how-to/check-in-ci.md'];

/** The commands of the pages, each with the check of its page: it is run once. */
function checked(page: string): Readonly<Record<string, () => unknown>> {
  let run: Promise<void> | undefined;
  const check = () => {
    run ??= replayChecks(page);
    return run;
  };
  const blocks = inLanguage('sh').filter(({ place }) => place.startsWith(`${page}:`));
  return Object.fromEntries(blocks.flatMap(commandsOf).map((command) => [command, check]));
}

/** Each command of the page, with the check of the whole page: it is run once. */
function replayed(page: string): Readonly<Record<string, () => unknown>> {
  let run: ReturnType<typeof replayPage> | undefined;
  const check = async () => {
    run ??= replayPage(page);
    for (const { place, shown, printed } of await run) expect([place, printed]).toEqual([place, shown]);
  };
  const blocks = inLanguage('sh').filter(({ place }) => place.startsWith(`${page}:`));
  return Object.fromEntries(blocks.flatMap(commandsOf).map((command) => [command, check]));
}

/** What each command shown is checked by. A command that is not here fails. */
const COMMANDS: Readonly<Record<string, () => unknown>> = {
  ...Object.assign({}, ...REPLAYED.map(replayed), ...CHECKED.map(checked)),
  'npm ci': () => hasScripts('prepare'),
  'npm ci && npm start': () => hasScripts('prepare', 'start'), // run by npm-start.test.ts
  'npm ci && npm test': () => hasScripts('prepare', 'test'), // runs this
  'npm test': () => hasScripts('test'),
  'npm run check': () => hasScripts('check'),
  '.ci/run': () => {
    accessSync(`${root}.ci/run`, constants.X_OK);
    expect(spawnSync('bash', ['-n', '.ci/run'], { cwd: root }).status).toBe(0);
    hasScripts(
      ...[...readFileSync(`${root}.ci/run`, 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(
        ([, name = '']) => name,
      ),
    );
  },
  'npx taskdouble serve ./openapi.yaml --overlay lifecycle.yaml': async () => {
    const { ready } = await startServing(['./openapi.yaml', '--overlay', 'lifecycle.yaml'], bringYourOwn());
    expect(await fetch(`${ready.url}/tasks`, { method: 'POST' })).toMatchObject({ status: 201 });
  },
  'taskdouble serve chunkr': async () => {
    const { ready } = await startServing(['chunkr']);
    expect(ready.apis.map(({ name }) => name)).toEqual(['chunkr']);
  },
  'taskdouble serve --config taskdouble.yaml': async () => {
    folder.write('taskdouble.yaml', 'serve: {spec: chunkr, profile: flaky}');
    const { ready } = await startServing(['--config', 'taskdouble.yaml'], { cwd: folder.path });
    expect(ready).toMatchObject({ config: 'taskdouble.yaml', profile: 'flaky' });
  },
  "taskdouble check literature --target http://localhost:8000 --credential '${API_KEY}'": async () => {
    const words = ['check', 'literature', '--target', 'http://127.0.0.1:1', '--credential', '${API_KEY}'];
    expect(await runTaskdouble(words, { env: { API_KEY: 'key' } })).toMatchObject({ code: 3 });
  },
  // These run for minutes; conformance-suite.test.ts and the room of the mutants test what they are made of.
  'npm run conformance': () => hasScripts('conformance'),
  'npm run kill-matrix': () => hasScripts('kill-matrix'),
  "npm run kill-matrix -- --api chunkr --mutant 'cancel*' --seeds 5 --phase directed": () =>
    hasScripts('kill-matrix'),
  'taskdouble faults': async () => {
    expect(await runTaskdouble(['faults'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('stuck-task'),
    });
  },
  'taskdouble lint ./openapi.yaml': async () => {
    expect(await runTaskdouble(['lint', './openapi.yaml'], bringYourOwn())).toMatchObject({ code: 1 });
  },
  'taskdouble draw chunkr --format svg -o chunkr.svg': async () => {
    const args = ['draw', 'chunkr', '--format', 'svg', '-o', 'chunkr.svg'];
    expect(await runTaskdouble(args, bringYourOwn())).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(`${folder.path}/chunkr.svg`, 'utf8')).toMatch(/^<svg /);
  },
};

/** The files that the commands name, in a folder of their own. */
function bringYourOwn(): { readonly cwd: string } {
  folder.write('openapi.yaml', sampleDocument(''));
  folder.write('lifecycle.yaml', SAMPLE_LIFECYCLE);
  return { cwd: folder.path };
}

const tableCommands = [
  ...readFileSync(`${root}README.md`, 'utf8').matchAll(/^\| `(taskdouble [^`]+)` *\|/gm),
].map(([, command = '']) => command);
const shown = [...inLanguage('sh', 'bash', 'console').flatMap(commandsOf), ...tableCommands];

it.each([...new Set(shown)])('the command "%s" works as shown', async (command) => {
  const check = COMMANDS[command];
  expect(check, 'Say in COMMANDS of this file how the command is checked.').toBeDefined();
  await check?.();
});

it('every command of the table is shown somewhere', () => {
  expect(Object.keys(COMMANDS).filter((command) => !shown.includes(command))).toEqual([]);
});

it.each(inLanguage('ts', 'typescript'))('the TypeScript at $place compiles and runs', async ({ text }) => {
  expect(checkTypes(text)).toEqual([]);
  const file = `${root}.build/readme-${process.pid}.mjs`;
  mkdirSync(`${root}.build`, { recursive: true });
  writeFileSync(file, toJavaScript(text));
  const ended = await startProcess([process.execPath, file], { cwd: root }).ended;
  rmSync(file);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
});

it('a block that does not compile is seen', () => {
  expect(
    checkTypes(`import { startSimulator } from 'taskdouble';\nawait startSimulator({ spec: 1 });`),
  ).toEqual([expect.stringMatching(/^2: Type 'number' is not assignable/)]);
});

/** What a YAML block is part of decides how it is checked. */
async function checkYaml({ text }: Block): Promise<void> {
  const value = parse(text) as Readonly<Record<string, unknown>>;
  if (isConfig(value)) return checkConfig(text);
  if (Array.isArray(value)) return checkConfig(stringify({ faults: value }));
  if ('x-task-lifecycle' in value)
    return lintsClean(sampleDocument().replace(/^x-task-lifecycle:[\s\S]*/m, text));
  if ('states' in value) return lintsClean(EXAMPLE_DOCUMENT, text);
  if ('overlay' in value) {
    const filled = text.replace(
      /\{ ?version: 1 ?\} *# and the rest/,
      JSON.stringify(parse(SAMPLE_LIFECYCLE)),
    );
    expect(filled).not.toBe(text);
    return lintsClean(sampleDocument(''), filled);
  }
  if ('baseUrl' in value || 'create' in value || 'budget' in value || 'exclude' in value)
    return checkTarget(value);
  if ('known' in value) return void readBaseline(text, 'known.yaml');
  if ('jobs' in value || 'conformance' in value) return checkPipeline(text, value);
  expect(Object.keys(value), 'Say in this function how such a block is checked.').toEqual(['examples']);
}

/** The target file fits one of the documents. */
async function checkTarget(value: Readonly<Record<string, unknown>>): Promise<void> {
  const env = new Proxy({}, { get: () => 'set' });
  const world = { env, readFile: () => Buffer.from('') };
  const problems = await Promise.all(
    ['chunkr', 'literature'].map(async (spec) => {
      const { api } = await openApi(spec);
      return parseTarget({ baseUrl: 'http://127.0.0.1', ...value }, { api, ...world }).problems;
    }),
  );
  expect(problems).toContainEqual([]);
}

/** What a pipeline gives the action are inputs of it, and the options that it calls are there. */
async function checkPipeline(text: string, { jobs }: Readonly<Record<string, unknown>>): Promise<void> {
  const { stdout: help } = await runTaskdouble(['check', '--help']);
  for (const [option] of text.matchAll(/(?<=\s)--(?:overlay|report|target|time|seed)[a-z-]*/g))
    expect(help).toContain(`${option} `);
  if (jobs === undefined) return;
  const { inputs } = parse(readFileSync(`${root}action.yml`, 'utf8')) as { readonly inputs: object };
  const { steps } = (jobs as { readonly check: { readonly steps: readonly Step[] } }).check;
  const step = steps.find(({ uses }) => uses?.endsWith('/taskdouble'));
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? { none: 1 })));
}

type Step = { readonly uses?: string; readonly with?: object };

async function lintsClean(document: string, overlay?: string): Promise<void> {
  folder.write('openapi.yaml', document);
  folder.write('overlay.yaml', overlay ?? '');
  const args = [
    'lint',
    'openapi.yaml',
    '--json',
    ...(overlay === undefined ? [] : ['--overlay', 'overlay.yaml']),
  ];
  const { code, stdout } = await runTaskdouble(args, { cwd: folder.path });
  const { findings } = JSON.parse(stdout) as { findings: readonly { severity: string }[] };
  expect([code, findings.filter(({ severity }) => severity !== 'note')]).toEqual([0, []]);
}

it.each(inLanguage('yaml'))('the YAML at $place is sound', (block) => checkYaml(block));

it.each(pages.filter(({ language }) => language.startsWith('ts examples/')))(
  'the example at $place stands in the file that it names, which is a test',
  ({ language, text }) => {
    const file = readFileSync(`${root}${language.slice('ts '.length)}`, 'utf8');
    expect(file).toContain(text);
    expect(language).toMatch(/\.test\.ts$/);
  },
);

it('no block is of a language that nobody checks', () => {
  const known = ['', 'sh', 'bash', 'console', 'ts', 'typescript', 'yaml'];
  const isKnown = (language: string) => known.includes(language) || language.startsWith('ts examples/');
  expect(pages.filter(({ language }) => !isKnown(language))).toEqual([]);
  expect(pages.length).toBeGreaterThan(8);
});

it('every option and script that the pages mention is there', async () => {
  const helps = await Promise.all(
    ['serve', 'check', 'lint', 'draw', 'faults'].map((command) => runTaskdouble([command, '--help'])),
  );
  const help = helps.map(({ stdout }) => stdout).join('');
  for (const page of [
    'README.md',
    'CONTRIBUTING.md',
    'docs/lifecycle.md',
    'docs/configuration.md',
    ...CHECKED,
  ]) {
    const text = readFileSync(root + page, 'utf8');
    hasScripts(...[...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name));
    const codes = [...text.matchAll(/`([^`\n]*)`/g)].map(([, code = '']) => code);
    const options = codes
      .filter((code) => /^(npx )?(taskdouble|--)/.test(code))
      .flatMap((code) => code.match(/--[a-z-]+/g) ?? []);
    for (const option of options)
      expect([page, option, help.includes(`${option} `) || help.includes(`${option}\n`)]).toEqual([
        page,
        option,
        true,
      ]);
  }
});
