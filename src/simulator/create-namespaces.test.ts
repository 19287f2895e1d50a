import { expect, test } from 'vitest';
import { createManualClock, MANUAL_EPOCH_MS } from '../clock/manual-clock.js';
import type { FaultRule } from '../faults/fault-rule.js';
import { createNamespaces, type NamespacesOptions } from './create-namespaces.js';
import type { NamespaceSettings, Profile, Scenario } from './namespace.js';

const rule = (id: string): FaultRule => ({
  id,
  match: { operation: `${id}Operation` },
  probability: 1,
  after: 0,
  per: 'task',
  stealth: false,
  fault: { kind: 'latency', delay: 5 },
});
const profile = (name: string, ...faults: string[]): Profile => ({
  name,
  fate: {},
  faults: faults.map(rule),
});
const calm = profile('calm');
const stormy = profile('stormy', 'slow', 'lost');
const scenario = (name: string, more: Partial<Scenario> = {}): Scenario => ({
  name,
  fate: {},
  faults: [rule('late')],
  ...more,
});
const settings: NamespaceSettings = { seed: 1, profile: calm, scenarios: [], active: [] };

const started = (options: Partial<NamespacesOptions> = {}) => createNamespaces({ settings, ...options });
/** The rules that hit whoever fits, without being named. */
const idsIn = ({ faults }: { faults: { list(): readonly { rule: FaultRule }[] } }) =>
  faults.list().flatMap(({ rule: { id, match } }) => (match.and?.scenario === undefined ? [id] : []));

test('a namespace is made when it is first asked for and is the same one afterwards', () => {
  const namespaces = started();
  const one = namespaces.of('one');
  expect(namespaces.of('one')).toBe(one);
  expect(namespaces.of('')).toBe(namespaces.unnamed);
  expect(namespaces.names()).toEqual(['', 'one']);
});

test('beyond the bound there is no further namespace, but those in use and the unnamed one stay', () => {
  const namespaces = started({ maxNamed: 2 });
  const [one] = [namespaces.of('one'), namespaces.of('two')];
  expect(namespaces.of('three')).toBeUndefined();
  expect(namespaces.of('one')).toBe(one);
  expect(namespaces.of('')).toBeDefined();
  namespaces.drop('two');
  expect(namespaces.of('three')?.name).toBe('three');
});

test('a thousand namespaces have room unless told otherwise', () => {
  const namespaces = started();
  for (let index = 0; index < 1_000; index++) namespaces.of(`worker-${index}`);
  expect([namespaces.names().length, namespaces.of('one-more')]).toEqual([1_001, undefined]);
});

test('a namespace that was dropped comes back as new, with a clock of its own', () => {
  const namespaces = started({ mode: { kind: 'manual' } });
  const before = namespaces.of('one')!;
  before.clock.advance(5_000);
  namespaces.drop('one');
  expect([namespaces.has(before), namespaces.names()]).toEqual([false, ['']]);
  expect(namespaces.of('one')!.clock.now()).toBe(MANUAL_EPOCH_MS);
  expect(namespaces.has(before)).toBe(false);
});

test('the unnamed namespace is reset where others are dropped: who holds its clock keeps it', () => {
  const namespaces = started({ mode: { kind: 'manual' } });
  const { unnamed } = namespaces;
  unnamed.clock.advance(5_000);
  unnamed.use({ seed: 7, profile: stormy });
  namespaces.drop('');
  expect(namespaces.of('')).toBe(unnamed);
  expect([unnamed.settings, idsIn(unnamed), unnamed.clock.now()]).toEqual([
    settings,
    [],
    MANUAL_EPOCH_MS + 5_000,
  ]);
});

test('clocks that stand still start at the epoch, and moving one moves no other', () => {
  const namespaces = started({ mode: { kind: 'auto' }, epochMs: 5_000 });
  namespaces.of('one')!.clock.advance(1_000);
  expect(
    [namespaces.unnamed, namespaces.of('one')!, namespaces.of('two')!].map(({ clock }) => clock.now()),
  ).toEqual([5_000, 6_000, 5_000]);
});

