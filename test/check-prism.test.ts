import { afterAll, beforeAll, expect, it } from 'vitest';
import { answeredByPrism, checkThroughPrism } from './check/check-through-prism.js';
import { openPrismHost, type PrismHost } from './prism/prism-host.js';

let host: PrismHost;
beforeAll(() => {
  host = openPrismHost();
});
afterAll(() => host.close());

it('trace: through Prism the verdicts are those without it, and Prism objects to no answer', async () => {
  const { differing, alarms, violations, judged, past } = await checkThroughPrism(host, 'trace', 1);
  expect({ differing, alarms, violations }).toEqual({ differing: [], alarms: [], violations: [] });
  expect(judged).toBeGreaterThan(500);
  expect(past).toEqual(answeredByPrism['trace']);
});
