import type { Unknown } from '../lifecycle/model.js';
import type { Task } from '../timeline/task.js';
import { clip } from './admit-call.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import { errorReply } from './error-reply.js';
import { momentOf, successReply } from './success-reply.js';

/** The answer about an id that was never issued or is gone: the first alternative of `unknown`. */
export function unknownReply(call: Call, id: string): Reply {
  const { rule } = call.operation;
  const [first] = rule?.unknown ?? call.machine.api.lifecycle.unknown;
  const answer: Unknown = first ?? { kind: 'status', status: 404 };
  if (answer.kind === 'state')
    return successReply(call, momentOf(call, standIn(id, answer.state, call.nowMs)));
  if (answer.kind === 'status' && answer.status < 300) return successReply(call, undefined);
  return errorReply(call.operation, {
    reason: 'unknown',
    statuses: answer.kind === 'status' ? [answer.status] : [404],
    code: 'unknown-task',
    message: `No ${call.machine.api.lifecycle.resource} has the id ${clip(id)}.`,
    values: { id },
  });
}

/** A task that is shown and never stored: it enters its state at this very instant. */
export function standIn(id: string, state: string, nowMs: number): Task {
  return {
    id,
    sequence: 0,
    createdMs: nowMs,
    input: { operation: '', echo: [] },
    log: [{ atMs: nowMs, entry: 0, state, enteredMs: nowMs, progress: 0 }],
  };
}
