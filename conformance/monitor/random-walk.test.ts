import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.js';
import { corruptions } from './corrupt.cases.js';
import type { Observation } from './observation.js';
import { anyPlan, anyWorldName, judgeOf, walk, worldOf } from './random-walk.cases.js';
import { worlds } from './worlds.cases.js';

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
      const found = broken(judgeOf(name)(exchanges).observations);
      if (found.length > 0) throw new Error([...found, ...exchanges.map(tell)].join('\n'));
    }),
    { numRuns: 100 },
  );
});

test('a wrong answer is mostly found, and never breaks the monitor', () => {
  const tried = new Map<string, { readonly made: number; readonly found: number }>();
  fc.assert(
    fc.property(
      fc.record({
        name: anyWorldName,
        plan: anyPlan,
        at: fc.nat(44),
        luck: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
      fc.constantFrom(...corruptions),
      ({ name, plan, at, luck }, { name: kind, apply }) => {
        const { api } = worldOf(name);
        const exchanges = walk(worldOf(name), plan);
        const from = at % exchanges.length;
        const wrong = [...exchanges.slice(from), ...exchanges.slice(0, from)]
          .map((one) => apply(api, one, luck))
          .find((one) => one !== undefined);
        if (wrong === undefined) return;
        const trace = exchanges.map((one) => (one.seq === wrong.seq ? wrong : one));
        const found = broken(judgeOf(name)(trace).observations).length > 0;
        const { made, found: before } = tried.get(kind) ?? { made: 0, found: 0 };
        tried.set(kind, { made: made + 1, found: before + (found ? 1 : 0) });
      },
    ),
    { numRuns: 500, seed: 5 },
  );
  const all = [...tried.values()];
  const share = all.reduce((sum, { found }) => sum + found, 0) / all.reduce((sum, { made }) => sum + made, 0);
  expect(share).toBeGreaterThan(0.75);
});

test('the walk calls each operation in each state of a task', () => {
  const plans = fc.sample(anyPlan, { numRuns: 120, seed: 1 });
  for (const { api } of worlds) {
    const targeted = api.operations.filter(
      ({ lifecycle, target }) => target !== undefined && lifecycle?.creates === undefined,
    );
    const wanted = targeted.flatMap(({ key }) =>
      [...api.lifecycle.states.keys(), '$gone'].map((state) => `${key} ${state}`),
    );
    const missing = new Set(wanted);
    for (const plan of plans) {
      const { cells } = judgeOf(api.name)(walk(worldOf(api.name), plan));
      for (const { operation, state } of cells) missing.delete(`${operation} ${state}`);
      if (missing.size === 0) break;
    }
    expect([...missing]).toEqual([]);
  }
});
