import { beforeAll, expect, test } from 'vitest';
import type { Api } from '../src/openapi/api.js';
import type { CallBody } from '../src/simulator/call.js';
import { createNamespaces } from '../src/simulator/create-namespaces.js';
import { createSimulator, type Simulator, type SimulatorOptions } from '../src/simulator/simulator.js';
import { openApi } from '../src/start/open-api.js';
import { buildRequest } from './random/build-request.js';

let apis: readonly Api[];
beforeAll(async () => {
  apis = [(await openApi('chunkr')).api, (await openApi('docling')).api];
});

function simulators(more: Partial<SimulatorOptions> = {}): readonly [Simulator, Simulator] {
  const settings = {
    seed: 1,
    profile: { name: 'happy', fate: { base: 'happy' as const }, faults: [] },
    scenarios: [],
    active: [],
  };
  const namespaces = createNamespaces({ settings, mode: { kind: 'manual' }, maxNamed: 2 });
  const [one, two] = apis.map((api) => createSimulator({ api, namespaces, ...more }));
  return [one!, two!];
}

/** Submits as the document's example does and returns the status. */
function submit(simulator: Simulator, namespace: string): number {
  const { api } = simulator;
  const operation = api.operations.find(({ lifecycle }) => lifecycle?.creates !== undefined)!;
  const { head, body } = buildRequest(api, operation, { id: '', variant: 0 });
  const admission = simulator.admit(head, namespace);
  if (admission.kind === 'none') throw new Error('No route.');
  const reply = admission.kind === 'reply' ? admission.reply : simulator.perform(admission, body as CallBody);
  const nowMs = admission.world?.clock.now() ?? 0;
  simulator.record(admission, { head, body: { kind: 'empty' }, reply, callMs: nowMs, nowMs });
  return reply.status;
}

const idsIn = (simulator: Simulator, namespace: string): readonly string[] =>
  [...simulator.world(namespace)!.store.oldestFirst()].map(({ id }) => id);

test('the APIs of a namespace share its clock, and each has its own tasks', () => {
  const [chunkr, docling] = simulators();
  submit(chunkr, 'one');
  chunkr.world('one')!.clock.advance(500);
  expect(docling.world('one')!.clock.now()).toBe(chunkr.world('one')!.clock.now());
  expect([idsIn(chunkr, 'one').length, idsIn(docling, 'one').length]).toEqual([1, 0]);
});

test('the exchanges of a namespace are counted over all of its APIs', () => {
  const [chunkr, docling] = simulators();
  for (const simulator of [chunkr, docling, docling, chunkr]) submit(simulator, 'one');
  submit(chunkr, 'two');
  const seqs = (simulator: Simulator, name: string) => simulator.exchanges(name).map(({ seq }) => seq);
  expect([seqs(chunkr, 'one'), seqs(docling, 'one'), seqs(chunkr, 'two')]).toEqual([[0, 3], [1, 2], [0]]);
});

test('ids are drawn from the seed of the namespace', () => {
  const [chunkr] = simulators();
  chunkr.namespaces.of('two')!.use({ seed: 2 });
  for (const name of ['', 'one', 'two']) submit(chunkr, name);
  expect(idsIn(chunkr, 'one')).toEqual(idsIn(chunkr, ''));
  expect(idsIn(chunkr, 'two')).not.toEqual(idsIn(chunkr, ''));
});

test('a namespace that was dropped is empty in every API, and others keep what they have', () => {
  const [chunkr, docling] = simulators();
  for (const simulator of [chunkr, docling]) for (const name of ['one', 'two']) submit(simulator, name);
  chunkr.namespaces.drop('one');
  for (const simulator of [chunkr, docling]) {
    expect(simulator.exchanges('one')).toEqual([]);
    expect(simulator.worlds().map(({ namespace }) => namespace.name)).toEqual(['two']);
    expect([idsIn(simulator, 'one').length, idsIn(simulator, 'two').length]).toEqual([0, 1]);
  }
});

test('the first request after a drop finds nothing of what was there', () => {
  const [chunkr] = simulators();
  submit(chunkr, 'one');
  chunkr.namespaces.drop('one');
  submit(chunkr, 'one');
  expect(idsIn(chunkr, 'one').length).toBe(1);
});

test('a reset begins anew: the same submits get the same ids', () => {
  const [chunkr] = simulators();
  submit(chunkr, 'one');
  submit(chunkr, 'one');
  const before = idsIn(chunkr, 'one');
  chunkr.reset('one');
  expect([idsIn(chunkr, 'one'), chunkr.exchanges('one')]).toEqual([[], []]);
  submit(chunkr, 'one');
  submit(chunkr, 'one');
  expect(idsIn(chunkr, 'one')).toEqual(before);
});

test('a simulator can forget one namespace and leave it to the others', () => {
  const [chunkr, docling] = simulators();
  for (const simulator of [chunkr, docling]) submit(simulator, 'one');
  chunkr.drop('one');
  expect([idsIn(chunkr, 'one').length, idsIn(docling, 'one').length]).toEqual([0, 1]);
});

test('beyond the bound a request is refused, and what it would have been made for is not', () => {
  const [chunkr] = simulators();
  for (const name of ['one', 'two']) expect(submit(chunkr, name)).toBe(200);
  expect(submit(chunkr, 'three')).toBe(403);
  expect(submit(chunkr, 'two')).toBe(200);
  expect(submit(chunkr, '')).toBe(200);
  expect(chunkr.world('three')).toBeUndefined();
});

test('a journal that begins to drop exchanges says so, whose it is and what to do', () => {
  const warnings: string[] = [];
  const [chunkr] = simulators({ journal: { maxEntries: 2 }, onWarning: (message) => warnings.push(message) });
  for (let index = 0; index < 6; index++) submit(chunkr, 'one');
  expect(warnings).toEqual([
    'chunkr in @one: the journal keeps at most 2 exchanges and 16777216 characters of bodies, the oldest go first: 1 exchange has made room. Raise maxExchanges or maxJournalCharacters to keep more.',
  ]);
  expect(chunkr.world('one')!.journal.dropped()).toBe(4);
});

test('a credential that only a reloaded document knows of is hidden in exchanges from before, too', () => {
  const [chunkr] = simulators();
  const world = chunkr.world('one')!;
  const head = { method: 'GET', path: '/health', query: 'key=abc', headers: { 'x-key': 'abc' } };
  const admission = {
    kind: 'reply',
    reply: { status: 404, headers: {} },
    operation: undefined,
    world,
  } as const;
  chunkr.record(
    { ...admission, wallMs: undefined },
    { head, body: { kind: 'empty' }, reply: admission.reply, callMs: 0, nowMs: 0 },
  );
  const keys = (['header', 'query'] as const).map((place) => ({
    kind: 'apiKey' as const,
    name: place,
    in: place,
    header: place === 'header' ? 'X-Key' : 'key',
  }));
  expect(JSON.stringify(chunkr.exchanges('one'))).toContain('abc');
  chunkr.reload({ ...chunkr.api, securitySchemes: new Map(keys.map((key) => [key.name, key])) });
  expect(JSON.stringify(chunkr.exchanges('one'))).not.toContain('abc');
});
