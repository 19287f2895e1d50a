import type { Task } from '../timeline/task.js';
import type { Call } from './call-context.js';
import { momentOf } from './success-reply.js';

/**
 * The call as a read of the task is to be answered. In mode `auto`, unless locked, a read that would show the very stay
 * that the last answer about the task showed moves the clock of the namespace to the end of that stay first. Operations
 * that move tasks are no reads.
 */
export function beforeRead(call: Call, task: Task): Call {
  const { clock, shown } = call.world;
  if (clock.mode.kind !== 'auto' || call.operation.rule?.moves !== undefined) return call;
  const { situation } = momentOf(call, task);
  const { leavesMs } = situation;
  if (leavesMs === undefined || leavesMs === Number.POSITIVE_INFINITY || !shown.has(task.id, situation)) {
    return call;
  }
  clock.jumpTo(leavesMs);
  return { ...call, nowMs: clock.now() };
}
