import { createRollingJudge, type Report } from '../monitor/monitor.js';
import type { Plan } from '../plan/plan.js';
import { assembleReport } from '../report/assemble-report.js';
import type { CheckReport, FailureReport } from '../report/check-report.js';
import type { RunResult } from '../run/run-result.js';
import { createRunner, type Runner } from '../run/runner.js';
import type { CheckOptions, CheckWorld, Subject } from './check-options.js';
import { confirmFailures } from './confirm-failures.js';
import { judgeOptionsOf } from './judge-options.js';
import { planRound } from './plan-round.js';
import { createTeller, type Teller } from './teller.js';

/** What a check leaves: the report, and what it was made from. */
export type CheckOutcome = {
  readonly report: CheckReport;
  readonly run: RunResult;
  readonly judged: Report;
  /** The plans that show the failures again, in the order of the report. */
  readonly replay: readonly Plan[];
};

/**
 * Checks an implementation: plans, sends, judges, plans again for what was not covered, shrinks what fails and tries it
 * again on fresh tasks. Never throws for what the target does.
 */
export async function checkTarget(
  subject: Subject,
  options: CheckOptions,
  world: CheckWorld,
): Promise<CheckOutcome> {
  const { api, target } = subject;
  const tell = createTeller(subject, world);
  const { send, pace, signal } = world;
  const runner = createRunner({
    ...{ api, target, send, pace, seed: options.seed, onProgress: tell.progress },
    ...(signal !== undefined && { signal }),
  });
  const judged = await runRounds(subject, { options, runner, tell });
  tell.phase('shrinking');
  const run = runner.result();
  const confirmed = await confirmFailures(subject, { run, judged }, { options, world });
  if (options.cleanUp !== false) await runner.cleanUp();
  const report = reportOf(subject, { run, judged, failures: confirmed.failures }, { options, world });
  return { report, run, judged, replay: confirmed.replay };
}

type Running = { readonly options: CheckOptions; readonly runner: Runner; readonly tell: Teller };

/** So many rounds in a row that prove nothing more end the search. */
const IDLE_ROUNDS = 3;

/**
 * One round after the other, each planned from what the ones before have shown, until there is nothing more to do or
 * nothing to do it with: a round without a task is the last.
 */
async function runRounds({ api, target }: Subject, { options, runner, tell }: Running): Promise<Report> {
  const judge = createRollingJudge(api, judgeOptionsOf(target));
  const known = new Set<number>();
  const look = (): Report => {
    const fresh = runner.result().trace.filter(({ seq }) => !known.has(seq));
    for (const { seq } of fresh) known.add(seq);
    judge.add(fresh);
    const judged = judge.report();
    tell.judged(judged);
    return judged;
  };
  if (options.replay !== undefined) {
    await runner.run(options.replay);
    return look();
  }
  let judged: Report | undefined;
  let idle = 0;
  for (let round = 0; idle < IDLE_ROUNDS; round += 1) {
    const batches = planRound({ api, target, options, round, judged });
    if (batches === undefined) break;
    for (const batch of batches) {
      tell.phase(batch[0]?.phase ?? 'directed');
      await runner.run(batch);
      if (runner.result().stop.kind !== 'done') return look();
    }
    if (batches.length > 0 && runner.result().tasks === 0) return look();
    const before = evidenceIn(judged);
    judged = look();
    idle = evidenceIn(judged) > before ? 0 : idle + 1;
  }
  return judged ?? look();
}

/** How much of what verdicts need is there. */
const evidenceIn = (judged: Report | undefined): number =>
  (judged?.rules ?? []).reduce((sum, { definite, violated }) => sum + Math.min(3, definite + violated), 0);

type Material = {
  readonly run: RunResult;
  readonly judged: Report;
  readonly failures: readonly FailureReport[];
};

function reportOf(
  { api, target, requirements }: Subject,
  { run, judged, failures }: Material,
  { options, world }: { readonly options: CheckOptions; readonly world: CheckWorld },
): CheckReport {
  const { strict = false, baseline, again } = options;
  const { version, startedMs } = world;
  return assembleReport({
    ...{ version, api, target, run, judged, failures, strict, startedMs },
    ...(requirements !== undefined && { requirements }),
    ...(baseline !== undefined && { baseline }),
    ...(again !== undefined && { again }),
  });
}
