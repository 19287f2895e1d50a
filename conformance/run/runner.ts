import type { Pace } from '../../src/clock/pace.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { compileContract } from '../monitor/contract.js';
import type { Plan } from '../plan/plan.js';
import { operationNames } from '../target/find-operation.js';
import type { Target } from '../target/target.js';
import { cleanUpTasks } from './clean-up.js';
import { type Crew, createRoster } from './crew.js';
import { openLine } from './line.js';
import { findReadOperation } from './read-operation.js';
import { type PlanLog, runPlan } from './run-plan.js';
import type { RunResult } from './run-result.js';
import type { Sender } from './sender.js';

/** How far a run has come. */
export type Progress = {
  readonly requests: number;
  readonly tasks: number;
  readonly plansDone: number;
  readonly plansTotal: number;
  readonly elapsedMs: number;
};

/** What a runner works with. */
export type RunnerOptions = {
  readonly api: Api;
  readonly target: Target;
  readonly send: Sender;
  readonly pace: Pace;
  /** Whole number from which the gaps between polls are drawn. */
  readonly seed: number;
  /** Called after each answer and each plan. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the run at once; what is known by then stays. */
  readonly signal?: AbortSignal;
  /** Another run was let in by the target before: that nothing is accepted any more is no reason to give up. Default false. */
  readonly isKnown?: boolean;
};

/** Carries out plans against a target. Its budget holds for all that it carries out. */
export type Runner = {
  /** Carries the plans out, many at once; ends when all are done or nothing more may be sent. Never throws. */
  readonly run: (plans: readonly Plan[]) => Promise<void>;
  /** What is known so far, at any time. */
  readonly result: () => RunResult;
  /** Removes the tasks that were created here, as far as the API lets it, within some seconds. Not part of the trace. */
  readonly cleanUp: () => Promise<void>;
};

/** So many plans are under way for each request that may be: most of them wait for a state. */
const PLANS_PER_REQUEST = 8;

/** A runner. */
export function createRunner(options: RunnerOptions): Runner {
  const { api, target, seed } = options;
  const roster = createRoster(target.budget.tasks);
  const logs: PlanLog[] = [];
  let plansTotal = 0;
  const report = (): void =>
    options.onProgress?.({
      requests: line.requests(),
      tasks: roster.tasks().length,
      plansDone: logs.length,
      plansTotal,
      elapsedMs: line.elapsedMs(),
    });
  const line = openLine({ ...options, onExchange: report });
  const crew: Crew = { ...{ api, target, seed, line, roster }, ...readingOf(api, target) };
  const run = async (plans: readonly Plan[]): Promise<void> => {
    plansTotal += plans.length;
    const end = line.begin();
    const left = plans.values();
    const lane = async (): Promise<void> => {
      for (const plan of left) {
        logs.push(await runPlan(crew, plan));
        report();
      }
    };
    const lanes = Math.min(plans.length, target.budget.concurrency * PLANS_PER_REQUEST);
    await Promise.all(Array.from({ length: lanes }, lane));
    end();
  };
  return { run, result: () => resultOf(crew, logs), cleanUp: () => cleanUpTasks(crew, options) };
}

function readingOf(api: Api, target: Target): Pick<Crew, 'contract' | 'isExcluded' | 'read'> {
  const isExcluded = (operation: ApiOperation): boolean =>
    target.exclude.some(({ what }) => operationNames(operation).includes(what));
  const read = findReadOperation(api, isExcluded);
  return { contract: compileContract(api), isExcluded, ...(read === undefined ? {} : { read }) };
}

function resultOf({ line, roster, seed }: Crew, logs: readonly PlanLog[]): RunResult {
  const trace = line.trace();
  const places = new Map(trace.map(({ seq }, place) => [seq, place]));
  const overTasks =
    roster.isOver() && roster.tasks().length > 0 ? ({ kind: 'budget', which: 'tasks' } as const) : undefined;
  return {
    trace,
    plans: logs.map(({ plan, sent, skipped }) => ({
      plan,
      skipped,
      exchanges: sent.flatMap((seq) => places.get(seq) ?? []).toSorted((one, other) => one - other),
    })),
    stop: line.stopped() ?? overTasks ?? { kind: 'done' },
    tasks: roster.tasks().length,
    elapsedMs: line.elapsedMs(),
    seed,
  };
}
