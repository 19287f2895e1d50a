import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import type { Report } from '../monitor/monitor.js';
import type { Phase, Plan } from '../plan/plan.js';
import { planCrowd } from '../plan/plan-crowd.js';
import { planDirected } from '../plan/plan-directed.js';
import { planNegative } from '../plan/plan-negative.js';
import { planRaces } from '../plan/plan-races.js';
import { planRandom } from '../plan/plan-random.js';
import { planSecurity } from '../plan/plan-security.js';
import { planSweep } from '../plan/plan-sweep.js';
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
  /** What was sent so far, asked for while the round is carried out; absent: nobody looks back. */
  readonly trace?: () => readonly Exchange[];
};

/**
 * The plans of one round, in batches of which each waits for the one before; `undefined`: nothing is left to do. The
 * first round asks everything once, the second adds chance and races, the others go for what is not covered yet.
 * Plans that touch the tasks of others come last, each alone, and in the first round every task is looked at before them:
 * afterwards little is left of what was there. Each batch is planned when it is asked for.
 */
export function planRound(planning: Planning): Iterable<readonly Plan[]> | undefined {
  const { options, round } = planning;
  if (round > (options.rounds ?? DEFAULT_ROUNDS)) return undefined;
  const wanted = new Set<Phase>(options.phases ?? ['directed', 'negative', 'security', 'random', 'races']);
  const plans = PHASES.flatMap(({ phase, rounds, plan }) =>
    wanted.has(phase) && rounds(round) ? plan(planning) : [],
  );
  return plans.length === 0 && round > 0 ? undefined : batchesOf(planning, plans);
}

function* batchesOf(planning: Planning, plans: readonly Plan[]): Generator<readonly Plan[]> {
  const { api, target, options, round, trace } = planning;
  const races = plans.filter((plan) => plan.phase === 'races');
  const alone = plans.filter((plan) => isSweeping(api, plan));
  const others = plans.filter((plan) => !races.includes(plan) && !alone.includes(plan));
  const early = [others, races.filter((plan) => !alone.includes(plan))];
  yield* early.filter((batch) => batch.length > 0);
  if (round === 0 && alone.length > 0 && trace !== undefined) {
    const sweep = planSweep(api, target, { seed: options.seed, trace: trace(), name: 'early' });
    if (sweep.length > 0) yield sweep;
  }
  yield* alone.map((plan) => [plan]);
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

/** The plans in batches of which each waits for the one before: those that touch the tasks of others come last, each alone. */
export const apart = (api: Api, plans: readonly Plan[]): readonly (readonly Plan[])[] => [
  plans.filter((plan) => !isSweeping(api, plan)),
  ...plans.filter((plan) => isSweeping(api, plan)).map((plan) => [plan]),
];

/** Whether it calls an operation on no task that applies to every task. */
function isSweeping({ operations }: Api, { acts }: Plan): boolean {
  const bulk = operations.filter(({ lifecycle }) => lifecycle?.bulk === true).map(({ key }) => key);
  return acts.some((act) => {
    const calls =
      act.do === 'call' ? [act.call] : act.do === 'together' ? act.calls.map(({ call }) => call) : [];
    return calls.some(({ operation, task }) => task === undefined && bulk.includes(operation));
  });
}
