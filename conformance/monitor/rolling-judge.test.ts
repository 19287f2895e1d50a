import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRollingJudge, judge } from './monitor.js';
import { anyPlan, anyWorldName, walk, worldOf } from './random-walk.cases.js';

test('a trace that comes in parts, in order or not, is judged as it is at once', () => {
  fc.assert(
    fc.property(
      anyWorldName,
      anyPlan,
      fc.array(fc.nat(12), { maxLength: 6 }),
      fc.record({ holdMs: fc.option(fc.nat(3000), { nil: undefined }), swap: fc.boolean() }),
      (name, plan, sizes, { holdMs, swap }) => {
        const { api } = worldOf(name);
        const [state = ''] = api.lifecycle.initial;
        const holds = holdMs === undefined ? {} : { holds: { state, forMs: holdMs } };
        const trace = walk(worldOf(name), plan).map((exchange) => ({ ...exchange, ...holds }));
        const parts = split(trace, sizes);
        const rolling = createRollingJudge(api);
        for (const part of swap ? parts.toReversed() : parts) {
          rolling.add(part);
          rolling.report();
        }
        expect(rolling.report()).toEqual(judge(api, trace));
      },
    ),
    { numRuns: 40 },
  );
});

test('a report in between is that of what came so far', () => {
  const trace = walk(worldOf('chunkr'), fc.sample(anyPlan, { seed: 3, numRuns: 1 })[0] ?? []);
  const { api } = worldOf('chunkr');
  const rolling = createRollingJudge(api);
  expect(rolling.report()).toEqual(judge(api, []));
  for (const [at, exchange] of trace.slice(0, 30).entries()) {
    rolling.add([exchange]);
    expect(rolling.report()).toEqual(judge(api, trace.slice(0, at + 1)));
  }
});

function split<T>(items: readonly T[], sizes: readonly number[]): readonly (readonly T[])[] {
  const [size, ...others] = sizes;
  if (size === undefined) return [items];
  return [items.slice(0, size), ...split(items.slice(size), others)];
}
