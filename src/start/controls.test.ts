import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createSimulatorRouter } from './create-router.js';
import { startSimulator } from './start-simulator.js';

const TASK = '/api/v1/task';
const key = 'k';
const settings = { spec: 'chunkr', clock: 'manual', credentials: { api_key: key } } as const;

test('a simulator that goes out of use stops listening', async () => {
  let url = '';
  {
    await using sim = await startSimulator(settings);
    url = sim.url;
    expect((await fetch(`${url}/__admin/health`)).status).toBe(200);
  }
  await expect(fetch(`${url}/__admin/health`)).rejects.toThrow('fetch failed');
});

test('what control does in process is what the API then answers', async () => {
  await using sim = await startSimulator(settings);
  const [task] = sim.tasks.create();
  const poll = async () => {
    const answer = await fetch(`${sim.url}${TASK}/${task!.id}`, { headers: { authorization: key } });
    return (await answer.json()) as { readonly status: string };
  };
  expect(await poll()).toMatchObject({ status: 'Starting' });
  sim.clock.advance('1h');
  expect(await poll()).toMatchObject({ status: 'Succeeded' });
  sim.tasks.move(task!, { state: 'Failed' });
  expect(await poll()).toMatchObject({ status: 'Failed' });
  expect(sim.exchanges()).toEqual(sim.journal.exchanges());
  expect(sim.exchanges()).toHaveLength(3);
});

test('asking for the journal of a namespace makes none', async () => {
  await using sim = await startSimulator(settings);
  expect(sim.exchanges('never-used')).toEqual([]);
  expect(sim.namespaces()).toEqual(['']);
  sim.preload(2, 'w1');
  expect(sim.within('w1').tasks.list()).toHaveLength(2);
  expect(sim.namespaces()).toEqual(['', 'w1']);
});

test('a router has the same controls, and no control over HTTP', async () => {
  const router = await createSimulatorRouter(settings);
  const server = createServer((request, response) =>
    router(request, response, () => response.writeHead(404).end()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [task] = router.within('w1').tasks.create({ state: 'Failed' });
  const answer = await fetch(`${url}/@w1${TASK}/${task!.id}`, { headers: { authorization: key } });
  expect(await answer.json()).toMatchObject({ status: 'Failed' });
  expect(router.within('w1').journal.exchanges()).toHaveLength(1);
  expect(JSON.parse(router.within('w1').journal.har()).log.entries[0].request.url).toBe(
    `http://localhost/@w1${TASK}/${task!.id}`,
  );
  expect((await fetch(`${url}/__admin/health`)).status).toBe(404);
  server.close();
});

test('a profile of the settings hides the built-in one of its name', async () => {
  const profiles = [
    { name: 'slow', fate: { dwell: { '*': { type: 'fixed', value: 7 } } }, faults: [] },
  ] as const;
  await using sim = await startSimulator({ ...settings, profiles });
  sim.settings.use({ profile: 'slow' });
  const [task] = sim.tasks.create();
  expect(task!.leavesMs! - task!.createdMs).toBe(7);
  expect(sim.settings.get().knownProfiles.filter((name) => name === 'slow')).toEqual(['slow']);
});
