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

type Expected = {
  /** Of the refusals that go through Prism. */
  readonly refusals: readonly number[];
  /** Of what goes past it. */
  readonly past: readonly string[];
};

const expected: Readonly<Record<string, Expected>> = {
  docling: {
    refusals: [404, 415, 422],
    past: ['HEAD 404', 'half of JSON 422', 'JSON text 422', 'no UTF-8 422', '11 MB 413'],
  },
  chunkr: {
    refusals: [400, 401, 404, 415],
    past: ['HEAD 404', 'half of JSON 400', 'JSON text 400', 'no UTF-8 400', '11 MB 413'],
  },
  trace: {
    refusals: [400, 404, 415],
    past: ['HEAD 404', 'half of JSON 415', 'JSON text 415', 'no UTF-8 400', '11 MB 413'],
  },
  literature: {
    refusals: [404, 415, 422],
    past: ['HEAD 404', 'half of JSON 422', 'JSON text 422', 'no UTF-8 422', '11 MB 413'],
  },
  factpulse: {
    refusals: [401, 415, 422],
    past: ['HEAD 200', 'half of JSON 415', 'JSON text 415', 'no UTF-8 400', '11 MB 413'],
  },
};

/** No operation of the document: Prism and the simulator agree on that. */
const unknown = ['OPTIONS 204', 'PUT 405', 'unknown path 404'];

it.each(names)('%s: nobody objects to an answer in any state, or to a refusal', async (spec) => {
  const { refusals, past } = expected[spec]!;
  const verdict = await refereed(host, { spec, profile: 'lifecycle' }, async (stage) => {
    expect(await sweep(stage)).toEqual([]);
    expect(await provokeRefusals(stage)).toEqual(refusals);
    expect(await sendPast(stage)).toEqual([...unknown, ...past]);
  });
  expect(verdict.objections).toEqual([]);
  expect(verdict.past.length).toBe(unknown.length + past.length);
  expect(verdict.judged).toBeGreaterThan(30);
});

/** What the walks send in order to be refused. */
const invalid: Readonly<Record<string, readonly string[]>> = {
  docling: ['POST /v1/convert/source/async: UNPROCESSABLE_ENTITY'],
  chunkr: [],
  trace: ['POST /v1/files: UNPROCESSABLE_ENTITY'],
  literature: ['GET /api/v1/tasks?limit=0: UNPROCESSABLE_ENTITY'],
  factpulse: [expect.stringMatching(/^GET \S+\/status: UNAUTHORIZED$/)],
};

it.each(walks)(
  '%s: Prism refuses no request of walk, examples and curl lines, but those meant to be',
  async (spec, walk) => {
    const verdict = await refereed(host, { spec, validateRequest: true }, async (stage) => {
      await walk(contextOf(stage));
      await sendExamples(stage);
      await pasteLines(stage);
    });
    expect(verdict).toEqual({ objections: [], past: invalid[spec], judged: expect.any(Number) });
  },
);

/** Every request that can be made of the examples of the document. */
async function sendExamples({ api, url }: Stage): Promise<void> {
  for (const operation of api.operations) {
    for (const variant of listVariants(api, operation)) {
      await sendCall(url, buildRequest(api, operation, { id: '987654321', variant }));
    }
  }
}

/** The lines that banner and index page show, one task from submit to result. */
async function pasteLines({ api, sim, url }: Stage): Promise<void> {
  const { submit, poll, result = '' } = walkLines(api, url, sim.mounts[0]!.simulator.machine.credentials)!;
  const before = sim.exchanges().length;
  const id = /task (\S+)\n$/.exec(await runLines(submit))?.[1];
  expect(id).toBeDefined();
  // Between two calls the poll waits by itself: it is to need one.
  sim.clock.advance('1m');
  await runLines(`ID=${id}\n${poll}\n${result}`);
  const statuses = sim
    .exchanges()
    .slice(before)
    .map(({ answer }) => (answer.kind === 'answered' ? answer.status : 0));
  expect(statuses.filter((status) => status < 200 || status > 299)).toEqual([]);
  expect(statuses.length).toBe(result === '' ? 2 : 3);
}
