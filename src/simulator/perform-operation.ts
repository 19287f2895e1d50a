import type { RequestSource } from '../lifecycle/model.js';
import type { ValidRequest } from '../openapi/validate-request.js';
import type { Admitted } from './admit-call.js';
import { applyEffect } from './apply-effect.js';
import type { CallBody, Reply } from './call.js';
import type { Call } from './call-context.js';
import { createTask } from './create-task.js';
import { errorReply } from './error-reply.js';
import { listTasks } from './list-tasks.js';
import type { Machine } from './machine.js';
import { readSource } from './read-source.js';
import { successReply } from './success-reply.js';
import { unknownReply } from './unknown-reply.js';

/** Answers an admitted request: body 413, 400, validation 422, then the operation itself. */
export function performOperation(machine: Machine, admitted: Admitted, body: CallBody): Reply {
  const unreadable = refuseBody(admitted, body);
  if (unreadable !== undefined) return unreadable;
  const { operation, params, head } = admitted;
  const validation = operation.validate({ params, query: head.query, headers: head.headers, body });
  if (validation.kind === 'invalid') return invalid(admitted, validation.errors);
  return run({
    machine,
    world: admitted.world,
    operation,
    head,
    request: validation,
    nowMs: admitted.world.clock.now(),
  });
}

function refuseBody({ operation }: Admitted, body: CallBody): Reply | undefined {
  if (body.kind === 'too-large') {
    const message = `Expected a body of at most ${body.limitBytes} bytes. Send less, or start the simulator with a higher --body-limit.`;
    return errorReply(operation, { reason: 'too-large', statuses: [413], code: 'body-too-large', message });
  }
  if (body.kind !== 'malformed') return undefined;
  const errors = [{ in: 'body', field: '', message: body.message, keyword: 'malformed', input: null }];
  return errorReply(operation, {
    reason: 'malformed',
    statuses: [400, 422],
    code: 'malformed',
    message: body.message,
    errors,
  });
}

type RequestErrors = Extract<ReturnType<Admitted['operation']['validate']>, { kind: 'invalid' }>['errors'];

function invalid({ operation }: Admitted, errors: RequestErrors): Reply {
  const message = errors.map((error) => error.message).join(' ');
  const shown = errors.map(({ in: place, field, message: text, keyword, input }) => ({
    in: place,
    field,
    message: text,
    keyword,
    input: input ?? null,
  }));
  return errorReply(operation, {
    reason: 'invalid',
    statuses: [422, 400],
    code: 'invalid',
    message,
    errors: shown,
  });
}

function run(call: Call): Reply {
  const { rule, spec } = call.operation;
  if (rule === undefined) return successReply(call, undefined);
  if (rule.creates !== undefined) return createTask(call);
  if (rule.lists !== undefined) return listTasks(call, rule.lists);
  const id = spec.target && targetId(spec.target, call.request);
  if (id !== undefined) {
    const task = call.world.store.get(id);
    return task === undefined ? unknownReply(call, id) : applyEffect(call, rule, task);
  }
  if (rule.bulk) for (const task of [...call.world.store.oldestFirst()]) applyEffect(call, rule, task);
  return successReply(call, undefined);
}

/** The id that the request names, as a text. */
function targetId(target: RequestSource, request: ValidRequest): string | undefined {
  const value = readSource(target, request);
  return value === undefined || value === null ? undefined : String(value);
}
