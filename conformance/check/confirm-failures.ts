import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { type JudgeOptions, judge, type Report } from '../monitor/monitor.js';
import type { Plan } from '../plan/plan.js';
import type { FailureReport } from '../report/check-report.js';
import type { PlanRun, RunResult } from '../run/run-result.js';
import { createRunner, type Runner } from '../run/runner.js';
import { type Confirmation, createRecognition } from '../shrink/recognise.js';
import { type FailureDraft, shrinkFailures } from '../shrink/shrink-failures.js';
import type { Budget } from '../target/target.js';
import type { CheckOptions, CheckWorld, Subject } from './check-options.js';
import { judgeOptionsOf } from './judge-options.js';
import { apart } from './plan-round.js';
import type { Teller } from './teller.js';

const DEFAULT_CONFIRMATIONS = 5;
const DEFAULT_FAILURES = 20;

/** Failures as the report shows them, the plans that show them again, and how many tasks were created for that. */
export type Confirmed = {
  readonly failures: readonly FailureReport[];
  readonly replay: readonly Plan[];
  readonly tasks: number;
};

/** What trying again needs of the check around it. */
export type Confirming = {
  readonly options: CheckOptions;
  readonly world: CheckWorld;
  readonly tell: Pick<Teller, 'phase' | 'confirming'>;
};

/** What a run has shown. */
export type Shown = { readonly run: RunResult; readonly judged: Report };

/**
 * Shrinks what failed and tries it again on fresh tasks, all failures at once. A failure that the few exchanges do not
 * show again is tried with the whole plan that showed it: it may need more than they hold.
 */
export async function confirmFailures(
  subject: Subject,
  { run, judged }: Shown,
  { options, world, tell }: Confirming,
): Promise<Confirmed> {
  if (run.stop.kind === 'unreachable') return { failures: [], replay: [], tasks: 0 };
  const { api, target } = subject;
  const drafts = shrinkFailures({
    ...{ api, target, judged, trace: run.trace, plans: run.plans },
    options: judgeOptionsOf(target, judged.refuted),
    limit: options.failures ?? DEFAULT_FAILURES,
  });
  const isOver = run.stop.kind === 'went-away' || world.signal?.aborted === true;
  const tries = isOver ? 0 : (options.confirmations ?? DEFAULT_CONFIRMATIONS);
  if (tries === 0 || drafts.length === 0) return asTheyAre(drafts, run);
  const runner = createRunner({
    ...{ api, send: world.send, pace: world.pace, seed: options.seed },
    target: { ...target, budget: budgetLeft(target.budget, run) },
    ...(world.signal !== undefined && { signal: world.signal }),
    onProgress: (progress) => tell.confirming(progress, drafts.length),
  });
  tell.phase('confirming');
  const tried = await tryFormsOf(drafts, run, createAgain(subject, { run, judged }, { runner, tries }));
  if (options.cleanUp !== false) await runner.cleanUp();
  return {
    failures: tried.map(({ draft, reproduced }) => ({
      ...failureOf(draft, run),
      ...(reproduced.tries > 0 && { reproduced }),
    })),
    replay: tried.map(({ plan }) => plan),
    tasks: runner.result().tasks,
  };
}

/** A failure, and what showed it again most often. */
type Tried = { readonly draft: FailureDraft; readonly plan: Plan; readonly reproduced: Confirmation };

/**
 * First the few exchanges as they were; where that does not always show the failure, with waits by state and more looks;
 * where that mostly does not, the whole plan.
 */
async function tryFormsOf(
  drafts: readonly FailureDraft[],
  run: RunResult,
  again: Again,
): Promise<readonly Tried[]> {
  const trialOf = (draft: FailureDraft, plan: Plan): Trial => ({
    ...{ rule: draft.rule, plan },
    restsOnOwn: again.restsOnOwn(draft),
  });
  const short = await again.tryAll(drafts.map((draft) => trialOf(draft, draft.replay)));
  let tried = drafts.map(
    (draft, at): Tried => ({ draft, plan: draft.replay, reproduced: short[at] ?? never }),
  );
  const retry = async (
    isOpen: (confirmation: Confirmation) => boolean,
    planOf: (draft: FailureDraft) => Plan | undefined,
    whole: Pick<Confirmation, 'whole'>,
  ): Promise<void> => {
    const open = tried.flatMap((one) => {
      const plan = isOpen(one.reproduced) ? planOf(one.draft) : undefined;
      return plan === undefined ? [] : [{ one, ...trialOf(one.draft, plan) }];
    });
    const counts = await again.tryAll(open);
    tried = tried.map((one) => {
      const at = open.findIndex((other) => other.one === one);
      const [plan, came] = [open[at]?.plan, counts[at]];
      const isBetter = plan !== undefined && came !== undefined && came.times > one.reproduced.times;
      return isBetter ? { ...one, plan, reproduced: { ...came, ...whole } } : one;
    });
  };
  await retry(
    ({ times, tries: made }) => times < made,
    ({ watchful }) => watchful,
    {},
  );
  await retry(
    ({ times, tries: made }) => 2 * times < made,
    ({ rule, plan: id }) => {
      const origin = run.plans.find(({ plan }) => plan.id === id)?.plan;
      return origin && { ...origin, aims: [rule] };
    },
    { whole: true },
  );
  return tried;
}

