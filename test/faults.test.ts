import { afterAll, expect, test } from 'vitest';
import { faultCatalogue } from '../src/faults/catalogue.js';
import type { FaultKind } from '../src/faults/fault-kind.js';
import { sampleRequest } from '../src/openapi/sample-request.js';
import { demoCredential } from '../src/simulator/check-credentials.js';
import { startSimulator } from '../src/start/start-simulator.js';

/**
 * Every fault of the catalogue over HTTP: what a client sees differs from what it sees without the fault, and is the
 * same byte for byte when it is done again. Faults that are nothing but bytes and time on a connection are watched in
 * `src/http/wire`, and those that need a document of their own in `environment-faults.test.ts`.
 */
const sim = await startSimulator({ spec: 'literature', clock: 'manual', seed: 11 });

const [mount] = sim.mounts;
const { api } = mount!.simulator;
const credentials = Object.fromEntries(
  [...api.securitySchemes.values()].flatMap((scheme) => {
    if (scheme.kind === 'apiKey') return [[scheme.header, demoCredential(scheme)]];
    return scheme.kind === 'bearer' ? [['authorization', `Bearer ${demoCredential(scheme)}`]] : [];
  }),
);

const sample = sampleRequest(api, api.operations.find(({ lifecycle }) => lifecycle?.creates !== undefined)!);

type Seen = {
  readonly call: string;
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
};
type Walk = { readonly seen: readonly Seen[]; readonly announced: readonly string[] };

let walks = 0;

/** Two tasks, one of them watched to its end, a third cancelled and watched, lists, an unknown id: in a new namespace. */
async function walk(fault?: FaultKind): Promise<Walk> {
  const name = `walk-${walks++}`;
  const controls = sim.within(name);
  if (fault !== undefined) controls.faults.add({ id: 'f', fault: { kind: fault.kind, ...fault.example } });
  const seen: Seen[] = [];
  const announced: string[] = [];

  async function call(method: string, path: string, body?: object): Promise<Seen> {
    const answer = await fetch(`${sim.url}/@${name}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...credentials, 'user-agent': 'walk', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const said = answer.headers.get('x-taskdouble-fault');
    if (said !== null) announced.push(said);
    const text = (await answer.text()).replaceAll(`/@${name}`, '');
    const one = {
      call: `${method} ${path}`,
      status: answer.status,
      type: answer.headers.get('content-type'),
      body: text,
    };
    seen.push(one);
    return one;
  }
  const submit = async (): Promise<string> => {
    await call('POST', sample.url, sample.body as object);
    return controls.tasks.list({ limit: 1 })[0]?.id ?? '1';
  };
  const poll = async (id: string) => {
    for (let count = 0; count < 2; count++) await call('GET', `/api/v1/tasks/${id}`);
  };
  const id = await submit();
  await submit();
  for (let step = 0; step < 8; step++) {
    await poll(id);
    controls.clock.advance('1s');
  }
  const other = await submit();
  await call('POST', `/api/v1/tasks/${other}/cancel`);
  await poll(other);
  await call('POST', `/api/v1/tasks/${id}/cancel`);
  await poll(id);
  await call('GET', '/api/v1/tasks');
  await call('GET', '/api/v1/tasks?status=completed');
  await call('GET', '/api/v1/tasks/987654321');
  sim.drop(name);
  return { seen, announced };
}

const clean = await walk();
afterAll(() => sim.close());

const contractFaults = [...faultCatalogue.values()].filter(({ family }) => family === 'contract');

test.each(contractFaults.map((fault) => [fault.kind, fault] as const))(
  '%s is seen from outside, and is the same every time',
  async (kind, fault) => {
    const first = await walk(fault);
    expect(new Set(first.announced)).toEqual(new Set([`f:${kind}`]));
    expect(first.seen).not.toEqual(clean.seen);
    expect(await walk(fault)).toEqual(first);
  },
);

/** Answered in place of the operation or its reply. */
const ANSWERS = [
  'server-error',
  'too-many-requests',
  'unauthorized',
  'redirect',
  'maintenance',
  'rate-limit',
];

test.each(ANSWERS)('%s is seen from outside, and is the same every time', async (kind) => {
  const fault = faultCatalogue.get(kind)!;
  const first = await walk({ ...fault, example: { ...fault.example } });
  expect(first.seen).not.toEqual(clean.seen);
  expect(first.announced).toContain(`f:${kind}`);
  expect(await walk(fault)).toEqual(first);
});

test('a walk without faults is the same every time, and no answer speaks of any', async () => {
  expect(await walk()).toEqual(clean);
  expect(clean.announced).toEqual([]);
});

test('a stealthy rule changes the answer and says nothing; the journal knows', async () => {
  const controls = sim.within('stealth');
  controls.faults.add({ id: 'f', stealth: true, fault: 'server-error' });
  const answer = await fetch(`${sim.url}/@stealth/api/v1/tasks`, { headers: credentials });
  expect(answer.status).toBe(503);
  expect(JSON.stringify([...answer.headers])).not.toContain('taskdouble');
  expect(controls.journal.exchanges().map(({ faults }) => faults)).toEqual([['f:server-error']]);
});

test('latency, errors and lost answers hit refused requests too, faults of the contract do not', async () => {
  const controls = sim.within('refused');
  controls.faults.add({ id: 'a', fault: 'wrong-content-type' });
  const ask = async (init: RequestInit) => {
    const answer = await fetch(`${sim.url}/@refused${sample.url}`, { method: 'POST', ...init });
    return [answer.status, answer.headers.get('x-taskdouble-fault')];
  };
  const send = (type: string, body: string): RequestInit => ({ headers: { 'content-type': type }, body });
  const json = 'application/json';
  const wrong = [{}, send('text/csv', 'a,b'), send(json, '{'), send(json, '"x"')];
  const before = [];
  for (const init of wrong) before.push(await ask(init));
  expect(before).toEqual([422, 415, 422, 422].map((status) => [status, null]));
  controls.faults.add({ id: 'b', fault: 'server-error' });
  for (const init of wrong) expect(await ask(init)).toEqual([503, 'b:server-error']);
});