test("every namespace follows a clock of the user's", () => {
  const base = createManualClock();
  const namespaces = started({ base });
  base.advance(1_000);
  namespaces.of('one')!.clock.advance(1_000);
  expect(namespaces.of('two')!.clock.now()).toBe(MANUAL_EPOCH_MS + 2_000);
  expect(base.now()).toBe(MANUAL_EPOCH_MS + 2_000);
});

test('the rules of the profile and of the scenarios in force come along, under names that tell where from', () => {
  const scenarios = [scenario('named'), scenario('idle'), scenario('matching', { match: { client: 'ci' } })];
  const namespaces = started({
    settings: { ...settings, profile: stormy, scenarios, active: ['named'] },
    faults: [rule('own')],
  });
  expect(idsIn(namespaces.of('one')!)).toEqual([
    'own',
    'profile:stormy/slow',
    'profile:stormy/lost',
    'scenario:named/late',
    'scenario:matching/late',
  ]);
});

test('a rule of a scenario with a match is about the requests that fit both', () => {
  const scenarios = [
    scenario('ci', { match: { client: 'ci' } }),
    scenario('both', {
      match: { client: 'ci' },
      faults: [{ ...rule('late'), match: { and: { task: '1' } } }],
    }),
  ];
  const { faults } = started({ settings: { ...settings, scenarios } }).unnamed;
  expect(faults.list().map((status) => status.rule.match)).toEqual([
    { operation: 'lateOperation', and: { client: 'ci' } },
    { and: { client: 'ci', and: { task: '1' } } },
  ]);
});

test('a rule of a scenario without a match that is not in force is about the requests that name it', () => {
  const { faults } = started({ settings: { ...settings, scenarios: [scenario('idle')] } }).unnamed;
  expect(faults.list().map((status) => status.rule.match)).toEqual([
    { operation: 'lateOperation', and: { scenario: 'idle' } },
  ]);
});

test('another profile takes its rules along and leaves those that a user has added', () => {
  const { unnamed } = started({ settings: { ...settings, profile: stormy } });
  unnamed.faults.add(rule('mine'));
  unnamed.use({ profile: calm });
  expect(idsIn(unnamed)).toEqual(['mine']);
  unnamed.use({ profile: stormy });
  expect(idsIn(unnamed)).toEqual(['mine', 'profile:stormy/slow', 'profile:stormy/lost']);
});

test('rules of scenarios come and go with the active ones, the others stay with their counts', () => {
  const scenarios = [scenario('one'), scenario('two')];
  const { unnamed } = started({ settings: { ...settings, scenarios, profile: stormy, active: ['one'] } });
  const removed = 'profile:stormy/lost';
  unnamed.faults.remove(removed);
  unnamed.use({ active: ['one', 'two'] });
  expect(idsIn(unnamed)).toEqual(['profile:stormy/slow', 'scenario:one/late', 'scenario:two/late']);
  unnamed.use({ active: ['two'], seed: 3 });
  expect(idsIn(unnamed)).toEqual(['profile:stormy/slow', 'scenario:two/late']);
  expect(unnamed.settings).toMatchObject({ seed: 3, active: ['two'], profile: stormy });
  unnamed.use({ profile: stormy });
  expect(idsIn(unnamed)).toContain(removed);
});

test('a reset brings back the rules and the settings of the start', () => {
  const { unnamed } = started({ faults: [rule('own')], settings: { ...settings, profile: stormy } });
  const atStart = idsIn(unnamed);
  unnamed.use({ profile: calm, seed: 9 });
  unnamed.faults.remove('own');
  unnamed.faults.add(rule('mine'));
  expect([unnamed.nextExchange(), unnamed.nextExchange()]).toEqual([0, 1]);
  unnamed.reset();
  expect([idsIn(unnamed), unnamed.settings.seed, unnamed.nextExchange()]).toEqual([atStart, 1, 0]);
});
