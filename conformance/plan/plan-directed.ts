import type { Api } from '../../src/openapi/api.js';
import type { CellSummary, RuleSummary } from '../monitor/summarise.js';
import type { Target } from '../target/target.js';
import { type Coverage, createCoverage } from './coverage.js';
import type { Plan } from './plan.js';
import { planAftermath } from './plan-aftermath.js';
import { planBoundaries } from './plan-boundaries.js';
import { planCreates } from './plan-creates.js';
import { planDefaultLimit } from './plan-default-limit.js';
import { planBulk, planIsolation } from './plan-effects.js';
import { planLists } from './plan-lists.js';
import { planLives, planRetention, planStale, planSteps } from './plan-lives.js';
import { planUpdates } from './plan-updates.js';
import { planPlain, planUnknown, planViews } from './plan-views.js';
import { planVisits } from './plan-visits.js';
import { readScene } from './scene.js';

/** What a round of directed plans starts from. */
export type DirectedOptions = {
  readonly seed: number;
  /** From 0: later rounds plan only what is still missing, with other delays and other inputs. */
  readonly round: number;
  /** What the judge says so far; empty: nothing was tried yet. */
  readonly rules: readonly RuleSummary[];
  readonly cells: readonly CellSummary[];
};

/**
 * Plans for every operation in every state and for every rule that is not decided yet; the same for the same arguments.
 * Calls on every task come last, and only where the target is `destructive`.
 */
export function planDirected(api: Api, target: Target, options: DirectedOptions): readonly Plan[] {
  const { seed, round, rules, cells } = options;
  const scene = readScene(api, target, seed);
  const coverage = createCoverage(scene, rules, cells);
  const kinds = [
    planRetention(scene, round),
    planLives(scene, round),
    planSteps(scene, { coverage, round }),
    planAftermath(scene, round),
    planCreates(scene, round),
    planVisits(scene, { coverage, round }),
    planUpdates(scene, round),
    planViews(scene, round),
    planLists(scene, round),
    planDefaultLimit(scene, round),
    planUnknown(scene, round),
    planPlain(scene, round),
    planStale(scene, round),
    planBoundaries(scene, round),
    planIsolation(scene, round),
    planBulk(scene, round),
  ];
  return kinds.flat().filter((plan) => isWanted(plan, { coverage, round }));
}

/** In later rounds a plan must serve something that is missing; visits do, by how they are made. */
const isWanted = (
  { aims }: Plan,
  { coverage, round }: { readonly coverage: Coverage; readonly round: number },
): boolean => round === 0 || aims.some((aim) => coverage.lacks(aim) > 0);
