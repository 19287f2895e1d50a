import { expect, test } from 'vitest';
import { ENV, readText } from './read-config.cases.js';

test('every key of serve becomes the setting it stands for', () => {
  const { config, mistakes } = readText(`
serve:
  spec: [chunkr, ./pay.yaml]
  overlays: lifecycle.yaml
  port: 0
  host: 0.0.0.0
  seed: 7
  clock: step:1.5s
  epoch: 2030-06-01T12:00:00+02:00
  profile: flaky
  scenarios: [a]
  preload: 10
  cors: false
  credentials: {api_key: "x-\${KEY}", other: "$\${KEY}"}
  limits: {tasks: 1, exchanges: 0, journal: 1kb, body: 2048}
  admin: {port: 1, token: "\${TOKEN}"}
  watch: true
  log: {level: info, json: true}
  client-report: out/report.txt
  journal: out/journal.har
  x-note: free
scenarios: {a: {}}
`);
  expect(mistakes).toEqual([]);
  expect(config?.serve).toEqual({
    spec: ['chunkr', '/folder/./pay.yaml'],
    overlays: ['/folder/lifecycle.yaml'],
    port: 0,
    host: '0.0.0.0',
    seed: 7,
    clock: { kind: 'step', stepMs: 1_500 },
    epochMs: Date.parse('2030-06-01T10:00:00Z'),
    profile: 'flaky',
    active: ['a'],
    preload: 10,
    cors: false,
    credentials: { api_key: 'x-secret-key', other: '${KEY}' },
    maxTasks: 1,
    maxExchanges: 0,
    maxJournalCharacters: 1_024,
    bodyLimitBytes: 2_048,
    admin: { port: 1, token: 'secret-token' },
    watch: true,
    logLevel: 'info',
    logJson: true,
    clientReport: '/folder/out/report.txt',
    journal: '/folder/out/journal.har',
  });
});

test.each([
  ['{speed: 10}', { clock: { kind: 'scaled', factor: 10 } }],
  ['{speed: 1}', { clock: { kind: 'real' } }],
  ['{clock: auto}', { clock: { kind: 'auto' } }],
  ['{credentials: any}', { credentials: 'any' }],
  ['{credentials: demo}', { credentials: {} }],
  ['{admin: false}', { admin: false }],
  ['{}', {}],
])('serve: %s sets %j and nothing else', (text, expected) => {
  expect(readText(`serve: ${text}`).config?.serve).toEqual(expected);
});

test('a profile has what it extends, but for what it says itself', () => {
  const { config, mistakes } = readText(`
profiles:
  child:
    extends: parent
    dwell: {running: 9s}
    faults: [{id: late, fault: {kind: latency, delay: 5s}}, {fault: reset}]
  parent:
    extends: flaky
    outcome: failed
    dwell: {running: 1s, "*": 2s}
    progression: {kind: manual, reads: 3}
    faults: [{id: late, fault: latency}, {fault: reset}]
`);
  expect(mistakes).toEqual([]);
  const [child, parent] = config!.profiles;
  expect(child!.fate).toEqual({
    base: 'lifecycle',
    ends: { failed: 1 },
    dwell: { running: { type: 'fixed', value: 9_000 }, '*': { type: 'fixed', value: 2_000 } },
    course: { kind: 'manual', reads: 3 },
  });
  const flaky = ['latency', 'unavailable', 'too-many', 'reset'];
  expect(parent!.faults.map(({ id }) => id)).toEqual([...flaky, 'late', 'reset-1']);
  expect(child!.faults.map(({ id }) => id)).toEqual([...flaky, 'reset-1', 'late', 'reset-2']);
  expect(child!.faults.find(({ id }) => id === 'late')?.fault).toMatchObject({ delay: { value: 5_000 } });
});

test('a profile that extends nothing has the weights of the lifecycle', () => {
  expect(readText('profiles: {mine: {}}').config?.profiles).toEqual([
    { name: 'mine', fate: { base: 'lifecycle' }, faults: [] },
  ]);
});

test('a scenario says what applies to which requests', () => {
  const { config, mistakes } = readText(`
scenarios:
  big:
    match: {does: submit, body: {/file: "*big*"}}
    ends: {Failed: 1, success: 0}
    progression: hold
    faults: [reset, {probability: 0.5, fault: {kind: server-error, status: 500}}]
`);
  expect(mistakes).toEqual([]);
  expect(config?.scenarios).toMatchObject([
    {
      name: 'big',
      match: { does: 'submit', body: { '/file': '*big*' } },
      fate: { ends: { Failed: 1, success: 0 }, course: { kind: 'hold' } },
      faults: [{ id: 'reset-1' }, { id: 'server-error-1', probability: 0.5 }],
    },
  ]);
});

test("rules may be written in WireMock's and Toxiproxy's words", () => {
  const { config, mistakes } = readText(`
faults:
  - {fixedDelayMilliseconds: 200}
  - {fault: CONNECTION_RESET_BY_PEER}
  - {type: latency, attributes: {latency: 100, jitter: 0}, toxicity: 0.5}
`);
  expect(mistakes).toEqual([]);
  expect(config?.faults.map(({ fault }) => fault.kind)).toEqual(['latency', 'reset', 'latency']);
});

test('what a variable of the environment holds is in no message', () => {
  const text = 'serve: {credentials: {a: "${KEY}${NONE}"}, admin: {token: "${TOKEN}${EMPTY}"}}';
  const { mistakes } = readText(text);
  expect(mistakes).toEqual([
    '1:23 expected the environment variable NONE, which is not set. Set it before the start: NONE=… taskdouble serve, or write a value in its place.',
    '1:52 expected the environment variable EMPTY, which is empty. Set it before the start: EMPTY=… taskdouble serve, or write a value in its place.',
  ]);
  for (const secret of [ENV.KEY, ENV.TOKEN]) expect(mistakes.join()).not.toContain(secret);
});
