import { afterAll, beforeAll, expect, it } from 'vitest';
import { walkLines } from '../../src/simulator/walk-lines.js';
import { buildRequest } from '../random/build-request.js';
import { credentialHeaders, walks } from '../walks.js';
import { openPrismHost, type PrismHost } from './prism-host.js';
import { provokeRefusals } from './provoke-refusals.js';
import { refereed, type Stage } from './refereed.js';
import { runLines } from './run-lines.js';
import { sendCall } from './send-call.js';
import { sendPast } from './send-past.js';
import { listVariants, sweep } from './sweep.js';

let host: PrismHost;
beforeAll(() => {
  host = openPrismHost();
});
afterAll(() => host.close());

const names = walks.map(([name]) => name);

const contextOf = ({ sim, url }: Stage) => ({
  baseUrl: url,
  headers: credentialHeaders(sim.mounts[0]!),
  advance: sim.clock.advance,
});

it.each(walks)('%s: Prism objects to no answer of the walk', async (spec, walk) => {
  const verdict = await refereed(host, { spec }, (stage) => walk(contextOf(stage)));
  expect(verdict).toEqual({ objections: [], past: [], judged: expect.any(Number) });
  expect(verdict.judged).toBeGreaterThan(50);
});

it.each(names)('%s: Prism objects to no answer of any operation in any state', async (spec) => {
  const verdict = await refereed(host, { spec, profile: 'lifecycle' }, async (stage) => {
    expect(await sweep(stage)).toEqual([]);
  });
  expect(verdict).toEqual({ objections: [], past: [], judged: expect.any(Number) });
  expect(verdict.judged).toBeGreaterThan(20);
});

const refusals: readonly (readonly [spec: string, statuses: readonly number[]])[] = [
  ['docling', [404, 415, 422]],
  ['chunkr', [400, 401, 404, 415]],
  ['trace', [400, 404, 415]],
  ['literature', [404, 415, 422]],
  ['factpulse', [401, 415, 422]],
];

it.each(refusals)('%s: Prism objects to no refusal with one of %j', async (spec, statuses) => {
  const verdict = await refereed(host, { spec }, async (stage) => {
    expect(await provokeRefusals(stage)).toEqual(statuses);
  });
  expect(verdict).toEqual({ objections: [], past: [], judged: expect.any(Number) });
  expect(verdict.judged).toBeGreaterThan(10);
});

/** Statuses of: HEAD, OPTIONS, PUT, unknown path, half of JSON, JSON text, no UTF-8, 11 MB. */
const pastPrism: readonly (readonly [spec: string, statuses: readonly number[]])[] = [
  ['docling', [404, 204, 405, 404, 422, 422, 422, 413]],
  ['chunkr', [404, 204, 405, 404, 400, 400, 400, 413]],
  ['trace', [404, 204, 405, 404, 415, 415, 400, 413]],
  ['literature', [404, 204, 405, 404, 422, 422, 422, 413]],
  ['factpulse', [200, 204, 405, 404, 415, 415, 400, 413]],
];

it.each(pastPrism)(
  '%s: what goes past Prism is answered %j, as the document says',
  async (spec, statuses) => {
    const sent = ['HEAD', 'OPTIONS', 'PUT', 'unknown path', 'half of JSON', 'JSON text', 'no UTF-8', '11 MB'];
    const verdict = await refereed(host, { spec }, async (stage) => {
      expect(await sendPast(stage)).toEqual(sent.map((what, index) => `${what} ${statuses[index]}`));
    });
    expect(verdict).toEqual({ objections: [], past: expect.any(Array), judged: 0 });
    expect(verdict.past.length).toBe(sent.length);
  },
);

const invalid: Readonly<Record<string, readonly string[]>> = {
  docling: ['POST /v1/convert/source/async: UNPROCESSABLE_ENTITY'],
  chunkr: [],
  trace: ['POST /v1/files: UNPROCESSABLE_ENTITY'],
  literature: ['GET /api/v1/tasks?limit=0: UNPROCESSABLE_ENTITY'],
  factpulse: [expect.stringMatching(/^GET \S+\/status: UNAUTHORIZED$/)],
};

it.each(walks)(
  '%s: Prism refuses what the walk means to be refused, and nothing else',
  async (spec, walk) => {
    const verdict = await refereed(host, { spec, validateRequest: true }, (stage) => walk(contextOf(stage)));
    expect(verdict).toEqual({ objections: [], past: invalid[spec], judged: expect.any(Number) });
  },
);

it.each(names)('%s: Prism refuses no request that is made of the examples of the document', async (spec) => {
  const verdict = await refereed(host, { spec, validateRequest: true }, async ({ api, url }) => {
    for (const operation of api.operations) {
      for (const variant of listVariants(api, operation)) {
        await sendCall(url, buildRequest(api, operation, { id: '987654321', variant }));
      }
    }
  });
  expect(verdict).toEqual({ objections: [], past: [], judged: expect.any(Number) });
});

it.each(names)('%s: Prism refuses no curl line that is shown to paste', async (spec) => {
  const verdict = await refereed(host, { spec, validateRequest: true }, async ({ api, sim, url }) => {
    const { submit, poll, result = '' } = walkLines(api, url, sim.mounts[0]!.simulator.machine.credentials)!;
    const id = /task (\S+)\n$/.exec(await runLines(submit))?.[1];
    expect(id).toBeDefined();
    // The poll waits between two calls of its own: it is to need one.
    sim.clock.advance('1m');
    await runLines(`ID=${id}\n${poll}\n${result}`);
    const statuses = sim.exchanges().map(({ answer }) => (answer.kind === 'answered' ? answer.status : 0));
    expect(statuses).toEqual(result === '' ? [expect.any(Number), 200] : [200, 200, 200]);
  });
  expect(verdict).toEqual({ objections: [], past: [], judged: expect.any(Number) });
});
