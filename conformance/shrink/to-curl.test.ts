import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import { chunkr } from '../monitor/chunkr.cases.js';
import { literature } from '../monitor/literature.cases.js';
import { press } from '../monitor/press.cases.js';
import { traceOf, type Written } from '../monitor/traces.cases.js';
import { toCurl } from './to-curl.js';

const path = { task_id: 'id-1' };
const headers = { authorization: '<credential>', host: 'localhost', 'content-type': 'application/json' };
const task = (status: string): object => ({ task_id: 'id-1', status, created_at: 'x', configuration: {} });
const note = `it's "$HOME" \`x\``;
const steps: readonly Written[] = [
  ['create', { at: 0, headers, body: { file: note }, status: 200, json: task('Starting') }],
  [
    'read',
    { at: 1, path, headers: { authorization: '<credential>' }, status: 200, json: task('Processing') },
  ],
  ['cancel', { at: 2, path, headers: { authorization: '<credential>' }, status: 200 }],
  [
    'read',
    {
      at: 3,
      path,
      headers: { authorization: '<credential>' },
      query: { include_chunks: 'false' },
      status: 200,
      json: task('Processing'),
    },
  ],
];
const script = (api: Api, written: readonly Written[]): string =>
  toCurl(traceOf(api, written), { api, baseUrl: 'http://127.0.0.1:9/base', title: 'two\nlines' });

/** Runs a script with a curl that notes down what it was given, and answers. */
function run(text: string, answer: string, env: Record<string, string>): readonly (readonly string[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'curl-script-'));
  try {
    const noted = join(folder, 'noted');
    const fake = `#!/bin/sh\nfor word in "$@"; do printf '%s\\037' "$word" >> '${noted}'; done\nprintf '\\036' >> '${noted}'\ncat '${folder}/answer'\n`;
    writeFileSync(join(folder, 'curl'), fake, { mode: 0o755 });
    writeFileSync(join(folder, 'answer'), answer);
    execFileSync('sh', ['-e', '-c', text], { env: { PATH: `${folder}:${process.env.PATH}`, ...env } });
    const calls = readFileSync(noted, 'utf8').split('\x1e').slice(0, -1);
    return calls.map((call) => call.split('\x1f').slice(0, -1));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a script sends the same requests, with the ids of fresh tasks and the credentials of its environment', () => {
  const answer = '{"task_id": "fresh-7",\n "status": "Processing"}';
  const calls = run(script(chunkr, steps), answer, { KEY: 'my $secret' });
  const base = 'http://127.0.0.1:9/base/api/v1/task';
  const credential = ['-H', 'authorization: my $secret'];
  const body = ['-H', 'Content-Type: application/json', '--data-raw', JSON.stringify({ file: note })];
  expect(calls).toEqual([
    ['-sS', `${base}/parse`, ...credential, ...body],
    ['-sS', `${base}/fresh-7`, ...credential],
    ['-sS', '-i', `${base}/fresh-7/cancel`, ...credential],
    ['-sS', '-i', `${base}/fresh-7?include_chunks=false`, ...credential],
  ]);
});

test('a script says what it needs, and does nothing without it', () => {
  expect(script(chunkr, steps)).toContain('# Needs curl. Set KEY before.');
  expect(script(chunkr, steps)).toContain('# two lines\n');
  expect(() => run(script(chunkr, steps), '{}', {})).toThrow();
  expect(script(chunkr, steps)).not.toContain('jq');
});

test('an id is read from a header, wherever its URL has it', () => {
  const written: readonly Written[] = [
    [
      'submit',
      { at: 0, status: 201, sends: { location: '/jobs/7/view' }, headers: { 'idempotency-key': '7' } },
    ],
    ['stop', { at: 1, path: { id: 7 }, status: 200 }],
  ];
  const answer = 'HTTP/1.1 201 Created\r\nLocation: http://host/jobs/fresh/view\r\n\r\n';
  const [first, second] = run(script(press, written), answer, {});
  expect(first).toContain('idempotency-key: 7');
  expect(second?.at(2)).toContain('/jobs/fresh');
});

test('jq is asked for only where a plain tool could read the wrong member', () => {
  const search = (data: object): Written => [
    'search',
    { at: 0, path: { project_id: 1 }, body: {}, status: 200, json: { code: 200, data } },
  ];
  expect(script(literature, [search({ task_id: 5, status: 'pending' })])).not.toContain('jq');
  expect(script(literature, [search({ task_id: 5, other: { task_id: 6 } })])).toContain(
    'jq -r .data.task_id',
  );
});

test('calls that overlapped are sent side by side', () => {
  const cancel = (at: readonly [number, number]): Written => ['cancel', { at, path, status: 200 }];
  const text = script(chunkr, [steps[0]!, cancel([2, 3]), cancel([2.25, 2.5])]);
  expect(text).toContain('(sleep 0.250; curl');
  expect(text).toMatch(/&\nwait\n$/);
});
