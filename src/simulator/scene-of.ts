import type { Payload } from '../exchange/exchange.js';
import type { FaultSite } from '../faults/fault-kind.js';
import type { Scene, SceneTask } from '../faults/scene.js';
import { bareType, isFormType } from '../openapi/media-type.js';
import type { Call } from './call-context.js';
import { clientOf } from './client-of.js';
import type { CompiledOperation } from './compile-operation.js';
import { scenarioNamed } from './parse-prefer.js';
import { readSource } from './read-source.js';
import type { Moment } from './role-slots.js';
import { momentOf } from './success-reply.js';

/** What a scene is made of; `body` and `isInvalid` are those of a request that was not validated. */
type SceneParts = Omit<Call, 'see' | 'known'> & { readonly body?: Payload; readonly isInvalid?: true };

/**
 * The request as fault rules and scenarios see it. What costs anything is worked out when it is first looked at, so
 * that a rule that asks for another operation or client costs next to nothing.
 */
export const sceneOf = (parts: SceneParts): CallScene => new CallScene(parts);

/** A class, because most requests of a namespace with fault rules make one: getters of a literal cost a microsecond each. */
class CallScene implements Scene {
  readonly #parts: SceneParts;
  #client: string | undefined;
  #body: Payload | undefined;
  #task: SceneTask | undefined;
  #moment: Moment | undefined;
  #isTaskKnown = false;

  constructor(parts: SceneParts) {
    this.#parts = parts;
  }

  get api() {
    return this.#parts.machine.api.name;
  }
  get namespace() {
    return this.#parts.world.namespace.name;
  }
  get nowMs() {
    return this.#parts.nowMs;
  }
  get seed() {
    return this.#parts.world.namespace.settings.seed;
  }
  get lifecycle() {
    return this.#parts.operation.lifecycle;
  }
  get operation() {
    return this.#parts.operation.spec.key;
  }
  get rule() {
    return this.#parts.operation.rule;
  }
  get aim() {
    return this.#parts.operation.aim;
  }
  get isSnapshot() {
    return this.#parts.operation.spec.snapshot;
  }
  get roles() {
    return this.#parts.operation.roles;
  }
  get isInvalid() {
    return this.#parts.isInvalid === true;
  }
  get method() {
    return this.#parts.head.method;
  }
  get path() {
    return this.#parts.head.path;
  }
  get query() {
    return this.#parts.request.query;
  }
  get headers() {
    return this.#parts.head.headers;
  }
  get client() {
    this.#client ??= clientOf(this.#parts.head.headers);
    return this.#client;
  }
  get body() {
    this.#body ??= this.#parts.body ?? payloadOf(this.#parts);
    return this.#body;
  }
  get scenario() {
    return scenarioNamed(this.#parts.head.headers);
  }
  get id() {
    return targetIdOf(this.#parts);
  }
  get task() {
    if (!this.#isTaskKnown) {
      this.#isTaskKnown = true;
      const { id, isInvalid } = this;
      const task = isInvalid || id === undefined ? undefined : this.#parts.world.store.get(id);
      this.#moment = task && momentOf(this.#parts, task);
      this.#task = this.#moment && sceneTask(this.#parts, this.#moment);
    }
    return this.#task;
  }
  /** The task as the answer will show it, where anybody has asked for it. */
  get moment() {
    return this.#moment;
  }
  get tasks() {
    return this.#parts.world.store.size;
  }
}

/** What can be said of an operation before any request. */
export const siteOf = ({ lifecycle, rule, spec, aim, roles }: CompiledOperation): FaultSite => ({
  lifecycle,
  rule,
  aim,
  isSnapshot: spec.snapshot,
  roles,
});

/** The id that the request names, as a text. */
export function targetIdOf({ operation, request }: Pick<Call, 'operation' | 'request'>): string | undefined {
  const { target } = operation.spec;
  const isAimed = operation.rule?.creates === undefined && operation.rule?.lists === undefined;
  const value = target && isAimed ? readSource(target, request) : undefined;
  return value === undefined || value === null ? undefined : String(value);
}

function sceneTask({ world }: SceneParts, { task, situation }: Moment): SceneTask {
  const { id, sequence, createdMs } = task;
  const { state, outcome, enteredMs, leavesMs, startedMs, finishedMs, phase } = situation;
  return {
    id,
    sequence,
    createdMs,
    state,
    outcome,
    enteredMs,
    leavesMs,
    startedMs,
    finishedMs,
    shown: world.shown.get(id),
    course: phase.fate?.course.kind,
  };
}

function payloadOf({ head, request: { body } }: SceneParts): Payload {
  if (body === undefined) return { kind: 'empty' };
  const isForm = isFormType(bareType(head.headers['content-type'] ?? ''));
  if (!isForm) return typeof body === 'string' ? { kind: 'text', text: body } : { kind: 'json', value: body };
  return { kind: 'form', fields: body as Readonly<Record<string, unknown>> };
}
