import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { takeClosedPort } from '../src/http/closed-port.cases.js';
import { killProcesses, startProcess } from './cli/run-process.js';
import { startServing } from './cli/taskdouble.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = `${root}.build/suite-${process.pid}`;
const KEY = 'taskdouble-demo-key';

afterEach(killProcesses);
beforeAll(() => void mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Test = { readonly title: string; readonly status: string; readonly failureMessages: readonly string[] };

/** Runs suites as a user's project does, through what the package exports; their tests by name. */
async function runSuites(suites: readonly object[]): Promise<ReadonlyMap<string, Test>> {
  const calls = suites.map((suite) => `describeConformance(${JSON.stringify(suite)});`);
  writeFileSync(
    `${folder}/api.test.ts`,
    [`import { describeConformance } from 'taskdouble/vitest';`, ...calls].join('\n'),
  );
  writeFileSync(`${folder}/vitest.config.mjs`, `export default { test: { include: ['*.test.ts'] } };\n`);
  const words = ['vitest', 'run', '--root', folder, '--reporter', 'json', '--outputFile', 'tests.json'];
  const { stdout, stderr } = await startProcess(['npx', '--no-install', ...words], {
    cwd: root,
    env: { KEY, VITEST: undefined },
  }).ended;
  const report = JSON.parse(readFileSync(`${folder}/tests.json`, 'utf8')) as {
    readonly testResults: readonly { readonly assertionResults: readonly Test[] }[];
  };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  expect(tests, stdout + stderr).not.toEqual([]);
  return new Map(tests.map((test) => [test.title, test]));
}

const budget = { tasks: 60, requests: 600, requestsPerSecond: 1000 };
const common = { spec: 'literature', timeScale: 100, credential: '${KEY}', budget, phases: ['directed'] };

async function serve(...words: readonly string[]): Promise<string> {
  return (await startServing(['literature', '--speed', '100', ...words])).ready.url;
}

it('each rule is a test: passed where it is proven, skipped where it could not be judged', async () => {
  const tests = await runSuites([{ ...common, target: await serve() }]);
  const statuses = new Map([...tests].map(([title, { status }]) => [title, status]));
  expect(statuses.get('can be judged')).toBe('passed');
  expect(statuses.get('operations/startSearchTask/creates')).toBe('passed');
  // The profile of the simulator lets no task fail.
  expect(statuses.get('states/failed/final')).toBe('skipped');
  expect(new Set(statuses.values())).toEqual(new Set(['passed', 'skipped']));
});

it('the test of a broken rule fails, with the exchanges and shell lines that show it', async () => {
  const target = await serve('--fault', 'completion-without-result');
  const tests = await runSuites([{ ...common, target }]);
  const broken = tests.get('states/completed/has/~1result');
  expect(broken?.status).toBe('failed');
  const [message = ''] = broken?.failureMessages ?? [];
  expect(message).toMatch(/Required: A completed task has a result/);
  expect(message).toMatch(/GET \/api\/v1\/tasks\/\S+ +→ 200 completed/);
  expect(message).toMatch(/curl -sS .*\/tasks\//);
  expect(message).toContain('API_KEY');
  expect(message).not.toContain(KEY);
  expect(tests.get('operations/startSearchTask/creates')?.status).toBe('passed');
});

it('what is down cannot be judged: one test fails and says so, the others are skipped', async () => {
  const closed = await takeClosedPort();
  const tests = await runSuites([{ ...common, target: closed.url }]);
  await closed.close();
  const failed = [...tests.values()].filter(({ status }) => status === 'failed');
  expect(failed.map(({ title }) => title)).toEqual(['can be judged']);
  expect(failed[0]?.failureMessages[0]).toContain(`No request to ${closed.url} was answered`);
  expect(tests.get('operations/startSearchTask/creates')?.status).toBe('skipped');
});
