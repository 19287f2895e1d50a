import type { Lifecycle, State } from '../lifecycle/model.js';
import { isFinal } from '../lifecycle/read-state.js';
import { situationAt } from '../timeline/situation-at.js';
import type { Situation } from '../timeline/task.js';
import type { Call } from './call-context.js';
import { nextPhase } from './next-phase.js';
import type { Moment } from './role-slots.js';

type Wanted = { readonly state: string; readonly outcome?: string };

/** The task as it was when it was last in that state, else as if it had just entered it. */
export function momentInState({ machine }: Pick<Call, 'machine'>, moment: Moment, wanted: Wanted): Moment {
  const past = wanted.outcome === undefined ? lastTimeIn(machine, moment, wanted.state) : undefined;
  return { ...moment, situation: past ?? asIfIn(machine.api.lifecycle, moment, wanted) };
}

/** Looking back from stay to stay this often at the most. */
const MAX_STAYS = 1_000;

function lastTimeIn(machine: Call['machine'], { task, nowMs }: Moment, state: string): Situation | undefined {
  let atMs = nowMs;
  for (let count = 0; count < MAX_STAYS && atMs >= task.createdMs; count++) {
    const situation = situationAt(machine.timeline, task, atMs);
    if (situation.state === state) return situation;
    atMs = Math.max(situation.enteredMs, situation.phase.atMs) - 1;
  }
  return undefined;
}

function asIfIn(
  lifecycle: Lifecycle,
  { task, situation, nowMs }: Moment,
  { state, outcome }: Wanted,
): Situation {
  const phase = nextPhase(lifecycle, situation, { to: state, nowMs, save: false });
  const rule = lifecycle.states.get(state);
  const startedMs = phase.startedMs ?? (rule?.initial === true ? undefined : task.createdMs);
  const shownOutcome = outcome ?? phase.outcome ?? likeliestOutcome(rule);
  return {
    state,
    enteredMs: nowMs,
    updatedMs: nowMs,
    progress: rule?.final === 'success' ? 1 : phase.progress,
    ...(startedMs !== undefined && { startedMs }),
    ...(isFinal(lifecycle, state) && { finishedMs: nowMs }),
    ...(shownOutcome !== undefined && { outcome: shownOutcome }),
    phase,
  };
}

const likeliestOutcome = (state: State | undefined): string | undefined =>
  state?.outcomes.toSorted((one, other) => other.weight - one.weight)[0]?.name;
