import { isFinal } from '../lifecycle/read-state.js';
import { planOf } from '../simulator/change-task.js';
import type { Simulator } from '../simulator/simulator.js';
import { fateOf } from '../timeline/plan-phase.js';
import { situationAt } from '../timeline/situation-at.js';
import type { Task } from '../timeline/task.js';
import type { TaskView } from './controls.js';

/** The task at an instant, as control shows it. */
export function viewTask({ machine }: Simulator, task: Task, nowMs: number): TaskView {
  const { api, timeline } = machine;
  const situation = situationAt(timeline, task, nowMs);
  const { state, outcome, enteredMs, leavesMs, startedMs, finishedMs, progress, phase } = situation;
  return {
    api: api.name,
    id: task.id,
    state,
    ...(outcome !== undefined && { outcome }),
    createdMs: task.createdMs,
    enteredMs,
    ...(leavesMs !== undefined && { leavesMs }),
    ...(startedMs !== undefined && { startedMs }),
    ...(finishedMs !== undefined && { finishedMs }),
    progress,
    isFinal: isFinal(api.lifecycle, state),
    course: fateOf(timeline, phase).course,
    plan: planOf(machine, task, nowMs),
  };
}