const never: Confirmation = { times: 0, tries: 0 };

const asTheyAre = (drafts: readonly FailureDraft[], run: RunResult): Confirmed => ({
  failures: drafts.map((draft) => failureOf(draft, run)),
  replay: drafts.map(({ replay }) => replay),
  tasks: 0,
});

const failureOf = (
  { replay: _, watchful: _watchful, count: _count, ...failure }: FailureDraft,
  { seed }: RunResult,
): FailureReport => ({
  ...failure,
  seed,
});

/** A plan that is to break a rule again. */
type Trial = {
  readonly rule: string;
  readonly plan: Plan;
  /** It rests on nobody else using the target, which the exchanges of one try alone cannot show. */
  readonly restsOnOwn: boolean;
};

/** Tries plans again on fresh tasks. */
type Again = {
  readonly restsOnOwn: (draft: FailureDraft) => boolean;
  /** How often each plan broke its rule again. */
  readonly tryAll: (trials: readonly Trial[]) => Promise<readonly Confirmation[]>;
};

function createAgain(
  { api, target }: Subject,
  { run, judged }: Shown,
  { runner, tries }: { readonly runner: Runner; readonly tries: number },
): Again {
  const options = judgeOptionsOf(target, judged.refuted);
  // Tasks of the other tries are there as well: their rows in a list are nothing wrong.
  const breaks = createRecognition(api, { ...options, own: false });
  let round = 0;
  const tryAll = async (trials: readonly Trial[]): Promise<readonly Confirmation[]> => {
    if (trials.length === 0) return [];
    round += 1;
    const prefix = `again/${round}`;
    const all = Array.from({ length: tries }, (_, n) =>
      trials.map(({ plan }, at): Plan => ({ ...plan, id: `${prefix}/${at}/${n}` })),
    ).flat();
    for (const batch of apart(api, all)) await runner.run(batch);
    const { trace, plans } = runner.result();
    const isStrange = findStrange(api, options, { before: run.trace, trace });
    const done = new Map(
      plans.filter((one) => !isCutOff(one)).map(({ plan, exchanges }) => [plan.id, exchanges]),
    );
    return trials.map(({ rule, restsOnOwn }, at) => {
      const made = Array.from({ length: tries }, (_, n) => done.get(`${prefix}/${at}/${n}`) ?? []).filter(
        (sent) => sent.length > 0,
      );
      const broke = made.filter(
        (sent) =>
          breaks(
            sent.flatMap((place) => trace[place] ?? []),
            rule,
          ) ||
          (restsOnOwn && isStrange(sent, rule)),
      );
      return { times: broke.length, tries: made.length };
    });
  };
  return {
    tryAll,
    restsOnOwn: ({ rule, exchanges }) => options.own === true && !breaks(exchanges, rule),
  };
}

/** Rows of tasks that nobody created are told only by all that was exchanged: which of the calls broke a rule of a list then. */
function findStrange(
  api: Api,
  options: JudgeOptions,
  { before, trace }: { readonly before: readonly Exchange[]; readonly trace: readonly Exchange[] },
): (sent: readonly number[], rule: string) => boolean {
  let found: ReadonlySet<string> | undefined;
  const find = (): ReadonlySet<string> => {
    const first = 1 + before.reduce((highest, { seq }) => Math.max(highest, seq), 0);
    const later = trace.map((exchange, place): Exchange => ({ ...exchange, seq: first + place }));
    const { observations } = judge(api, [...before, ...later], options);
    return new Set(
      observations.flatMap((one) =>
        one.kind === 'violated' && one.task === undefined ? [`${one.seq - first} ${one.rule}`] : [],
      ),
    );
  };
  return (sent, rule) => {
    found ??= find();
    return sent.some((place) => found?.has(`${place} ${rule}`));
  };
}

const isCutOff = ({ skipped }: PlanRun): boolean =>
  skipped.some(({ because }) => because === 'budget' || because === 'stopped');

/** What a check may still do when its search is over: what is left of each bound, at least a quarter of it. */
function budgetLeft(budget: Budget, run: RunResult): Budget {
  const rest = (whole: number, used: number): number => Math.ceil(Math.max(whole - used, whole / 4));
  return {
    ...budget,
    timeMs: rest(budget.timeMs, run.elapsedMs),
    requests: rest(budget.requests, run.trace.length),
    tasks: rest(budget.tasks, run.tasks),
  };
}
