import type { Lifecycle } from '../lifecycle/model.js';
import { isFinal } from '../lifecycle/read-state.js';
import type { Phase, Situation } from '../timeline/task.js';

export type PhaseChange = {
  readonly to: string;
  readonly nowMs: number;
  /** Remember the task as it is, for `$saved`. */
  readonly save: boolean;
  /** What `merge` leaves in place of the phase's own. */
  readonly merged?: Phase['merged'];
};

/** The log entry that a move into `to` appends. Leaving a final state starts a new run: its timestamps and progress go. */
export function nextPhase(lifecycle: Lifecycle, from: Situation, change: PhaseChange): Phase {
  const again = isFinal(lifecycle, from.state) && !isFinal(lifecycle, change.to);
  const merged = change.merged ?? from.phase.merged;
  const saved = change.save ? frozen(from) : from.phase.saved;
  return {
    atMs: change.nowMs,
    entry: from.phase.entry + 1,
    state: change.to,
    enteredMs: change.nowMs,
    progress: again ? 0 : from.progress,
    ...(!again && carried(from)),
    ...(isFinal(lifecycle, change.to) && { finishedMs: from.finishedMs ?? change.nowMs }),
    ...(merged !== undefined && { merged }),
    ...(saved !== undefined && { saved }),
  };
}

/** The log entry that brings back what was saved; a task without anything saved stays in its present phase. */
export function restoredPhase(from: Situation, nowMs: number): Phase {
  return { ...(from.phase.saved ?? frozen(from)), atMs: nowMs, entry: from.phase.entry + 1 };
}

function frozen(situation: Situation): Phase {
  const { saved: _saved, ...phase } = situation.phase;
  const { state, enteredMs, progress } = situation;
  return { ...phase, state, enteredMs, progress, ...carried(situation) };
}

function carried({ startedMs, finishedMs, outcome }: Situation): Partial<Phase> {
  return {
    ...(startedMs !== undefined && { startedMs }),
    ...(finishedMs !== undefined && { finishedMs }),
    ...(outcome !== undefined && { outcome }),
  };
}
