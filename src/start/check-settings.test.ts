import { expect, test } from 'vitest';
import { createManualClock } from '../clock/manual-clock.js';
import type { ClockMode } from '../clock/namespace-clock.js';
import type { FaultRule } from '../faults/fault-rule.js';
import type { Profile } from '../simulator/namespace.js';
import type { FateSpec } from '../timeline/fate.js';
import { buildNamespaces } from './build-namespaces.js';
import { SettingsError } from './settings-error.js';
import type { SimulatorSettings } from './simulator-settings.js';
import { startSimulator } from './start-simulator.js';

test('two documents of one name are refused, since one would hide the other', async () => {
  await expect(startSimulator({ spec: ['chunkr', 'docling', 'chunkr'] })).rejects.toMatchObject({
    name: 'SettingsError',
    message:
      'spec: expected documents with names of their own, got two named "chunkr". Serve each alone, or rename one of the files.',
  });
});

test('a credential for a scheme that no document has is refused, one that a document has is not', async () => {
  const spec = ['chunkr', 'factpulse'];
  await expect(startSimulator({ spec, credentials: { apiKey: 'x' } })).rejects.toMatchObject({
    name: 'SettingsError',
    message:
      'credentials: expected the name of a security scheme, got "apiKey": the document has HTTPBearer, api_key. Correct the name, or leave it out.',
  });
  const sim = await startSimulator({ spec, credentials: { api_key: 'x' } });
  await sim.close();
});

const fate = (parts: FateSpec): Profile => ({ name: 'mine', fate: parts, faults: [] });
const rule = (parts: Partial<FaultRule>): FaultRule => ({
  id: 'r1',
  match: {},
  probability: 1,
  after: 0,
  per: 'task',
  stealth: false,
  fault: { kind: 'latency', delay: 5 },
  ...parts,
});

test.each<[string, Partial<SimulatorSettings>, string]>([
  [
    'profile',
    { profile: 'slwo', profiles: [fate({})] },
    'profile: expected one of mine, happy, lifecycle, slow, flaky, hostile, storm-then-calm, got "slwo". Correct the name, or put it into profiles.',
  ],
  [
    'scenario where there are none',
    { active: ['outage'] },
    'active: expected no name, since there are no scenarios, got "outage". Correct the name, or put it into scenarios.',
  ],
  [
    'scenario',
    { active: ['outrage'], scenarios: [{ ...fate({}), name: 'outage' }] },
    'active: expected one of outage, got "outrage". Correct the name, or put it into scenarios.',
  ],
  [
    'end',
    { profiles: [fate({ ends: { Faild: 1 } })] },
    'profiles: "mine"/ends/Faild: expected the end of a task of chunkr, got "Faild".',
  ],
  ['state', { profiles: [fate({ dwell: { Startng: { type: 'fixed', value: 1 } } })] }, 'got "Startng".'],
  ['operation', { faults: [rule({ match: { operation: 'getTsk' } })] }, 'got "getTsk".'],
  ['fault', { faults: [rule({ fault: { kind: 'latencey' } })] }, 'got "latencey".'],
  [
    'fault of a scenario that nobody uses',
    { scenarios: [{ ...fate({}), faults: [rule({ fault: { kind: 'latency', dealy: 5 } })] }] },
    'dealy',
  ],
])('an unknown %s is refused with the known ones', async (_, settings, message) => {
  const starting = startSimulator({ spec: 'chunkr', ...settings });
  await expect(starting).rejects.toMatchObject({
    name: 'SettingsError',
    message: expect.stringContaining(message),
  });
});

test.each<[Partial<SimulatorSettings>, string]>([
  [
    { profiles: [fate({}), fate({})] },
    'profiles: expected names of their own, got two named "mine". Rename one of them.',
  ],
  [
    { scenarios: [fate({}), fate({})] },
    'scenarios: expected names of their own, got two named "mine". Rename one of them.',
  ],
  [
    { faults: [rule({}), rule({})] },
    'faults: expected rules with ids of their own, got two "r1". Rename one of them.',
  ],
  [{ clock: 0 }, 'clock: expected a factor above 0, such as 10 for ten times as fast, got 0.'],
  [{ clock: 'manual', epochMs: -1 }, 'clock: expected an instant from 0'],
])('settings that contradict themselves are refused: %j', (settings, message) => {
  expect(() => buildNamespaces({ spec: 'chunkr', ...settings })).toThrow(message);
  expect(() => buildNamespaces({ spec: 'chunkr', ...settings })).toThrow(SettingsError);
});

test.each<[SimulatorSettings['clock'], ClockMode]>([
  [undefined, { kind: 'real' }],
  ['auto', { kind: 'auto' }],
  [10, { kind: 'scaled', factor: 10 }],
  [
    { kind: 'step', stepMs: 5 },
    { kind: 'step', stepMs: 5 },
  ],
  [createManualClock(), { kind: 'real' }],
])('the clock %j makes every namespace begin in mode %j', (clock, mode) => {
  const namespaces = buildNamespaces({ spec: 'chunkr', ...(clock !== undefined && { clock }) });
  expect([namespaces.unnamed.clock.mode, namespaces.of('one')!.clock.mode]).toEqual([mode, mode]);
});
