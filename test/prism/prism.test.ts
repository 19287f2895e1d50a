import { afterAll, beforeAll, expect, it } from 'vitest';
import { credentialHeaders, walks } from '../walks.js';
import { openPrismHost, type PrismHost } from './prism-host.js';
import { provokeRefusals } from './provoke-refusals.js';
import { sweep } from './sweep.js';
import { refereed } from './refereed.js';

let host: PrismHost;
beforeAll(() => {
  host = openPrismHost();
});
afterAll(() => host.close());

it.each(walks)('Prism objects to no answer of the walk of %s', async (spec, walk) => {
  const verdict = await refereed(host, { spec }, ({ sim, url }) =>
    walk({ baseUrl: url, headers: credentialHeaders(sim.mounts[0]!), advance: sim.clock.advance }),
  );
  console.log(verdict);
  expect(verdict.objections).toEqual([]);
  expect(verdict.past).toEqual([]);
});
it.each(walks)('Prism objects to no answer of %s to any operation in any state', async (spec) => {
  const verdict = await refereed(host, { spec, profile: 'lifecycle' }, async (stage) => {
    expect(await sweep(stage)).toEqual([]);
    const statuses: Record<string, number> = {};
    for (const {operation, answer} of stage.sim.exchanges()) { const k = operation + ' ' + (answer.kind === 'answered' ? answer.status : 0); statuses[k] = (statuses[k] ?? 0) + 1; }
    console.log(spec, statuses);
  });
  console.log(verdict);
  expect(verdict.objections).toEqual([]);
  expect(verdict.past).toEqual([]);
});
it.each(walks)('Prism objects to no refusal of %s', async (spec) => {
  const verdict = await refereed(host, { spec, profile: 'lifecycle' }, async (stage) => {
    await provokeRefusals(stage);
    for (const {operation, request, answer} of stage.sim.exchanges()) console.log(operation, request.method, JSON.stringify(request.body).slice(0,80), answer.kind === 'answered' ? answer.status : 0);
  });
  console.log(verdict);
  expect(verdict.objections).toEqual([]);
  expect(verdict.past).toEqual([]);
});
it.each(walks)('Prism objects to no request of the walk of %s', async (spec, walk) => {
  const verdict = await refereed(host, { spec, validateRequest: true }, ({ sim, url }) =>
    walk({ baseUrl: url, headers: credentialHeaders(sim.mounts[0]!), advance: sim.clock.advance }),
  );
  console.log(verdict);
  expect(verdict.objections).toEqual([]);
});
