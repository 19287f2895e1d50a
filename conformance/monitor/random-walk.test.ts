import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.js';
import { judge } from './monitor.js';
import type { Observation } from './observation.js';
import { anyPlan, anyWorldName, walk, worldOf } from './random-walk.cases.js';

const broken = (observations: readonly Observation[]): readonly string[] =>
  observations.flatMap((one) =>
    one.kind === 'violated' ? [`#${one.seq} ${one.task ?? ''} ${one.rule}: ${one.explanation.sentence}`] : [],
  );

const tell = ({ seq, callMs, returnMs, operation, request, answer }: Exchange): string =>
  `#${seq} [${callMs}, ${returnMs}] ${operation} ${request.url} ${JSON.stringify(request.body)} → ${JSON.stringify(answer)}`;

test('a correct server is never found guilty', () => {
  fc.assert(
    fc.property(anyWorldName, anyPlan, (name, plan) => {
      const world = worldOf(name);
      const exchanges = walk(world, plan);
      const found = broken(judge(world.api, exchanges).observations);
      if (found.length > 0) throw new Error([...found, ...exchanges.map(tell)].join('\n'));
    }),
    { numRuns: 300 },
  );
});

test('the walk goes everywhere', () => {
  const seen = new Map<string, number>();
  for (const plan of fc.sample(anyPlan, { numRuns: 100, seed: 1 })) {
    for (const name of ['docling', 'chunkr', 'trace', 'literature', 'factpulse', 'press']) {
      const world = worldOf(name);
      const report = judge(world.api, walk(world, plan));
      for (const { operation, state, certain, accepted, refused } of report.cells) {
        const key = `${name} ${operation} ${state} ${certain}`;
        seen.set(key + ' acc', (seen.get(key + ' acc') ?? 0) + accepted);
        seen.set(key + ' ref', (seen.get(key + ' ref') ?? 0) + refused);
      }
    }
  }
  console.log(
    [...seen]
      .sort()
      .map(([a, b]) => `${a} ${b}`)
      .join('\n'),
  );
  expect(seen.size).toBeGreaterThan(10);
});
