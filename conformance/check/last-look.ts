import { planSweep, sweepPart, sweepSize } from '../plan/plan-sweep.js';
import type { RunResult, Stop } from '../run/run-result.js';
import { createRunner, type RunnerOptions } from '../run/runner.js';
import type { Budget, Target } from '../target/target.js';
import type { CheckOptions } from './check-options.js';

/** Whether the tasks of a check are looked at once more at its end: wherever operations are called on tasks one by one. */
export const isLookedBack = ({ replay, phases }: Pick<CheckOptions, 'replay' | 'phases'>): boolean =>
  replay === undefined && (phases === undefined || phases.includes('directed'));

/** The target as the rounds of a check may use it: the rest of its budget is kept for the last look. */
export const forRounds = (target: Target): Target => ({
  ...target,
  budget: {
    ...target.budget,
    timeMs: target.budget.timeMs - keptMs(target.budget),
    requests: target.budget.requests - sweepSize(target.budget),
  },
});

/**
 * Looks once more at every task of a run, with what the budget has left: the run with these looks in it. A run that the
 * target did not live through, or that somebody ended, stays as it is.
 */
export async function lookOnceMore(run: RunResult, options: RunnerOptions): Promise<RunResult> {
  if (run.stop.kind !== 'done' && run.stop.kind !== 'budget') return run;
  const { api, target, seed, onProgress } = options;
  const { trace, tasks, elapsedMs } = run;
  const { timeMs, requests } = target.budget;
  const left = { timeMs: timeMs - elapsedMs, requests: requests - trace.length, tasks: 0 };
  const plans = planSweep(api, target, { seed, trace, name: 'end' });
  if (plans.length === 0 || left.timeMs <= 0 || left.requests <= 0) return run;
  const runner = createRunner({
    ...{ ...options, isKnown: true },
    target: { ...target, budget: { ...target.budget, ...left } },
    onProgress: (more) =>
      onProgress?.({
        ...more,
        requests: more.requests + trace.length,
        elapsedMs: more.elapsedMs + elapsedMs,
        tasks,
      }),
  });
  await runner.run(plans);
  return join(run, runner.result());
}

/** Little where requests are soon sent; never a larger part of the time than of the requests. */
function keptMs(budget: Budget): number {
  const size = sweepSize(budget);
  if (size === 0) return 0;
  return Math.min(budget.timeMs * sweepPart, Math.max(leastMs, (2000 * size) / budget.requestsPerSecond));
}

const leastMs = 2_000;

/** One run after the other, as if they were one. */
function join(first: RunResult, second: RunResult): RunResult {
  const behind = Math.max(-1, ...first.trace.map(({ seq }) => seq)) + 1;
  const places = first.trace.length;
  return {
    ...first,
    trace: [...first.trace, ...second.trace.map((one) => ({ ...one, seq: one.seq + behind }))],
    plans: [
      ...first.plans,
      ...second.plans.map((one) => ({ ...one, exchanges: one.exchanges.map((place) => place + places) })),
    ],
    stop: first.stop.kind === 'done' ? stopOf(second.stop) : first.stop,
    elapsedMs: first.elapsedMs + second.elapsedMs,
  };
}

/** A last look that has no more room, or finds nobody, makes the run before no worse. */
const stopOf = (stop: Stop): Stop =>
  stop.kind === 'budget' || stop.kind === 'unreachable' ? { kind: 'done' } : stop;
