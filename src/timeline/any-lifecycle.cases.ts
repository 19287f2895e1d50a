import fc from 'fast-check';
import type { Lifecycle } from '../lifecycle/model.js';
import { parseLifecycle } from '../lifecycle/parse-lifecycle.js';

/** What a state says, as far as timelines are drawn from it. */
export type RawState = {
  readonly initial?: boolean;
  readonly next?: Readonly<Record<string, number>>;
  readonly dwell?: string;
  readonly within?: string;
  readonly visits?: number;
  readonly final?: true | 'success' | 'failure' | 'cancelled';
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  readonly outcomes?: Readonly<Record<string, { readonly if: string; readonly weight: number }>>;
};

export type RawStates = Readonly<Record<string, RawState>>;

/** The lifecycle with these states and a status field; a lifecycle that cannot be read is a mistake of the test. */
export function lifecycleOf(states: RawStates, fields: Readonly<Record<string, string>> = {}): Lifecycle {
  const raw = {
    version: 1,
    fields: { id: '/id', state: '/status', ...fields },
    states,
    operations: { submit: { creates: '/id' }, read: {} },
  };
  const { lifecycle, findings } = parseLifecycle(raw);
  if (lifecycle === undefined) throw new Error(`Expected a lifecycle, got ${JSON.stringify(findings)}`);
  return lifecycle;
}

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

const dwell = fc.oneof(
  fc.constant('0s..0s'),
  fc.tuple(fc.nat(5_000), fc.nat(20_000)).map(([min, more]) => `${min}ms..${min + more}ms`),
);
const weight = fc.constantFrom(0, 1, 1, 2, 9);
const outcomes = fc
  .uniqueArray(fc.constantFrom('ok', 'error', 'partial'), { minLength: 1 })
  .map((names) => Object.fromEntries(names.map((name) => [name, { if: `/kind == '${name}'`, weight: 1 }])));

/** States of which the first is initial; loops, dead ends and branches of weight 0 among them. */
export const anyStates: fc.Arbitrary<RawStates> = fc.integer({ min: 2, max: NAMES.length }).chain((count) => {
  const names = NAMES.slice(0, count);
  return fc
    .tuple(...names.map((_, index) => stateOf(names, index === 0)))
    .map((states) => Object.fromEntries(states.map((state, index) => [names[index] ?? '', state])));
});

function stateOf(names: readonly string[], first: boolean): fc.Arbitrary<RawState> {
  const moving = movingState(names);
  const state = first
    ? moving
    : fc.oneof({ weight: 3, arbitrary: moving }, { weight: 2, arbitrary: finalState });
  return fc
    .tuple(state, fc.option(outcomes, { nil: undefined, freq: 4 }), fc.boolean())
    .map(([made, cases, initial]) => ({
      ...made,
      ...(cases !== undefined && { outcomes: cases }),
      ...((first || (initial && made.final === undefined)) && { initial: true }),
    }));
}

const finalState: fc.Arbitrary<RawState> = fc
  .constantFrom<NonNullable<RawState['final']>[]>(true, 'success', 'failure', 'cancelled')
  .map((final) => ({ final }));

/** Mostly bounded in visits, since endless loops are slow to plan. */
function movingState(names: readonly string[]): fc.Arbitrary<RawState> {
  const targets = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 });
  const next = targets.chain((to) =>
    fc
      .array(weight, { minLength: to.length, maxLength: to.length })
      .map((weights) => Object.fromEntries(to.map((name, index) => [name, weights[index] ?? 0]))),
  );
  const within = fc.option(fc.constantFrom('2s', '10s'), { nil: undefined });
  const visits = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 6 });
  return fc
    .record({ next, dwell: fc.option(dwell, { nil: undefined, freq: 6 }), within, visits })
    .map(defined);
}

/** The members that are there: a lifecycle does not know `undefined`. */
const defined = (state: { readonly [name: string]: unknown }): RawState =>
  Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
