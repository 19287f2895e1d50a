import type { TaskChange } from '../faults/action.js';
import type { Final } from '../lifecycle/model.js';
import type { Course } from '../timeline/fate.js';
import { drawLastProgress, fateOf } from '../timeline/plan-phase.js';
import { planOfPhase, situationAt } from '../timeline/situation-at.js';
import type { Phase, Situation, Task } from '../timeline/task.js';
import { storeTask } from './create-task.js';
import type { Machine } from './machine.js';
import { nextPhase, redirectedPhase } from './next-phase.js';
import { sampleTask } from './preload-tasks.js';
import { fateAfterMove } from './resolve-fate.js';
import type { World } from './world.js';

/** One change of one task, by control or by a fault: no rule of the lifecycle is asked. */
export type ChangeOrder = { readonly task: Task; readonly change: TaskChange; readonly nowMs: number };

/**
 * Writes the change to the task's log and returns the task as it then is; `undefined` where it is gone, or has changed
 * meanwhile. Releasing a task is the course `time`. States and outcomes are not checked: see `fateProblems`.
 */
export function changeTask(machine: Machine, world: World, order: ChangeOrder): Task | undefined {
  const { task, change, nowMs } = order;
  if (change.kind === 'remove') {
    world.store.remove(task);
    return undefined;
  }
  const situation = situationAt(machine.timeline, task, nowMs);
  const phase =
    change.kind === 'move'
      ? movedPhase(machine, situation, { ...order, to: change })
      : redirectedPhase(
          situation,
          nowMs,
          machine.fates.on(fateOf(machine.timeline, situation.phase), change.course),
        );
  const next: Task = { ...task, log: [...task.log, phase] };
  return world.store.compareAndSet(task, next) ? next : undefined;
}

type Move = ChangeOrder & { readonly to: Extract<TaskChange, { readonly kind: 'move' }> };

/** As an operation's move would leave it, but with instants and progress that fit wherever it comes from. */
function movedPhase(machine: Machine, from: Situation, { task, nowMs, to }: Move): Phase {
  const { timeline, api } = machine;
  const fate = fateAfterMove({ machine }, fateOf(timeline, from.phase));
  const change = { to: to.state, nowMs, save: false, fate };
  const phase = nextPhase(api.lifecycle, from, change);
  const moved: Phase = {
    ...phase,
    ...endingOf(machine, to.state, { startedMs: phase.startedMs ?? nowMs, nowMs }),
    ...(to.outcome !== undefined && { outcome: to.outcome }),
  };
  const isShort = moved.progress < 1 || endOf(machine, to.state) === 'any';
  return isShort ? moved : { ...moved, progress: drawLastProgress(fate.seed, task.sequence, moved.entry) };
}

const endOf = ({ api }: Machine, state: string): Final | undefined => api.lifecycle.states.get(state)?.final;

/** What goes with entering a final state: whatever ended by itself had begun, and is done unless it failed. */
function endingOf(
  machine: Machine,
  state: string,
  at: { readonly startedMs: number; readonly nowMs: number },
) {
  const end = endOf(machine, state);
  if (end === undefined) return {};
  return {
    finishedMs: at.nowMs,
    ...(end !== 'cancelled' && { startedMs: at.startedMs }),
    ...(end === 'any' && { progress: 1 }),
  };
}

/** What control wants of new tasks. */
export type TasksOrder = {
  /** Default: where the operation creates them. */
  readonly state?: string;
  readonly outcome?: string;
  readonly course?: Course;
  readonly count: number;
};

/** Creates tasks now, as the document's example request would; none where no operation of the lifecycle creates. */
export function createTasks(machine: Machine, world: World, order: TasksOrder): readonly Task[] {
  const sample = sampleTask(machine, world);
  if (sample === undefined) return [];
  const { state = sample.state, outcome, course } = order;
  const { nowMs } = sample;
  const fate = course === undefined ? sample.fate : machine.fates.on(sample.fate, course);
  const more = {
    ...endingOf(machine, state, { startedMs: nowMs, nowMs }),
    ...(outcome !== undefined && { outcome }),
  };
  return Array.from({ length: order.count }, () =>
    storeTask(machine, world, { ...sample, state, fate, more }),
  );
}

/** One state of a task's plan. `entersMs` is absent where only reads lead there. */
export type PlannedState = { readonly state: string; readonly entersMs?: number };

/** What is planned for a task, its present state first. */
export function planOf(machine: Machine, task: Task, nowMs: number): readonly PlannedState[] {
  const { phase, state, enteredMs } = situationAt(machine.timeline, task, nowMs);
  const stays = planOfPhase(machine.timeline, task.sequence, phase);
  const present = stays.findIndex(({ leavesMs }) => leavesMs === undefined || nowMs < leavesMs);
  const ahead = stays.slice(present + 1).map((stay) => ({
    state: stay.state,
    ...(stay.entersMs !== Number.POSITIVE_INFINITY && { entersMs: stay.entersMs }),
  }));
  return [{ state, entersMs: enteredMs }, ...ahead];
}

/** When the server will change the task's state next, in Unix milliseconds; `undefined` where it never will by itself. */
export const nextEventMs = (machine: Machine, task: Task, nowMs: number): number | undefined =>
  situationAt(machine.timeline, task, nowMs).leavesMs;
