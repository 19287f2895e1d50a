import type { Admitted } from './admit-call.js';
import { beforeRead } from './auto-advance.js';
import type { CallBody, Reply } from './call.js';
import type { Call } from './call-context.js';
import { carryOut } from './carry-out-faults.js';
import { faultedRefusal } from './carry-out-refusal.js';
import { errorReply } from './error-reply.js';
import type { Machine } from './machine.js';
import { refuseScenario } from './read-preferences.js';
import type { Moment } from './role-slots.js';
import { runOperation } from './run-operation.js';
import { sceneOf, targetIdOf } from './scene-of.js';

/** Answers an admitted request: body 413, 400, validation 422, then the operation itself, with the faults that hit it. */
export function performOperation(machine: Machine, admitted: Admitted, body: CallBody): Reply {
  const { world, operation, params, head } = admitted;
  const refuse = (reply: Reply) => faultedRefusal(machine, { world, operation, head, params, body }, reply);
  const unreadable = refuseBody(admitted, body);
  if (unreadable !== undefined) return refuse(unreadable);
  const request = operation.validate({ params, query: head.query, headers: head.headers, body });
  if (request.kind === 'invalid') return refuse(invalid(admitted, request.errors));
  const call = { machine, world, operation, head, request, nowMs: world.clock.now() };
  return refuseScenario(call) ?? perform(call);
}

/** Where nothing could hit the request and the clock waits for no read, this costs two look-ups. */
function perform(call: Call): Reply {
  const { machine, world, operation } = call;
  const { faults } = world.namespace;
  const isWatched = faults.mayHit(machine.api.name, operation.spec.key, operation.aim);
  if (!isWatched && world.clock.mode.kind !== 'auto') return runOperation(call);
  const id = targetIdOf(call);
  const task = id === undefined ? undefined : world.store.get(id);
  const present = task === undefined ? call : beforeRead(call, task);
  if (!isWatched) return runOperation(noting(present, id));
  const scene = sceneOf(present);
  const decision = faults.decide(scene);
  const noted = noting(present, id, scene.moment);
  return decision === undefined ? runOperation(noted) : carryOut(noted, decision);
}

/** The same call, which remembers what its answer shows of the task: the last picture that was made of it. */
function noting(call: Call, id: string | undefined, known?: Moment): Call {
  if (id === undefined && call.operation.aim !== 'submit') return call;
  const { machine, world, operation, head, request, nowMs } = call;
  const see = (moment: Moment): Moment => {
    if (id === undefined || moment.task.id === id) world.shown.note(moment.task.id, moment.situation);
    return moment;
  };
  return { machine, world, operation, head, request, nowMs, known, see };
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
