import { afterAll, beforeAll, expect, it } from 'vitest';
import { answeredByPrism, checkThroughPrism } from './check/check-through-prism.js';
import { openPrismHost, type PrismHost } from './prism/prism-host.js';

const SEED = Number(process.env['SOAK_SEED'] ?? 1);

let host: PrismHost;
beforeAll(() => {
  host = openPrismHost();
});
afterAll(() => host.close());

it.each(['docling', 'chunkr', 'trace', 'literature', 'factpulse'])(
  '%s: through Prism the verdicts are those without it, and Prism objects to no answer',
  async (spec) => {
    const { differing, undecided, alarms, violations, judged, past, passes } = await checkThroughPrism(
      host,
      spec,
      SEED,
    );
    console.log(
      spec,
      JSON.stringify({ passes, judged, undecided, past, differing, alarms, violations }, null, 1),
    );
    expect({ differing, alarms, violations }).toEqual({ differing: [], alarms: [], violations: [] });
    expect(judged).toBeGreaterThan(500);
    expect(past).toEqual(answeredByPrism[spec]);
  },
);
