import fc from 'fast-check';
import type { ClockMode } from '../../src/clock/namespace-clock.js';
import { builtInProfiles } from '../../src/config/profiles.js';
import { faultCatalogue } from '../../src/faults/catalogue.js';
import type { FaultRule } from '../../src/faults/fault-rule.js';
import type { Profile } from '../../src/simulator/namespace.js';

/** What a test does in its namespace. Numbers that pick something are taken round the list. */
export type Step =
  | {
      readonly kind: 'call';
      readonly api: number;
      readonly operation: number;
      readonly task: number;
      readonly variant: number;
    }
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'switch'; readonly mode: ClockMode }
  | { readonly kind: 'lock' | 'unlock' | 'reset' }
  | { readonly kind: 'use'; readonly profile: Profile; readonly seed: number }
  | { readonly kind: 'add'; readonly rule: FaultRule }
  | { readonly kind: 'remove'; readonly id: string };

/** One entry of an interleaving: a step of one of the two namespaces, or time that passes for both. */
export type Turn =
  | { readonly who: 'one' | 'two'; readonly step: Step }
  | { readonly who: 'time'; readonly ms: number };

const mode = fc.oneof(
  fc.constantFrom<ClockMode>({ kind: 'real' }, { kind: 'manual' }, { kind: 'auto' }),
  fc.integer({ min: 2, max: 60 }).map((factor): ClockMode => ({ kind: 'scaled', factor })),
  fc.integer({ min: 1, max: 2_000 }).map((stepMs): ClockMode => ({ kind: 'step', stepMs })),
);

const ruleId = fc.constantFrom('first', 'second', 'third');

const rule: fc.Arbitrary<FaultRule> = fc.record({
  id: ruleId,
  match: fc.constantFrom({}, { does: 'read' as const }, { api: 'docling' }, { state: 'final' }),
  probability: fc.constantFrom(0.3, 0.7, 1),
  after: fc.nat(3),
  count: fc.nat(5),
  per: fc.constantFrom('task' as const, 'rule' as const),
  stealth: fc.boolean(),
  fault: fc.constantFrom(...faultCatalogue.values()).map(({ kind, example }) => ({ kind, ...example })),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constant('call' as const),
      api: fc.nat(1),
      operation: fc.nat(12),
      task: fc.nat(8),
      variant: fc.nat(5),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('advance' as const), ms: fc.nat(5_000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('switch' as const), mode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('lock', 'unlock', 'reset') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('use' as const),
      profile: fc.constantFrom(...builtInProfiles),
      seed: fc.nat(3),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), rule }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: ruleId }) },
);

/** So many turns of two namespaces and of the time that both live in. */
export const turns = (length: number): fc.Arbitrary<readonly Turn[]> =>
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.record({ who: fc.constantFrom('one', 'two'), step }) },
      { weight: 1, arbitrary: fc.record({ who: fc.constant('time' as const), ms: fc.nat(3_000) }) },
    ),
    { minLength: length, maxLength: length, size: 'max' },
  );
