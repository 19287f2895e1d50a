import { fateOf } from '../timeline/plan-phase.js';
import { planOfPhase } from '../timeline/situation-at.js';
import type { Phase, Task } from '../timeline/task.js';
import type { Call } from './call-context.js';

/**
 * To be told of every operation on a task: the task as that operation finds it. On course `manual` a read counts, and
 * one more than the course asks for takes the task on by one step first. HEAD shows nothing, so it counts for nothing.
 */
export function countRead(call: Call, task: Task): Task {
  const phase = task.log[task.log.length - 1];
  const { machine, world, operation, head } = call;
  if (phase === undefined || fateOf(machine.timeline, phase).course.kind !== 'manual') return task;
  if (operation.aim !== 'read' || head.method === 'HEAD') return task;
  const read = phaseAfterRead(call, task, phase);
  if (read === undefined) return task;
  const next: Task = { ...task, log: [...task.log.slice(0, -1), read] };
  return world.store.compareAndSet(task, next) ? next : task;
}

/** `undefined` where reading leads nowhere any more. */
function phaseAfterRead({ machine, nowMs }: Call, { sequence }: Task, phase: Phase): Phase | undefined {
  const { turnsMs = [], reads = 0 } = phase;
  const { course } = fateOf(machine.timeline, phase);
  const isLast = planOfPhase(machine.timeline, sequence, phase).length - 1 <= turnsMs.length;
  if (isLast || course.kind !== 'manual') return undefined;
  if (reads < course.reads) return { ...phase, reads: reads + 1 };
  return { ...phase, reads: 1, turnsMs: [...turnsMs, nowMs] };
}
