import type { Exchange } from '../../src/exchange/exchange.js';
import type { Report } from '../monitor/monitor.js';
import type { Refutation } from '../monitor/weigh-assumptions.js';
import type { Plan } from '../plan/plan.js';
import type { FailureReport } from '../report/check-report.js';
import type { RunResult } from '../run/run-result.js';
import { createRunner } from '../run/runner.js';
import { confirm } from '../shrink/confirm.js';
import { type FailureDraft, shrinkFailures } from '../shrink/shrink-failures.js';
import type { Budget } from '../target/target.js';
import type { CheckOptions, CheckWorld, Subject } from './check-options.js';
import { judgeOptionsOf } from './judge-options.js';

const DEFAULT_CONFIRMATIONS = 5;
const DEFAULT_FAILURES = 20;

/** Failures as the report shows them, and the plans that show them again. */
export type Confirmed = { readonly failures: readonly FailureReport[]; readonly replay: readonly Plan[] };

/** What a run has shown. */
export type Shown = { readonly run: RunResult; readonly judged: Report };

/**
 * Shrinks what failed and tries it again on fresh tasks, all failures at once. A failure that the few exchanges do not
 * show again is tried with the whole plan that showed it: it may need more than they hold.
 */
export async function confirmFailures(
  subject: Subject,
  { run, judged }: Shown,
  { options, world }: { readonly options: CheckOptions; readonly world: CheckWorld },
): Promise<Confirmed> {
  if (run.stop.kind === 'unreachable') return { failures: [], replay: [] };
  const { api, target } = subject;
  const drafts = shrinkFailures({
    ...{ api, target, judged, trace: run.trace, plans: run.plans },
    options: judgeOptionsOf(target, judged.refuted),
    limit: options.failures ?? DEFAULT_FAILURES,
  });
  const isOver = run.stop.kind === 'went-away' || world.signal?.aborted === true;
  const tries = isOver ? 0 : (options.confirmations ?? DEFAULT_CONFIRMATIONS);
  if (tries === 0) return asTheyAre(drafts, run);
  const trying: Trying = { subject, run, refuted: judged.refuted, tries, seed: options.seed, world };
  const short = await tryAll(
    trying,
    drafts.map(({ rule, replay: plan }) => ({ rule, plan })),
  );
  const missed = drafts.filter((_, index) => short[index] === 0);
  const whole = missed.map(({ rule, replay, plan: id }): Trial => {
    const origin = run.plans.find(({ plan }) => plan.id === id)?.plan;
    return { rule, plan: origin === undefined ? replay : { ...origin, aims: [rule] } };
  });
  const long = await tryAll(trying, whole);
  const shown = drafts.map((draft, index) => {
    const place = missed.indexOf(draft);
    const times = place < 0 ? short[index] : long[place];
    const plan = (long[place] ?? 0) > 0 ? (whole[place]?.plan ?? draft.replay) : draft.replay;
    return { draft, plan, reproduced: { times: times ?? 0, tries } };
  });
  return {
    failures: shown.map(({ draft, reproduced }) => ({ ...failureOf(draft, run), reproduced })),
    replay: shown.map(({ plan }) => plan),
  };
}

const asTheyAre = (drafts: readonly FailureDraft[], run: RunResult): Confirmed => ({
  failures: drafts.map((draft) => failureOf(draft, run)),
  replay: drafts.map(({ replay }) => replay),
});

const failureOf = (
  { replay: _, count: _count, ...failure }: FailureDraft,
  { seed }: RunResult,
): FailureReport => ({
  ...failure,
  seed,
});

/** A plan that is to break a rule again. */
type Trial = { readonly rule: string; readonly plan: Plan };

type Trying = {
  readonly subject: Subject;
  readonly run: RunResult;
  readonly refuted: readonly Refutation[];
  readonly tries: number;
  readonly seed: number;
  readonly world: CheckWorld;
};

/** How often each plan broke its rule again, of so many tries. */
async function tryAll(
  { subject: { api, target }, run, refuted, tries, seed, world }: Trying,
  trials: readonly Trial[],
): Promise<readonly number[]> {
  if (trials.length === 0) return [];
  const { send, pace, signal } = world;
  const runner = createRunner({
    ...{ api, send, pace, seed, target: { ...target, budget: budgetLeft(target.budget, run) } },
    ...(signal !== undefined && { signal }),
  });
  const idOf = (index: number, n: number): string => `again/${index}/${n}`;
  await runner.run(
    Array.from({ length: tries }, (_, n) =>
      trials.map(({ plan }, index): Plan => ({ ...plan, id: idOf(index, n) })),
    ).flat(),
  );
  const { trace, plans } = runner.result();
  await runner.cleanUp();
  const places = new Map(plans.map(({ plan, exchanges }) => [plan.id, exchanges]));
  // Tasks of the other tries are there as well: their rows in a list are nothing wrong.
  const options = { ...judgeOptionsOf(target, refuted), own: false };
  const counts = trials.map(async ({ rule, plan }, index) => {
    const exchanges = (n: number): readonly Exchange[] =>
      (places.get(idOf(index, n)) ?? []).flatMap((place) => trace[place] ?? []);
    const { times } = await confirm({
      api,
      plan,
      rule,
      tries,
      options,
      run: async (_plan, n) => exchanges(n),
    });
    return times;
  });
  return await Promise.all(counts);
}

/** What a check may still do when its search is over; at least a quarter of the whole is kept for trying again. */
function budgetLeft(budget: Budget, run: RunResult): Budget {
  const rest = (whole: number, used: number): number => Math.ceil(Math.max(whole - used, whole / 4));
  return {
    ...budget,
    timeMs: rest(budget.timeMs, run.elapsedMs),
    requests: rest(budget.requests, run.trace.length),
    tasks: rest(budget.tasks, run.tasks),
  };
}
