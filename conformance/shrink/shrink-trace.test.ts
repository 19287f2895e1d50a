import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from '../monitor/monitor.js';
import { mutantsOf } from '../monitor/mutants.cases.js';
import { walk, worldOf } from '../monitor/random-walk.cases.js';
import { worlds } from '../monitor/worlds.cases.js';
import { distinctFailures } from './distinct-failures.js';
import { minimise } from './minimise.js';
import { createShrinker } from './shrink-trace.js';

/** One call after the other, close enough together to meet tasks in all states. */
const plans = fc
  .sample(fc.array(fc.nat(), { minLength: 70, maxLength: 70 }), { numRuns: 1, seed: 5 })
  .map((lucks) => lucks.map((luck) => ({ luck, tookMs: 0, gapMs: [0, 100, 400, 1500][luck % 4] ?? 0 })));

/** How many exchanges show each failure of the wrong servers of a world. */
const sizesOf = (name: string): readonly number[] => {
  const world = worldOf(name);
  return mutantsOf(world.api).flatMap((mutant) =>
    plans.flatMap((plan) => {
      const trace = walk({ ...world, api: mutant.api }, plan);
      const report = judge(world.api, trace);
      const shrink = createShrinker({ api: world.api, trace });
      return distinctFailures(report.observations, report.rules)
        .filter(({ violation }) => !violation.explanation.afterViolation)
        .map(({ violation }) => {
          const shrunk = shrink(violation);
          const { rule, seq } = violation;
          const found = judge(world.api, shrunk).observations;
          expect(found).toContainEqual(expect.objectContaining({ kind: 'violated', rule, seq }));
          return shrunk.length;
        });
    }),
  );
};

test('what wrong servers did is shown by a handful of exchanges', () => {
  const sizes = worlds.flatMap(({ api }) => sizesOf(api.name)).toSorted((left, right) => left - right);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(4);
  expect(sizes.at(-1)).toBeLessThanOrEqual(8);
});

test('the fewest items that matter are found, in their order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(100), { maxLength: 40 }),
      fc.infiniteStream(fc.boolean()),
      (items, luck) => {
        const needed = items.filter(() => luck.next().value && items.length % 3 > 0);
        const found = minimise(items, (some) => needed.every((one) => some.includes(one)));
        expect(found).toEqual(needed);
      },
    ),
  );
});
