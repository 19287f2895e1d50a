import type { Action } from '../faults/action.js';
import type { Scene } from '../faults/scene.js';
import { type CallBody, type CallHead, payloadOf, type Reply } from './call.js';
import { plannedReply } from './carry-out-answer.js';
import type { CompiledOperation } from './compile-operation.js';
import { announced, withHeaders } from './fault-header.js';
import type { Machine } from './machine.js';
import { sceneOf } from './scene-of.js';
import type { World } from './world.js';

/** A request that reached an operation and is refused before anything is carried out. */
export type RefusedRequest = {
  readonly world: World;
  readonly operation: CompiledOperation;
  readonly head: CallHead;
  readonly params: Readonly<Record<string, string>>;
  /** Absent: it was not read. */
  readonly body?: CallBody;
};

/**
 * The refusal as it goes out: what lies between client and service (latency, a 503, a reset) hits such requests too.
 * Nothing else does: there is no effect to break, and the contract says all there is to say of the refusal.
 */
export function faultedRefusal(machine: Machine, refused: RefusedRequest, reply: Reply): Reply {
  const { world, operation } = refused;
  const { faults } = world.namespace;
  if (!faults.mayHit(machine.api.name, operation.spec.key, operation.aim)) return reply;
  const decision = faults.decide(sceneOfRefused(machine, refused));
  if (decision === undefined || !decision.actions.some(isOnTheWay)) return reply;
  const { actions } = decision;
  return announced(withHeaders(instead(operation, actions) ?? reply, actions), decision);
}

function sceneOfRefused(machine: Machine, { world, operation, head, params, body }: RefusedRequest): Scene {
  const { headers } = head;
  const query = Object.fromEntries(new URLSearchParams(head.query));
  const request = { kind: 'valid', path: params, query, headers, body: undefined } as const;
  const nowMs = world.clock.now();
  const payload = payloadOf(body ?? { kind: 'empty' });
  return sceneOf({ machine, world, operation, head, request, nowMs, body: payload, isInvalid: true });
}

const isOnTheWay = ({ do: what }: Action): boolean =>
  what === 'answer' || what === 'replace' || what === 'headers' || what === 'wire';

function instead(operation: CompiledOperation, actions: readonly Action[]): Reply | undefined {
  for (const action of actions) {
    if (action.do === 'answer' || action.do === 'replace') return plannedReply(operation, action.answer);
  }
  return undefined;
}
