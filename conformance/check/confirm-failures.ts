import type { Exchange } from '../../src/exchange/exchange.js';
import type { Report } from '../monitor/monitor.js';
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

/** Shrinks what failed and tries it again on fresh tasks, all failures at once. */
export async function confirmFailures(
  subject: Subject,
  { run, judged }: Shown,
  { options, world }: { readonly options: CheckOptions; readonly world: CheckWorld },
): Promise<Confirmed> {
  const { api, target } = subject;
  const drafts = shrinkFailures({
    ...{ api, target, judged, trace: run.trace, plans: run.plans },
    options: judgeOptionsOf(target),
    limit: options.failures ?? DEFAULT_FAILURES,
  });
  const isOver = run.stop.kind === 'unreachable' || world.signal?.aborted === true;
  const tries = isOver ? 0 : (options.confirmations ?? DEFAULT_CONFIRMATIONS);
  const again = await tryAgain(subject, { run, drafts, tries }, { options, world });
  const failures: FailureReport[] = [];
  for (const draft of drafts) {
    const { replay: plan, count: _, ...failure } = draft;
    const reproduced = await confirm({
      ...{ api, plan, rule: draft.rule, tries },
      run: async (_plan, n) => again(draft, n),
      // Tasks of the other tries are there as well: their rows in a list are nothing wrong.
      options: { ...judgeOptionsOf(target), own: false },
    });
    failures.push({ ...failure, seed: run.seed, ...(tries > 0 && { reproduced }) });
  }
  return { failures, replay: drafts.map(({ replay }) => replay) };
}

type Trying = {
  readonly run: RunResult;
  readonly drafts: readonly FailureDraft[];
  readonly tries: number;
};

/** Carries every replay out that often; what is given back finds the exchanges of one try. */
async function tryAgain(
  { api, target }: Subject,
  { run, drafts, tries }: Trying,
  { options, world }: { readonly options: CheckOptions; readonly world: CheckWorld },
): Promise<(draft: FailureDraft, n: number) => readonly Exchange[]> {
  const { send, pace, signal } = world;
  const runner = createRunner({
    ...{ api, send, pace, seed: options.seed, target: { ...target, budget: budgetLeft(target.budget, run) } },
    ...(signal !== undefined && { signal }),
  });
  const idOf = (draft: FailureDraft, n: number): string => `${draft.replay.id}/${draft.rule}/${n}`;
  const plans = Array.from({ length: tries }, (_, n) =>
    drafts.map((draft): Plan => ({ ...draft.replay, id: idOf(draft, n) })),
  ).flat();
  await runner.run(plans);
  const { trace, plans: runs } = runner.result();
  await runner.cleanUp();
  const byId = new Map(runs.map((one) => [one.plan.id, one.exchanges]));
  return (draft, n) => (byId.get(idOf(draft, n)) ?? []).flatMap((place) => trace[place] ?? []);
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
