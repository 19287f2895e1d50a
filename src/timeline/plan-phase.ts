import { drawBetween, drawUnit, drawWeighted } from '../random/draw.js';
import type { Policy, PolicyState } from './policy.js';
import type { Phase } from './task.js';

/** One computed stay. `leavesMs` is absent in the last one. */
export type Stay = {
  readonly state: string;
  /** Its place in the plan, from 0: draws are keyed by it, never by an instant. */
  readonly step: number;
  readonly entersMs: number;
  readonly leavesMs?: number;
};

/** What the future of a phase is drawn from. */
export type PlanContext = { readonly policy: Policy; readonly seed: number };

/** Endless loops are planned this far; after that the task stays where it is. */
const MAX_STAYS = 1_000;

/**
 * Everything the server will do on its own after the phase began, unless an operation cuts it off. A pure function of
 * the seed and the phase: each draw is keyed by task, phase, step and purpose.
 */
export function planPhase(context: PlanContext, sequence: number, phase: Phase): readonly Stay[] {
  const stays: Stay[] = [];
  const visits = new Map<string, number>();
  let state = phase.state;
  let entersMs = phase.atMs;
  let step = 0;
  for (; step < MAX_STAYS; step++) {
    visits.set(state, (visits.get(state) ?? 0) + 1);
    const rule = context.policy.states.get(state);
    const key = [sequence, phase.entry, step, state] as const;
    const to = rule && chooseNext(context, { rule, visits, key });
    if (rule === undefined || to === undefined) break;
    const range = { min: rule.dwell.minMs, max: rule.dwell.maxMs };
    const leavesMs = entersMs + Math.round(drawBetween(range, context.seed, ...key, 'dwell'));
    stays.push({ state, step, entersMs, leavesMs });
    state = to;
    entersMs = leavesMs;
  }
  stays.push({ state, step, entersMs });
  return stays;
}

type Fork = {
  readonly rule: PolicyState;
  /** How often each state was visited so far. */
  readonly visits: ReadonlyMap<string, number>;
  readonly key: readonly (string | number)[];
};

function chooseNext(context: PlanContext, { rule, visits, key }: Fork): string | undefined {
  if (rule.to.length === 0) return undefined;
  const weights = rule.weights.map((weight, index) => {
    const to = rule.to[index] ?? '';
    const limit = context.policy.states.get(to)?.visits ?? Number.POSITIVE_INFINITY;
    return (visits.get(to) ?? 0) < limit ? weight : 0;
  });
  const index = drawWeighted(weights, context.seed, ...key, 'next');
  return index === undefined ? undefined : rule.to[index];
}

/** Which sub-case of its state a task is in; `undefined` where the state has none. */
export function drawOutcome(
  context: PlanContext,
  sequence: number,
  at: { entry: number; stay: Stay },
): string | undefined {
  const rule = context.policy.states.get(at.stay.state);
  if (rule === undefined || rule.outcomes.length === 0) return undefined;
  const key = [sequence, at.entry, at.stay.step, at.stay.state, 'outcome'] as const;
  return rule.outcomes[drawWeighted(rule.outcomeWeights, context.seed, ...key) ?? 0];
}

/** How much of the work is done when a run ends without success: 0.3..0.95. */
export function drawLastProgress(context: PlanContext, sequence: number, entry: number): number {
  return 0.3 + 0.65 * drawUnit(context.seed, sequence, entry, 'last-progress');
}
