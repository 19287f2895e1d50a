import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Api } from '../src/openapi/api.js';
import { openApi } from '../src/start/open-api.js';
import { runTurns } from './namespaces/run-turns.js';
import { turns } from './namespaces/steps.js';

const apis: Api[] = [];
beforeAll(async () => {
  for (const name of ['chunkr', 'docling']) apis.push((await openApi(name)).api);
});

/** Many steps find what is rare, few steps shrink to what can be read: for that there is a time limit. */
test.each([
  [1_000, { numRuns: 3, endOnFailure: true }],
  [50, { numRuns: 25, interruptAfterTimeLimit: 30_000 }],
])('%d interleaved operations: each of two namespaces shows what it would show alone', (length, run) => {
  fc.assert(
    fc.property(turns(length), (all) => {
      const together = runTurns(apis, all);
      for (const name of ['one', 'two'] as const) {
        const alone = runTurns(
          apis,
          all.filter(({ who }) => who === 'time' || who === name),
        );
        expect(together[name]).toEqual(alone[name]);
      }
    }),
    run,
  );
});
