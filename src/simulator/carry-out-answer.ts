import type { PlannedAnswer } from '../faults/action.js';
import type { Reply } from './call.js';
import type { CompiledOperation } from './compile-operation.js';
import { declaredReply } from './error-reply.js';
import { statusProblem } from './problem.js';

/** What documents name their examples of these statuses after. */
const REASONS: Readonly<Record<number, string>> = {
  401: 'unauthenticated',
  404: 'unknown',
  409: 'refused',
  413: 'too-large',
  415: 'unsupported',
  422: 'invalid',
};

/** The answer that a fault made up: its own body, else the document's for that status, else a problem. */
export function plannedReply(operation: CompiledOperation, planned: PlannedAnswer, id?: string): Reply {
  const { status, headers = {}, body, message, reason = REASONS[status] ?? 'fault' } = planned;
  if (body !== undefined) return { status, headers, body };
  if (message === undefined) return { status, headers };
  const reply =
    declaredReply(operation, status, { reason, message, ...(id !== undefined && { values: { id } }) }) ??
    statusProblem(status, message);
  const { 'x-taskdouble-detail': _said, ...own } = reply.headers;
  return { ...reply, headers: { ...own, ...headers } };
}
