import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createManualClock, MANUAL_EPOCH_MS } from '../src/clock/manual-clock.js';
import { builtInNames } from '../src/openapi/spec-name.js';
import { createSimulator } from '../src/simulator/simulator.js';
import { openApi } from '../src/start/open-api.js';
import { situationAt } from '../src/timeline/situation-at.js';

const query = fc.record({
  include_chunks: fc.constantFrom(undefined, 'true', 'false'),
  base64_urls: fc.constantFrom(undefined, 'true'),
});

it.each(builtInNames)(
  '%s: the text written piece by piece is the JSON of the value, at any instant',
  async (name) => {
    const { api } = await openApi(name);
    const simulator = createSimulator({ api, clock: createManualClock(), profile: 'lifecycle' });
    simulator.preload(50);
    const tasks = [...simulator.world('')!.store.oldestFirst()];
    const bodies = api.operations
      .filter(({ snapshot }) => snapshot)
      .map((spec) => simulator.machine.operationOf(spec).body);
    fc.assert(
      fc.property(fc.constantFrom(...tasks), fc.nat({ max: 200_000 }), query, (task, laterMs, asked) => {
        const nowMs = MANUAL_EPOCH_MS + laterMs;
        const moment = { task, situation: situationAt(simulator.machine.timeline, task, nowMs), nowMs };
        const read = (parameter: string) => asked[parameter as keyof typeof asked];
        for (const body of bodies)
          expect(body.json(moment, read)).toBe(JSON.stringify(body.value(moment, read)));
      }),
      { numRuns: 400 },
    );
  },
);
