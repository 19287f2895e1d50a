import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { checkImplementation } from '../conformance/entry/check-implementation.js';
import { type ReportForm, reportForms, reportText } from '../conformance/entry/report-text.js';
import { toReplayFile } from '../conformance/shrink/replay-file.js';
import { type EchoServer, startEchoServer } from './check/echo-server.js';
import { killProcesses } from './cli/run-process.js';
import { makeFolder } from './cli/sample-document.js';
import { runTaskdouble } from './cli/taskdouble.js';
import { startChunkrReference } from './reference/chunkr/server.js';
import type { Running } from './reference/serve.js';

const folder = makeFolder();
const running: (Running | EchoServer)[] = [];
afterEach(async () => {
  killProcesses();
  await Promise.all(running.splice(0).map((one) => one.close()));
});
afterAll(() => folder.remove());

/** With what JSON, HTML, URLs, shells and patterns write in ways of their own. */
const SECRET = `sec"ret'<of>&our$own/+%20=*\\`;

/** Parts of it that no report has by chance, in any spelling. */
const traces = [
  /sec\\*"ret/,
  /sec(&quot;|%22|\\u0022)ret/i,
  /our\$own/,
  /our%24own/i,
  new RegExp(base64Part()),
];

function base64Part(): string {
  return Buffer.from(SECRET).toString('base64').slice(4, 20).replaceAll('+', '\\+');
}

const leaksIn = (text: string): readonly string[] => traces.filter((one) => one.test(text)).map(String);

/** Wrong, so that reports have failures to show, and talkative. */
async function startTalkative(): Promise<string> {
  const service = await startChunkrReference({
    key: SECRET,
    defects: ['unknown-label', 'key-not-checked-on-delete'],
  });
  const echo = await startEchoServer(service.url);
  running.push(service, echo);
  return echo.url;
}

const targetFile = 'target.yaml';
folder.write(
  targetFile,
  'baseUrl: ${CHECKED_URL}\ncredentials: { api_key: "${CHECKED_KEY}" }\ntimeScale: 100\n',
);

it('what is echoed is no leak of this test alone: the service shows the credential in every answer', async () => {
  const url = await startTalkative();
  const answer = await fetch(`${url}/api/v1/task/none`, { headers: { authorization: SECRET } });
  expect(leaksIn(JSON.stringify([...answer.headers]) + (await answer.text())).length).toBeGreaterThan(3);
});

it('no trace, no form of report and no replay file has the credential, whatever the service echoes', async () => {
  const url = await startTalkative();
  const checked = await checkImplementation(
    { spec: 'chunkr', target: url, rounds: 0, timeScale: 100, confirmations: 1, budget: { tasks: 20 } },
    { adapt: (target) => ({ ...target, credentials: { api_key: { reveal: () => SECRET } } }) },
  );
  expect(checked.report.counts.fail).toBeGreaterThan(0);
  expect(leaksIn(JSON.stringify(checked.run))).toEqual([]);
  expect(leaksIn(JSON.stringify(checked.judged))).toEqual([]);
  for (const form of reportForms) expect(leaksIn(await reportText(checked, form)), form).toEqual([]);
  const { api, report, replay } = checked;
  expect(leaksIn(toReplayFile({ api: api.name, seed: report.seed, plans: replay }))).toEqual([]);
});

it('the command line shows the credential nowhere: not in its output, not in a file', async () => {
  const url = await startTalkative();
  const files = reportForms.map((form: ReportForm) => `${form}=out-${form}`);
  const { code, stdout, stderr } = await runTaskdouble(
    [
      ...['check', 'chunkr', '--target-file', targetFile, '--tasks', '20', '--requests', '300'],
      ...files.flatMap((file) => ['--report', file]),
      ...['--save-replay', 'out-replay', '--write-baseline', 'out-baseline'],
    ],
    { cwd: folder.path, env: { CHECKED_URL: url, CHECKED_KEY: SECRET } },
  );
  expect(stderr).not.toMatch(/^taskdouble: /m);
  expect(code).toBe(1);
  expect(stdout).toMatch(/rules? do(es)? not pass/);
  expect(leaksIn(stdout + stderr)).toEqual([]);
  const written = readdirSync(folder.path).filter((name) => name.startsWith('out-'));
  expect(written).toHaveLength(reportForms.length + 2);
  for (const name of written)
    expect(leaksIn(readFileSync(join(folder.path, name), 'utf8')), name).toEqual([]);
});
