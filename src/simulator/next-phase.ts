import type { Lifecycle } from '../lifecycle/model.js';
import { isFinal } from '../lifecycle/read-state.js';
import type { Fate } from '../timeline/fate.js';
import type { Phase, Situation } from '../timeline/task.js';

/** What a move does to a task. */
export type PhaseChange = {
  readonly to: string;
  readonly nowMs: number;
  /** Remember the task as it is, for `$saved`. */
  readonly save: boolean;
  /** What `merge` leaves in place of the phase's own. */
  readonly merged?: Phase['merged'];
  /** What decides from here on; absent: what has decided so far. */
  readonly fate?: Fate;
};

/**
 * The log entry that a move into `to` appends. Leaving a final state starts a new run: its timestamps and progress go.
 * The outcome is kept where the new state knows it.
 */
export function nextPhase(lifecycle: Lifecycle, from: Situation, change: PhaseChange): Phase {
  const again = startsRun(lifecycle, from.state, change.to);
  const merged = change.merged ?? from.phase.merged;
  const outcome = again ? undefined : knownOutcome(lifecycle, change.to, from.outcome);
  const saved = change.save ? frozen(from) : from.phase.saved;
  const fate = change.fate ?? from.phase.fate;
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
    ...(fate !== undefined && { fate }),
  };
}

/** The log entry that brings back what was saved; a task without anything saved stays in its present phase. */
export function restoredPhase(from: Situation, nowMs: number, fate = from.phase.fate): Phase {
  const back = from.phase.saved ?? frozen(from);
  return { ...back, atMs: nowMs, entry: from.phase.entry + 1, ...(fate !== undefined && { fate }) };
}

/** Whether a move starts a new run: it leads out of a final state. */
export const startsRun = (lifecycle: Lifecycle, from: string, to: string): boolean =>
  isFinal(lifecycle, from) && !isFinal(lifecycle, to);

/** The log entry of a task that stays where it is, but goes on in another way from now on. */
export function redirectedPhase(from: Situation, nowMs: number, fate: Fate): Phase {
  const { saved, entry } = from.phase;
  return { ...frozen(from), atMs: nowMs, entry: entry + 1, ...(saved !== undefined && { saved }), fate };
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
