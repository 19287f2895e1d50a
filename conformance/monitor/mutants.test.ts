import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Mutant, mutantsOf } from './mutants.cases.js';
import type { Observation } from './observation.js';
import { judgeOf, walk, worldOf } from './random-walk.cases.js';

/** One call after the other, close enough together to meet tasks in all states. */
const plans = fc
  .sample(fc.array(fc.nat(), { minLength: 70, maxLength: 70 }), { numRuns: 30, seed: 5 })
  .map((lucks) => lucks.map((luck) => ({ luck, tookMs: 0, gapMs: [0, 100, 400, 1500][luck % 4] ?? 0 })));

type Violation = Observation & { readonly kind: 'violated' };

/** The rules that the mutant may have broken first, in any of the walks until its own is among them. */
function firstBroken(name: string, mutant: Mutant): ReadonlySet<string> {
  const world = worldOf(name);
  const broken = new Set<string>();
  for (const plan of plans) {
    const { observations } = judgeOf(name)(walk({ ...world, api: mutant.api }, plan));
    const found = observations.filter((one): one is Violation => one.kind === 'violated');
    const first = found.filter(({ explanation }) => !explanation.afterViolation);
    for (const { explanation } of first) for (const rule of explanation.rules) broken.add(rule);
    if (broken.has(mutant.rule)) break;
  }
  return broken;
}

test.each<[string, readonly string[]]>([
  ['literature', []],
  [
    // The task may have finished in no time before the call, or the update after it: only time would tell.
    'chunkr',
    [
      'update accepted in Requeued',
      'update in Succeeded does nothing',
      'update in Failed does nothing',
      'delete accepted in Starting',
      'delete accepted in Requeued',
      'delete accepted in Processing',
    ],
  ],
  ['factpulse', []],
])('of the wrong servers of %s only those survive that a right one could be taken for', (name, survivors) => {
  const results = mutantsOf(worldOf(name).api).map((mutant) => ({
    mutant,
    broken: firstBroken(name, mutant),
  }));
  const alive = results.filter(({ broken }) => broken.size === 0).map(({ mutant }) => mutant.name);
  expect(alive).toEqual(survivors);
  const blamed = results.filter(({ mutant, broken }) => broken.size > 0 && !broken.has(mutant.rule));
  expect(blamed.map(({ mutant, broken }) => [mutant.rule, ...broken])).toEqual([]);
});
