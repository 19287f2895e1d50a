import type { Final, Lifecycle } from '../lifecycle/model.js';
import { isFinal } from '../lifecycle/read-state.js';
import type { Fate } from './fate.js';
import type { PlanMemo } from './plan-memo.js';
import {
  drawLastProgress,
  drawOutcome,
  fateOf,
  type PlanContext,
  planPhase,
  type Stay,
} from './plan-phase.js';
import type { Policy } from './policy.js';
import type { Phase, Situation, Task } from './task.js';

/** What the state of a task at an instant follows from, besides the task. */
export type TimelineContext = PlanContext & {
  readonly lifecycle: Lifecycle;
  /** Plans of the tasks that were asked about last; without it every plan is computed anew, with the same result. */
  readonly plans?: PlanMemo;
};

/** The state of a task at an instant, and what goes with it. Reading changes nothing: the same arguments, the same answer. */
export function situationAt(context: TimelineContext, task: Task, nowMs: number): Situation {
  return describe(context, momentAt(context, task, nowMs));
}

/**
 * The state that the operation at `nowMs` has put a task into, also where its fate leaves that state in no time: the
 * answer to a submit shows the first state, the next read the one that follows.
 */
export function openingOf(context: TimelineContext, task: Task, nowMs: number): Situation {
  const moment = momentAt(context, task, nowMs);
  const { course, spec } = moment.fate;
  const isTold = course.kind !== 'time' || spec.dwell !== undefined;
  const [stay] = moment.stays;
  const isLeft = isTold && stay?.leavesMs === nowMs;
  return describe(context, isLeft ? { ...moment, index: 0, stay } : moment);
}

/** Everything planned from the begin of the phase, from memory where it is known. */
export function planOfPhase(context: TimelineContext, sequence: number, phase: Phase): readonly Stay[] {
  const { plans } = context;
  if (plans === undefined) return planPhase(context, sequence, phase);
  const known = plans.get(sequence, phase);
  if (known !== undefined) return known;
  const stays = planPhase(context, sequence, phase);
  plans.set(sequence, { phase, stays });
  return stays;
}

type Moment = {
  readonly task: Task;
  readonly phase: Phase;
  readonly fate: Fate;
  readonly policy: Policy;
  readonly stays: readonly Stay[];
  readonly index: number;
  readonly stay: Stay;
  readonly nowMs: number;
};

function momentAt(context: TimelineContext, task: Task, nowMs: number): Moment {
  const phase = phaseAt(task, nowMs);
  const fate = fateOf(context, phase);
  const policy = context.policyOf(fate.spec);
  const stays = planOfPhase(context, task.sequence, phase);
  const index = stayIndexAt(stays, nowMs);
  const stay = stays[index];
  if (stay === undefined) throw new Error(`Timeline: task ${task.id} has an empty plan.`);
  return { task, phase, fate, policy, stays, index, stay, nowMs };
}

/** Whether it goes on when it is read, so that time says nothing about what comes. */
const isTurned = ({ fate }: Moment): boolean => fate.course.kind === 'manual';

function describe(context: TimelineContext, moment: Moment): Situation {
  const { phase, stay, index } = moment;
  const moved = index > 0;
  const startedMs = phase.startedMs ?? startOfWork(context, moment);
  const finishedMs = isFinal(context.lifecycle, stay.state) ? endOfWork(moment) : phase.finishedMs;
  const outcome = outcomeAt(moment);
  return {
    state: stay.state,
    enteredMs: moved ? stay.entersMs : phase.enteredMs,
    ...(startedMs !== undefined && { startedMs }),
    ...(finishedMs !== undefined && { finishedMs }),
    ...(stay.leavesMs !== undefined && !isTurned(moment) && { leavesMs: stay.leavesMs }),
    progress: progressAt(context, moment, startedMs),
    updatedMs: updatedAt(moment, startedMs),
    ...(outcome !== undefined && { outcome }),
    phase,
  };
}

/** What the operation has settled, as long as its state lasts and no script says otherwise; else what is drawn. */
function outcomeAt({ policy, fate, task, phase, stay, index }: Moment): string | undefined {
  const isSettled = index === 0 && phase.outcome !== undefined && stay.outcome === undefined;
  if (isSettled) return phase.outcome;
  return drawOutcome({ policy, seed: fate.seed }, task.sequence, { entry: phase.entry, stay });
}

/** The log entry in force: the last one not after `nowMs`. */
export function phaseAt(task: Task, nowMs: number): Phase {
  for (let index = task.log.length - 1; index > 0; index--) {
    const phase = task.log[index];
    if (phase !== undefined && phase.atMs <= nowMs) return phase;
  }
  const first = task.log[0];
  if (first === undefined) throw new Error(`Timeline: task ${task.id} has an empty log.`);
  return first;
}

function stayIndexAt(stays: readonly Stay[], nowMs: number): number {
  const index = stays.findIndex((stay) => stay.leavesMs === undefined || nowMs < stay.leavesMs);
  return index === -1 ? stays.length - 1 : index;
}

/** Where a phase begins in the work, at its begin; else with the first step of the server, unless that cancels. */
function startOfWork(context: TimelineContext, { policy, phase, stays, index }: Moment): number | undefined {
  if (policy.states.get(phase.state)?.works) return phase.atMs;
  const first = stays[1];
  if (index === 0 || first === undefined) return undefined;
  return finalOf(context, first.state) === 'cancelled' ? undefined : first.entersMs;
}

function endOfWork({ phase, stay, index }: Moment): number {
  return index > 0 ? stay.entersMs : (phase.finishedMs ?? phase.enteredMs);
}

/** The elapsed share of the run, below the end until a final state; where the run does not succeed, it never gets there. */
function progressAt(context: TimelineContext, moment: Moment, startedMs: number | undefined): number {
  const { phase, stay, stays, index, task, fate } = moment;
  const own = index === 0 ? finalOf(context, stay.state) : undefined;
  if (own !== undefined) return own === 'success' ? 1 : phase.progress;
  const last = stays[stays.length - 1] ?? stay;
  const end = finalOf(context, last.state);
  const succeeds = end === 'success' || end === 'any';
  const reach = succeeds
    ? 1
    : Math.max(phase.progress, drawLastProgress(fate.seed, task.sequence, phase.entry));
  if (stay === last && end !== undefined) return reach;
  if (startedMs === undefined) return phase.progress;
  return phase.progress + (reach - phase.progress) * elapsedShare(moment, last, startedMs);
}

function elapsedShare(moment: Moment, last: Stay, startedMs: number): number {
  const { phase, stays, index, nowMs } = moment;
  if (isTurned(moment)) return stays.length === 1 ? 0 : index / (stays.length - 1);
  const from = Math.max(startedMs, phase.atMs);
  const span = last.entersMs - from;
  return span <= 0 ? 0 : Math.min(1, Math.max(0, (nowMs - from) / span));
}

/** While work goes on its progress changes all the time; otherwise the last change is the entry into the state. */
function updatedAt(moment: Moment, startedMs: number | undefined): number {
  const { phase, stay, index, nowMs } = moment;
  const working = startedMs !== undefined && stay.leavesMs !== undefined && !isTurned(moment);
  if (working) return Math.max(nowMs, phase.atMs);
  return index > 0 ? stay.entersMs : phase.atMs;
}

function finalOf(context: TimelineContext, state: string): Final | undefined {
  return context.lifecycle.states.get(state)?.final;
}
