import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingKinds } from '../src/client-report/finding-kinds.js';
import { printClientReport } from '../src/client-report/print-client-report.js';
import type { RunningSimulator } from '../src/start/start-simulator.js';
import { badClients } from './clients/bad-clients.js';
import type { BadClient } from './clients/client-kit.js';
import { renderScene } from './clients/good-client.js';
import { kitFor, startRenders } from './clients/laboratory.js';

let sim: RunningSimulator;
beforeAll(async () => {
  sim = await startRenders();
});
afterAll(() => sim.close());

/** The circumstances of a bad client, in a namespace of their own. */
function enter({ finding, faults = [], prefer }: BadClient, name: string) {
  const namespace = `${name}-${finding}`;
  for (const fault of faults) sim.within(namespace).faults.add(fault);
  return { kit: kitFor(sim, { namespace, name, prefer }), report: () => sim.within(namespace).client(name) };
}

test.each(badClients.map((client) => [client.finding, client] as const))(
  'the bad client of %s is told so, and nothing else',
  async (finding, client) => {
    const { kit, report } = enter(client, 'bad');
    await client.run(kit);
    const { findings, dropped } = report();
    const ids = findings.map(({ id }) => id).toSorted();
    expect(ids, printClientReport(report())).toEqual([finding, ...(client.also ?? [])].toSorted());
    expect(dropped).toBe(0);
  },
);

test.each(badClients.map((client) => [client.finding, client] as const))(
  'under the circumstances of %s the good client has nothing to be told',
  async (_, client) => {
    const { kit, report } = enter(client, 'good');
    await renderScene(kit, 'teapot');
    expect(report().findings, printClientReport(report())).toEqual([]);
  },
);

test('every finding has its bad client', () => {
  const shown = badClients.map(({ finding }) => finding);
  expect(shown.toSorted()).toEqual(findingKinds.map(({ id }) => id).toSorted());
});
