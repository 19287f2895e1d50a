import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judge } from '../conformance/monitor/monitor.js';
import type { Api } from '../src/openapi/api.js';
import { builtInNames } from '../src/openapi/spec-name.js';
import { createAnswerValidator } from '../src/openapi/validate-answer.js';
import { openApi } from '../src/start/open-api.js';
import { anySpec } from '../src/timeline/any-fate.cases.js';
import type { Course, FateSpec } from '../src/timeline/fate.js';
import { planPhase } from '../src/timeline/plan-phase.js';
import { createPolicies } from '../src/timeline/policy.js';
import { anyAction } from './random/action.js';
import { runPlan } from './random/run-plan.js';

/** A script is whatever it says, so it keeps the lifecycle only where it is one of its paths. */
function scriptOf({ lifecycle }: Api, spec: FateSpec, seed: number): Course {
  const fate = { spec, course: { kind: 'time' } as const, seed };
  const phase = { atMs: 0, entry: 0, state: lifecycle.initial[0]!, enteredMs: 0, progress: 0 };
  const stays = planPhase({ policyOf: createPolicies(lifecycle), fate }, 1, phase);
  return {
    kind: 'script',
    stays: stays.map(({ state, entersMs, leavesMs }) => ({
      state,
      ...(leavesMs !== undefined && { forMs: leavesMs - entersMs }),
    })),
  };
}

function anyFateOf(api: Api): fc.Arbitrary<FateSpec> {
  const states = [...api.lifecycle.states.values()];
  const raw = Object.fromEntries(
    states.map(({ name, outcomes }) => [
      name,
      { outcomes: Object.fromEntries(outcomes.map((one) => [one.name, { if: '', weight: 1 }])) },
    ]),
  );
  const state = fc.constantFrom(...states.map(({ name }) => name));
  const spec = anySpec(raw);
  const course: fc.Arbitrary<Course> = fc.oneof(
    fc.constant<Course>({ kind: 'time' }),
    fc.constant<Course>({ kind: 'immediate' }),
    fc.integer({ min: 1, max: 3 }).map((reads): Course => ({ kind: 'manual', reads })),
    fc.constant<Course>({ kind: 'hold' }),
    state.map((held): Course => ({ kind: 'hold', state: held })),
    fc.tuple(spec, fc.nat()).map(([of, seed]) => scriptOf(api, of, seed)),
  );
  return fc.tuple(spec, course).map(([said, way]) => ({ ...said, course: way }));
}

it.each(builtInNames)(
  '%s never answers against its schema or lifecycle, whatever decides over its tasks',
  async (name) => {
    const { api } = await openApi(name);
    const validate = createAnswerValidator(api);
    const seen = new Set<string>();
    const plans = fc.array(anyAction, { minLength: 20, maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 }), plans, anyFateOf(api), (seed, plan, fate) => {
        const { exchanges, refusedWithEffect, hits } = runPlan(api, { seed, plan, fate });
        for (const { state } of hits) seen.add(`${fate.course?.kind} ${state}`);
        expect(exchanges.flatMap((exchange) => validate(exchange))).toEqual([]);
        expect(judge(api, exchanges).observations.filter(({ kind }) => kind === 'violated')).toEqual([]);
        expect(refusedWithEffect).toEqual([]);
      }),
      { numRuns: 60, seed: 20_250_101 },
    );
    for (const kind of ['time', 'immediate', 'manual', 'hold', 'script']) {
      expect([...seen].filter((one) => one.startsWith(kind)).length, kind).toBeGreaterThan(1);
    }
  },
);
