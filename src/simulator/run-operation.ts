import { applyEffect } from './apply-effect.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import { createTask } from './create-task.js';
import { listTasks } from './list-tasks.js';
import { targetIdOf } from './scene-of.js';
import { successReply } from './success-reply.js';
import { unknownReply } from './unknown-reply.js';

/** Carries out the operation of a valid request, as the lifecycle says. */
export function runOperation(call: Call): Reply {
  const { rule } = call.operation;
  if (rule === undefined) return successReply(call, undefined);
  if (rule.creates !== undefined) return createTask(call);
  if (rule.lists !== undefined) return listTasks(call, rule.lists);
  const id = targetIdOf(call);
  if (id !== undefined) {
    const task = call.world.store.get(id);
    return task === undefined ? unknownReply(call, id) : applyEffect(call, rule, task);
  }
  if (rule.bulk) for (const task of [...call.world.store.oldestFirst()]) applyEffect(call, rule, task);
  return successReply(call, undefined);
}
