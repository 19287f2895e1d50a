import type { Lifecycle } from '../lifecycle/model.js';
import { isFinal } from '../lifecycle/read-state.js';
import type { Phase, Situation } from '../timeline/task.js';

/** What a move does to a task. */
export type PhaseChange = {
  readonly to: string;
  readonly nowMs: number;
  /** Remember the task as it is, for `$saved`. */
  readonly save: boolean;
  /** What `merge` leaves in place of the phase's own. */
  readonly merged?: Phase['merged'];
};

/**
 * The log entry that a move into `to` appends. Leaving a final state starts a new run: its timestamps and progress go.
 * The outcome is kept where the new state knows it.
 */
export function nextPhase(lifecycle: Lifecycle, from: Situation, change: PhaseChange): Phase {
  const again = isFinal(lifecycle, from.state) && !isFinal(lifecycle, change.to);
  const merged = change.merged ?? from.phase.merged;
  const outcome = again ? undefined : knownOutcome(lifecycle, change.to, from.outcome);
  const saved = change.save ? frozen(from) : from.phase.saved;
  return {
    atMs: change.nowMs,
    entry: from.phase.entry + 1,
    state: change.to,
    enteredMs: change.nowMs,
    progress: again ? 0 : from.progress,
    ...(!again && instantsOf(from)),
    ...(outcome !== undefined && { outcome }),
    ...(merged !== undefined && { merged }),
    ...(saved !== undefined && { saved }),
  };
}

/** The log entry that brings back what was saved; a task without anything saved stays in its present phase. */
export function restoredPhase(from: Situation, nowMs: number): Phase {
  return { ...(from.phase.saved ?? frozen(from)), atMs: nowMs, entry: from.phase.entry + 1 };
}

/** The outcome, where the state has one of that name. */
const knownOutcome = (lifecycle: Lifecycle, state: string, outcome: string | undefined): string | undefined =>
  lifecycle.states.get(state)?.outcomes.find(({ name }) => name === outcome)?.name;

function frozen(situation: Situation): Phase {
  const { state, enteredMs, progress, outcome } = situation;
  const { atMs, entry, merged } = situation.phase;
  return {
    atMs,
    entry,
    state,
    enteredMs,
    progress,
    ...instantsOf(situation),
    ...(outcome !== undefined && { outcome }),
    ...(merged !== undefined && { merged }),
  };
}

function instantsOf({ startedMs, finishedMs }: Situation): Pick<Phase, 'startedMs' | 'finishedMs'> {
  return {
    ...(startedMs !== undefined && { startedMs }),
    ...(finishedMs !== undefined && { finishedMs }),
  };
}
