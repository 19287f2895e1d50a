import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningSimulator, type StartOptions, startSimulator } from '../start/start-simulator.js';
import type { Subject } from './control-case.cases.js';
import { createControlClient } from './control-client.js';
import type { ControlCode } from './control-error.js';
import { asRemote, asWhole, controlCases } from './controls.cases.js';
import { controlOperations, createAnswerJudge } from './judge-answers.cases.js';
import { type Seen, watch, watchControls } from './watch-controls.cases.js';

const settings: Omit<StartOptions, 'spec'> = {
  clock: 'manual',
  maxExchanges: 20,
  credentials: { api_key: 'case-key' },
  profiles: [{ name: 'mine', fate: {}, faults: [] }],
  scenarios: [{ name: 'outage', fate: {}, faults: [] }],
};

let one: RunningSimulator;
let two: RunningSimulator;
const judge = createAnswerJudge();
const send = globalThis.fetch;
beforeAll(async () => {
  vi.stubGlobal('fetch', async (request: Request) => {
    const response = await send(request);
    if (request instanceof Request) await judge.see(request, response.clone());
    return response;
  });
  one = await startSimulator({ ...settings, spec: 'chunkr' });
  const { credentials: _, ...others } = settings;
  two = await startSimulator({ ...others, spec: ['chunkr', 'docling'] });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await Promise.all([one.close(), two.close()]);
});

type Way = 'process' | 'network';

const seen: Readonly<Record<Way, Seen>> = {
  process: { calls: new Set(), codes: new Set() },
  network: { calls: new Set(), codes: new Set() },
};

/** Each case has namespaces of its own. */
function subjectOf(by: Way, name: string): Subject {
  const plain = plainSubject(by, name);
  const all = watch('', { ...plain.all }, seen[by]);
  const within = (namespace: string) => watchControls(plain.all.within(namespace), seen[by]);
  return {
    ...plain,
    control: watchControls(plain.control, seen[by]),
    two: watchControls(plain.two, seen[by]),
    all: { ...all, within },
  };
}

function plainSubject(by: Way, name: string): Subject {
  const ask: Subject['ask'] = (method, path, body) =>
    send(`${one.url}/@${name}${path}`, {
      method,
      headers: { authorization: 'case-key', 'x-taskdouble-client': 'case/1' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  if (by === 'process') {
    return { ask, control: asRemote(one.within(name)), all: asWhole(one), two: asRemote(two.within(name)) };
  }
  const all = createControlClient({ url: one.url });
  const other = createControlClient({ url: `${two.adminUrl}/` });
  return { ask, control: all.within(name), all, two: other.within(name) };
}

for (const by of ['process', 'network'] as const) {
  test.each(controlCases.map((one, index) => ({ ...one, name: `${by}-${index}` })))(
    `over the ${by}: $says`,
    async ({ run, name }) => {
      await run(subjectOf(by, name));
    },
  );
}

const CALLS = [
  ...[
    'now',
    'mode',
    'isLocked',
    'advance',
    'set',
    'advanceToNextEvent',
    'freeze',
    'run',
    'switchTo',
    'lock',
    'unlock',
  ].map((name) => `clock.${name}`),
  ...['list', 'get', 'create', 'move', 'hold', 'release', 'follow', 'delete'].map((name) => `tasks.${name}`),
  ...['list', 'add', 'addAll', 'remove', 'reset', 'kinds'].map((name) => `faults.${name}`),
  ...['get', 'use'].map((name) => `settings.${name}`),
  ...['exchanges', 'jsonl', 'har', 'dropped', 'clear'].map((name) => `journal.${name}`),
  ...['client', 'reset', 'namespaces', 'drop'],
];

const CODES: Readonly<Record<Exclude<ControlCode, 'too-many-namespaces'>, true>> = {
  'ambiguous-task': true,
  'clock-backwards': true,
  invalid: true,
  'invalid-fault': true,
  'unknown-api': true,
  'unknown-namespace': true,
  'unknown-outcome': true,
  'unknown-profile': true,
  'unknown-rule': true,
  'unknown-scenario': true,
  'unknown-state': true,
  'unknown-task': true,
};

test.each(['process', 'network'] as const)(
  'the cases make every call and meet every error over the %s',
  (by) => {
    expect([...seen[by].calls].sort()).toEqual([...CALLS].sort());
    expect([...seen[by].codes].sort()).toEqual(Object.keys(CODES).sort());
  },
);

test('every operation of the document has answered, and nothing that the document does not permit', async () => {
  const client = createControlClient({ url: one.url });
  expect(await client.isAlive()).toBe(true);
  expect(await client.metrics()).toContain('taskdouble_requests_total');
  await fetch(new Request(`${one.url}/__admin/openapi.json`));
  await client.reset();
  expect([...judge.succeeded].sort()).toEqual(controlOperations.map(({ key }) => key).sort());
  expect(judge.wrong).toEqual([]);
});

test('a namespace beyond the thousandth is refused', async () => {
  const sim = await startSimulator({ spec: 'chunkr', clock: 'manual' });
  for (let index = 0; index < 1_000; index++) sim.within(`w${index}`).clock.now();
  const client = createControlClient({ url: sim.url });
  await expect(client.within('more').tasks.list()).rejects.toMatchObject({ code: 'too-many-namespaces' });
  expect(() => sim.within('more').tasks.list()).toThrow('Drop those of earlier test workers');
  await sim.close();
});
