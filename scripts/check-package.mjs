// Packs the package, installs the tarball into an empty project elsewhere, and uses it there as its users do: the
// command line, every export under tsc and at run time, from ESM and from CommonJS. Needs a registry.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const { name, version, exports, devDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const project = mkdtempSync(join(tmpdir(), `${name}-package-`));
const put = (file, text) => writeFileSync(join(project, file), text);

/** Runs a program in the project and returns what it printed. */
function run(program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: project, encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new Error(`${[program, ...args].join(' ')} ended with ${status ?? error}:\n${stdout}${stderr}`);
}

/** @param {string} what @param {() => unknown} check */
async function step(what, check) {
  await check();
  console.log(`ok  ${what}`);
}

/** Every address that package.json exports, with the names of the documents in the place of `*`. */
function addresses() {
  const documents = readdirSync(join(root, 'specs')).filter((one) =>
    existsSync(join(root, 'specs', one, 'openapi.yaml')),
  );
  const schemas = readdirSync(join(root, 'schema'));
  return Object.keys(exports).flatMap((key) => {
    const own = key.replace(/^\./, name);
    if (!own.includes('*')) return [own];
    return (own.includes('/schema/') ? schemas : documents).map((one) => own.replace('*', one));
  });
}

function install() {
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
    cwd: root,
    encoding: 'utf8',
  });
  const [{ filename }] = JSON.parse(packed);
  put('package.json', '{"name": "project", "version": "1.0.0", "private": true}\n');
  const tools = ['typescript', '@types/node'].map((tool) => `${tool}@${devDependencies[tool]}`);
  run('npm', 'install', '--no-audit', '--no-fund', `./${filename}`, ...tools);
}

/** Starts the command line and polls a task that is not there: 404 in the API's own form. */
async function serveAndPoll() {
  const words = ['serve', 'chunkr', '--port', '0', '--json'];
  const child = spawn('npx', ['--no-install', name, ...words], {
    cwd: project,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const line = await new Promise((resolve, reject) => {
      child.stdout.once('data', (text) => resolve(String(text)));
      ended.then((code) => reject(new Error(`serve ended with ${code} before it was ready`)));
    });
    const { url } = JSON.parse(line);
    const headers = { authorization: 'taskdouble-demo-key', 'content-type': 'application/json' };
    const body = '{"file":"https://example.com/a.pdf"}';
    const { task_id } = await (
      await fetch(`${url}/api/v1/task/parse`, { method: 'POST', headers, body })
    ).json();
    const { status } = await (await fetch(`${url}/api/v1/task/${task_id}`, { headers })).json();
    if (!['Starting', 'Processing', 'Succeeded'].includes(status)) throw new Error(`a poll shows ${status}`);
  } finally {
    process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}

/** Whatever has types is imported under tsc; the typed client of a document must know its paths. */
function compile() {
  const typed = addresses().filter((address) => !/\.(?:yaml|json)$/.test(address));
  const imports = typed.map(
    (address, index) =>
      `import * as module${index} from '${address}';\nexport const used${index} = module${index};`,
  );
  put('imports.mts', `${imports.join('\n')}\n`);
  put(
    'use.mts',
    `import { DocumentError, startSimulator, type RunningSimulator } from '${name}';
import type { paths } from '${name}/specs/chunkr';
import manifest from '${name}/package.json' with { type: 'json' };

type Task = paths['/api/v1/task/{task_id}']['get']['responses'][200]['content']['application/json'];
export const status: Task['status'] = 'Succeeded';
export const version: string = manifest.version;
export const start = (): Promise<RunningSimulator> => startSimulator({ spec: 'chunkr', clock: 'manual' });
export const isOurs = (error: unknown): boolean => error instanceof DocumentError;
`,
  );
  put(
    'require.cts',
    `import taskdouble = require('${name}');\nexport const start = taskdouble.startSimulator;\n`,
  );
  const options = {
    module: 'NodeNext',
    target: 'ES2022',
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    resolveJsonModule: true,
    types: ['node'],
  };
  put(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: options, files: ['imports.mts', 'use.mts', 'require.cts'] }),
  );
  run('npx', '--no-install', 'tsc', '-p', '.');
}

/** What is there for a test runner, which the project does not have yet. */
const forRunner = `${name}/vitest`;

/** Code is imported and required; documents and schemas are found and read. */
function importAll() {
  const all = JSON.stringify(addresses().filter((address) => address !== forRunner));
  put(
    'run.mjs',
    `import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
for (const address of ${all}) {
  const url = import.meta.resolve(address);
  const text = readFileSync(fileURLToPath(url), 'utf8');
  if (text === '') throw new Error(address + ' is empty');
  if (address.endsWith('.json')) JSON.parse(text);
  else if (!address.endsWith('.yaml')) await import(address);
}
const { createControlClient, startSimulator } = await import('${name}');
const control = await import('${name}/control');
if (control.createControlClient !== createControlClient) throw new Error('${name}/control is another copy');
const simulator = await startSimulator({ spec: 'chunkr', clock: 'manual' });
simulator.clock.advance('5s');
await simulator.close();
`,
  );
  run(process.execPath, 'run.mjs');
  put(
    'run.cjs',
    `const { startSimulator } = require('${name}');
require('${name}/specs/chunkr');
startSimulator({ spec: 'docling' }).then((simulator) => simulator.close());
`,
  );
  const warned = spawnSync(process.execPath, ['run.cjs'], { cwd: project, encoding: 'utf8' });
  if (warned.status !== 0) throw new Error(`require('${name}') failed:\n${warned.stderr}`);
}

/** vitest is a peer that nobody must have: it is installed now, and a suite runs under it. */
function runSuite() {
  run('npm', 'install', '--no-audit', '--no-fund', `vitest@${devDependencies.vitest}`);
  put(
    'trace.test.mjs',
    `import { startSimulator } from '${name}';
import { describeConformance } from '${forRunner}';
const start = async () => (await startSimulator({ spec: 'trace', clock: 100 })).url;
const budget = { tasks: 20, requests: 200 };
describeConformance({ spec: 'trace', target: start, timeScale: 100, phases: ['directed'], budget });
`,
  );
  run('npx', '--no-install', 'vitest', 'run');
}

try {
  console.log(`${name} ${version}: packed, installed into ${project}`);
  await step('npm pack, npm install', install);
  await step(`npx ${name} --version`, () => {
    const printed = run('npx', '--no-install', name, '--version').trim();
    if (printed !== version) throw new Error(`expected ${version}, got ${printed}`);
  });
  await step('serve chunkr answers a poll', serveAndPoll);
  await step('every export under tsc (NodeNext, strict, libraries checked too)', compile);
  await step('every export at run time; require() from CommonJS', importAll);
  await step(`${forRunner} under vitest`, runSuite);
} catch (error) {
  console.error(`check:package failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(project, { recursive: true, force: true });
}
