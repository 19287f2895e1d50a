import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadConfig } from './load-config.js';
import { loadSettings } from './load-settings.js';
import { startSimulator } from './start-simulator.js';

const folder = mkdtempSync(join(tmpdir(), 'taskdouble-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function write(text: string): string {
  const file = join(folder, `settings-${files++}.yaml`);
  writeFileSync(file, text);
  return file;
}

test.each(['', '# nothing yet\n\n', '{}'])('a file that says nothing (%j) is no mistake', async (text) => {
  expect((await loadConfig(write(text))).config).toEqual({
    serve: {},
    profiles: [],
    scenarios: [],
    faults: [],
    mentions: [],
  });
});

test.each([
  [
    '- a',
    /settings-\d+\.yaml:1:1: expected an object at the root, came an array\. Give one with serve, profiles, scenarios or faults\.$/,
  ],
  ['serve: {port: 1\n', /settings-\d+\.yaml:\d+:\d+: this is neither valid YAML nor JSON: /],
  [
    'serve: {}\nserve: {}\n',
    /settings-\d+\.yaml:2:1: the key "serve" is given twice, the first in line 1\. Remove one of the two\.$/,
  ],
  [
    'faults: [reset]\nserve: {seed: -1}\nprofiles: {a: {extends: b}}\n',
    /settings-0*\d+\.yaml cannot be used, 1 error\. Correct it:\n\S+:2:9: error: expected a whole number .* \[config\/wrong-value\]$/,
  ],
])('%j cannot be loaded', async (text, message) => {
  await expect(loadConfig(write(text))).rejects.toMatchObject({
    name: 'DocumentError',
    message: expect.stringMatching(message),
  });
});

test('a file that is not there is told of', async () => {
  await expect(loadConfig(join(folder, 'none.yaml'))).rejects.toThrow(
    /none\.yaml: expected a file that can be read: there is no such file\. Correct the path\.$/,
  );
});

test('a simulator started in process takes the same file', async () => {
  const file = write(
    'serve: {spec: chunkr, profile: mine, seed: 9, preload: 5, watch: true, journal: x.har}\nprofiles: {mine: {extends: flaky}}\nfaults: [reset]\n',
  );
  const settings = await loadSettings(file);
  expect(Object.keys(settings).sort()).toEqual([
    'faults',
    'profile',
    'profiles',
    'scenarios',
    'seed',
    'spec',
  ]);
  await using sim = await startSimulator({ spec: 'docling', ...settings, admin: false });
  expect(sim.settings.get()).toMatchObject({ profile: 'mine', seed: 9 });
  expect(sim.faults.list().map(({ rule }) => rule.id)).toContain('reset-1');
});

test('reload takes over what the settings say, but for what was chosen since', async () => {
  const sim = await startSimulator({ spec: 'chunkr', clock: 'manual', faults: [], seed: 1 });
  const [worker, steered] = [sim.within('worker'), sim.within('steered')];
  steered.settings.use({ profile: 'flaky', seed: 77 });
  steered.faults.add({ id: 'own', fault: 'hang' });
  const apis = sim.mounts.map(({ simulator }) => simulator.api);
  const read = await loadSettings(
    write(
      'serve: {profile: calm, seed: 2}\nprofiles: {calm: {}}\nscenarios: {s: {}}\nfaults: [{id: f, fault: reset}]\n',
    ),
  );
  sim.reload(apis, { spec: 'chunkr', ...read });
  for (const one of [sim, worker, sim.within('new')]) {
    expect(one.settings.get()).toMatchObject({ profile: 'calm', seed: 2, knownScenarios: ['s'] });
    expect(one.settings.get().knownProfiles).toContain('calm');
    expect(one.faults.list().map(({ rule }) => rule.id)).toEqual(['f']);
  }
  expect(steered.settings.get()).toMatchObject({ profile: 'flaky', seed: 77, knownScenarios: ['s'] });
  const ids = steered.faults.list().map(({ rule }) => rule.id);
  expect(ids).toEqual(expect.arrayContaining(['own', 'f']));
  expect(() => sim.reload(apis, { spec: 'chunkr', profile: 'none' })).toThrow('profile: expected one of');
  expect(sim.settings.get().profile).toBe('calm');
  sim.reload(apis, { spec: 'chunkr', ...read, faults: [] });
  expect(worker.faults.list()).toEqual([]);
  expect(steered.faults.list().map(({ rule }) => rule.id)).toContain('own');
  worker.reset();
  expect(worker.settings.get().seed).toBe(2);
  await sim.close();
});
