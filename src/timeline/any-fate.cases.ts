import fc from 'fast-check';
import type { Distribution } from '../random/distribution.js';
import type { RawStates } from './any-lifecycle.cases.js';
import { fateWith } from './any-task.cases.js';
import type { Course, Fate, FateSpec } from './fate.js';

const KINDS = ['success', 'failure', 'cancelled'] as const;

/** Whatever an end can be called in these states: states, sub-cases and kinds, reachable or not. */
function endWords(states: RawStates): readonly string[] {
  return Object.entries(states).flatMap(([name, { outcomes = {} }]) => [
    name,
    ...Object.keys(outcomes).map((outcome) => `${name}.${outcome}`),
    ...KINDS,
  ]);
}

const anyDwell: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({ type: fc.constant('fixed' as const), value: fc.nat(30_000) }),
  fc
    .tuple(fc.nat(5_000), fc.nat(30_000))
    .map(([min, more]) => ({ type: 'uniform' as const, min, max: min + more })),
  fc.record({
    type: fc.constant('lognormal' as const),
    median: fc.integer({ min: 1, max: 10_000 }),
    sigma: fc.double({ min: 0, max: 3, noNaN: true }),
  }),
);

/** Anything that can be said about the branches and stays of these states. */
export function anySpec(states: RawStates): fc.Arbitrary<FateSpec> {
  const names = Object.keys(states);
  const ends = fc.dictionary(fc.constantFrom(...endWords(states)), fc.constantFrom(0, 1, 2, 9), {
    maxKeys: 4,
  });
  const dwell = fc.dictionary(fc.constantFrom(...names, '*'), anyDwell, { maxKeys: 3 });
  return fc.record(
    { base: fc.constantFrom('happy' as const, 'lifecycle' as const), ends, dwell },
    { requiredKeys: ['base'] },
  );
}

/** Any way to go on among these states; a manual one has been read at some instants after the start. */
export function anyCourse(states: RawStates): fc.Arbitrary<Course> {
  const state = fc.constantFrom(...Object.keys(states));
  const stay = fc.record({ state, forMs: fc.nat(20_000) });
  return fc.oneof(
    fc.constant<Course>({ kind: 'time' }),
    fc.constant<Course>({ kind: 'immediate' }),
    fc.integer({ min: 1, max: 3 }).map((reads): Course => ({ kind: 'manual', reads })),
    fc
      .option(state, { nil: undefined })
      .map((held): Course => ({ kind: 'hold', ...(held !== undefined && { state: held }) })),
    fc.array(stay, { minLength: 1, maxLength: 5 }).map((stays): Course => ({ kind: 'script', stays })),
  );
}

/** Any fate of a task in these states. */
export const anyFate = (states: RawStates): fc.Arbitrary<Fate> =>
  fc
    .tuple(anySpec(states), anyCourse(states), fc.integer())
    .map(([spec, course, seed]) => fateWith(spec, { course, seed }));
