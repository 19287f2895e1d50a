import type { Exchange } from '../../src/exchange/exchange.js';
import type { Plan } from '../plan/plan.js';

/** Why a step of a plan was not carried out. */
export type Skip = {
  readonly plan: string;
  /** Its place in the plan, from 0. */
  readonly act: number;
  readonly because:
    | 'no-task'
    | 'state-not-reached'
    | 'budget'
    /** The run had ended: the target was not there any more, or somebody stopped it. */
    | 'stopped'
    | 'excluded'
    | 'needs-destructive'
    | 'no-sample';
};

/** What became of one plan. `exchanges` are places in the trace. */
export type PlanRun = {
  readonly plan: Plan;
  readonly exchanges: readonly number[];
  readonly skipped: readonly Skip[];
};

/** Why a run ended before its plans did. */
export type Stop =
  | { readonly kind: 'done' }
  | { readonly kind: 'budget'; readonly which: 'time' | 'requests' | 'tasks' }
  /** Nothing could be judged: the sentence says why. */
  | { readonly kind: 'unreachable'; readonly because: string }
  /** The target answered at first, then no longer; what it answered can be judged. */
  | { readonly kind: 'went-away'; readonly because: string }
  /** By the signal that the run was given. */
  | { readonly kind: 'interrupted' };

/** Everything that a run leaves behind; judged apart from it. */
export type RunResult = {
  /** Credentials are hidden. Instants are Unix milliseconds of the checker's clock. */
  readonly trace: readonly Exchange[];
  readonly plans: readonly PlanRun[];
  readonly stop: Stop;
  readonly tasks: number;
  readonly elapsedMs: number;
  readonly seed: number;
};
