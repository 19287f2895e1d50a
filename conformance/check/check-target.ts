import { createRollingJudge, type Report } from '../monitor/monitor.js';
import type { Plan } from '../plan/plan.js';
import { assembleReport } from '../report/assemble-report.js';
import type { Afterwards, CheckReport, FailureReport } from '../report/check-report.js';
import type { RunResult } from '../run/run-result.js';
import { createRunner, type Runner, type RunnerOptions } from '../run/runner.js';
import type { Sender } from '../run/sender.js';
import type { CheckOptions, CheckWorld, Subject } from './check-options.js';
import { confirmFailures } from './confirm-failures.js';
import { judgeOptionsOf } from './judge-options.js';
import { forRounds, isLookedBack, lookOnceMore } from './last-look.js';
import { apart, planRound } from './plan-round.js';
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
  const { pace, signal } = world;
  let sent = 0;
  const send: Sender = (...order) => {
    sent += 1;
    return world.send(...order);
  };
  const running: RunnerOptions = {
    ...{ api, target, send, pace, seed: options.seed, onProgress: tell.progress },
    ...(signal !== undefined && { signal }),
  };
  const runner = createRunner({ ...running, target: isLookedBack(options) ? forRounds(target) : target });
  const { run, judged } = await search(subject, { options, running, runner, tell });
  tell.phase('shrinking');
  const [searched, searchedMs] = [sent, pace.now()];
  const confirmed = await confirmFailures(
    subject,
    { run, judged },
    { options, world: { ...world, send }, tell },
  );
  tell.phase('cleaning');
  if (options.cleanUp !== false) await runner.cleanUp();
  const afterwards = {
    requests: sent - searched,
    tasks: confirmed.tasks,
    elapsedMs: pace.now() - searchedMs,
  };
  const material = { run, judged, failures: confirmed.failures, afterwards };
  const report = reportOf(subject, material, { options, world });
  return { report, run, judged, replay: confirmed.replay };
}

type Searching = {
  readonly options: CheckOptions;
  readonly running: RunnerOptions;
  readonly runner: Runner;
  readonly tell: Teller;
};

/** The rounds, and a last look at all tasks; what is known is judged after each. */
async function search(
  subject: Subject,
  { options, running, runner, tell }: Searching,
): Promise<Pick<CheckOutcome, 'run' | 'judged'>> {
  const judge = createRollingJudge(subject.api, judgeOptionsOf(subject.target));
  const known = new Set<number>();
  const look = ({ trace }: RunResult): Report => {
    const fresh = trace.filter(({ seq }) => !known.has(seq));
    for (const { seq } of fresh) known.add(seq);
    judge.add(fresh);
    const judged = judge.report();
    tell.judged(judged);
    return judged;
  };
  if (options.replay === undefined) {
    await runRounds(subject, { options, runner, tell, look: () => look(runner.result()) });
  } else {
    for (const batch of apart(subject.api, options.replay)) await runner.run(batch);
  }
  const rounds = runner.result();
  if (!isLookedBack(options)) return { run: rounds, judged: look(rounds) };
  tell.phase('directed');
  const run = await lookOnceMore(rounds, running);
  return { run, judged: look(run) };
}

type Rounds = Pick<Searching, 'options' | 'runner' | 'tell'> & { readonly look: () => Report };

/** So many rounds in a row that prove nothing more end the search. */
const IDLE_ROUNDS = 3;

/**
 * One round after the other, each planned from what the ones before have shown, until there is nothing more to do or
 * nothing to do it with: a round without a task is the last.
 */
async function runRounds({ api, target }: Subject, { options, runner, tell, look }: Rounds): Promise<void> {
  const trace = () => runner.result().trace;
  let judged: Report | undefined;
  let idle = 0;
  for (let round = 0; idle < IDLE_ROUNDS; round += 1) {
    const batches = planRound({ api, target, options, round, judged, trace });
    if (batches === undefined) return;
    let isIdle = true;
    for (const batch of batches) {
      tell.phase(batch[0]?.phase ?? 'directed');
      await runner.run(batch);
      isIdle = false;
      if (runner.result().stop.kind !== 'done') return;
    }
    if (!isIdle && runner.result().tasks === 0) return;
    const before = evidenceIn(judged);
    judged = look();
    idle = evidenceIn(judged) > before ? 0 : idle + 1;
  }
}

/** How much of what verdicts need is there. */
const evidenceIn = (judged: Report | undefined): number =>
  (judged?.rules ?? []).reduce((sum, { definite, violated }) => sum + Math.min(3, definite + violated), 0);

type Material = {
  readonly run: RunResult;
  readonly judged: Report;
  readonly failures: readonly FailureReport[];
  readonly afterwards: Afterwards;
};

function reportOf(
  { api, target, requirements }: Subject,
  { run, judged, failures, afterwards }: Material,
  { options, world }: { readonly options: CheckOptions; readonly world: CheckWorld },
): CheckReport {
  const { strict = false, baseline, again } = options;
  const { version, startedMs } = world;
  return assembleReport({
    ...{ version, api, target, run, judged, failures, strict, startedMs },
    ...(afterwards.requests > 0 && { afterwards }),
    ...(requirements !== undefined && { requirements }),
    ...(baseline !== undefined && { baseline }),
    ...(again !== undefined && { again }),
  });
}
