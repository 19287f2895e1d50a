import type { Api } from '../../src/openapi/api.js';
import type { Report } from '../monitor/monitor.js';
import type { Phase, Plan } from '../plan/plan.js';
import { planCrowd } from '../plan/plan-crowd.js';
import { planDirected } from '../plan/plan-directed.js';
import { planNegative } from '../plan/plan-negative.js';
import { planRaces } from '../plan/plan-races.js';
import { planRandom } from '../plan/plan-random.js';
import { planSecurity } from '../plan/plan-security.js';
import type { Target } from '../target/target.js';
import type { CheckOptions } from './check-options.js';

/** How often the directed phase is planned again, at most, unless the options say otherwise. */
export const DEFAULT_ROUNDS = 6;

/** What a round is planned from. */
export type Planning = {
  readonly api: Api;
  readonly target: Target;
  readonly options: CheckOptions;
  /** From 0. */
  readonly round: number;
  /** What the rounds before have shown; absent before the first. */
  readonly judged: Report | undefined;
};

/**
 * The plans of one round, in batches of which each waits for the one before; `undefined`: nothing is left to do. The
 * first round asks everything once, the second adds chance and races, the others go for what is not covered yet.
 * Plans that touch the tasks of others come last, each alone.
 */
export function planRound(planning: Planning): readonly (readonly Plan[])[] | undefined {
  const { api, options, round } = planning;
  if (round > (options.rounds ?? DEFAULT_ROUNDS)) return undefined;
  const wanted = new Set<Phase>(options.phases ?? ['directed', 'negative', 'security', 'random', 'races']);
  const plans = PHASES.flatMap(({ phase, rounds, plan }) =>
    wanted.has(phase) && rounds(round) ? plan(planning) : [],
  );
  if (plans.length === 0 && round > 0) return undefined;
  const races = plans.filter((plan) => plan.phase === 'races');
  const bulk = new Set(
    api.operations.filter(({ lifecycle }) => lifecycle?.bulk === true).map(({ key }) => key),
  );
  const alone = plans.filter((plan) => isSweeping(bulk, plan));
  const others = plans.filter((plan) => !races.includes(plan) && !alone.includes(plan));
  return [others, races.filter((plan) => !alone.includes(plan)), ...alone.map((plan) => [plan])].filter(
    (batch) => batch.length > 0,
  );
}

type Planned = {
  readonly phase: Phase;
  readonly rounds: (round: number) => boolean;
  readonly plan: (planning: Planning) => readonly Plan[];
};

const PHASES: readonly Planned[] = [
  {
    phase: 'security',
    rounds: (round) => round === 0,
    plan: ({ api, target, options }) => planSecurity(api, target, options),
  },
  {
    phase: 'negative',
    rounds: (round) => round === 0,
    plan: ({ api, target, options }) => planNegative(api, target, options),
  },
  {
    phase: 'directed',
    rounds: () => true,
    plan: ({ api, target, options, round, judged }) =>
      planDirected(api, target, {
        seed: options.seed,
        round,
        rules: judged?.rules ?? [],
        cells: judged?.cells ?? [],
      }),
  },
  {
    phase: 'random',
    rounds: (round) => round === 1,
    plan: ({ api, target, options }) => [
      ...planRandom(api, target, options),
      ...planCrowd(api, target, options),
    ],
  },
  {
    phase: 'races',
    rounds: (round) => round === 1,
    plan: ({ api, target, options }) => planRaces(api, target, options),
  },
];

/** Whether it calls an operation on no task that applies to every task. */
function isSweeping(bulk: ReadonlySet<string>, { acts }: Plan): boolean {
  return acts.some((act) => {
    const calls =
      act.do === 'call' ? [act.call] : act.do === 'together' ? act.calls.map(({ call }) => call) : [];
    return calls.some(({ operation, task }) => bulk.has(operation) && task === undefined);
  });
}
