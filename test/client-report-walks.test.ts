import { expect, test } from 'vitest';
import { printClientReport } from '../src/client-report/print-client-report.js';
import { startSimulator } from '../src/start/start-simulator.js';
import { credentialHeaders, walks } from './walks.js';

/** What the scripted clients do wrong on purpose, besides polling in a loop. */
const SINS: Readonly<Record<string, readonly string[]>> = {
  docling: ['result-before-completion'],
  chunkr: ['refused-move'],
  trace: [],
  literature: ['refused-move'],
  factpulse: [],
};

test.each(walks)('%s: the states are read as its document shows them', async (name, walk) => {
  await using sim = await startSimulator({ spec: name, clock: 'manual' });
  await walk({
    baseUrl: sim.url,
    headers: credentialHeaders(sim.mounts[0]!),
    advance: (duration) => sim.clock.advance(duration),
  });
  const report = sim.client();
  const found = report.findings.map(({ id }) => id).filter((id) => id !== 'poll-too-often');
  expect(found, printClientReport(report)).toEqual(SINS[name]);
  expect(report.clients).toMatchObject([{ client: 'node', requests: sim.exchanges().length }]);
  const [summary] = report.clients;
  expect(summary?.polls).toBeGreaterThan(20);
  expect(summary?.pollGapMs?.median).toBeGreaterThanOrEqual(50);
});
