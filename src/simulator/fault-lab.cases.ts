import { buildRequest } from '../../test/random/build-request.js';
import type { NamespaceClock } from '../clock/namespace-clock.js';
import type { Answer, Exchange, Intent, Payload } from '../exchange/exchange.js';
import type { FaultRule, FaultSpec } from '../faults/fault-rule.js';
import type { Api, ApiOperation } from '../openapi/api.js';
import { bareType, isJsonType } from '../openapi/media-type.js';
import { situationAt } from '../timeline/situation-at.js';
import type { Situation, Task } from '../timeline/task.js';
import { type CallBody, type CallHead, payloadOf, type Reply } from './call.js';
import { createNamespaces } from './create-namespaces.js';
import { createSimulator, type Simulator } from './simulator.js';
import type { World } from './world.js';

/** One request and what came of it; `before` and `after` are the stored task that it names. */
export type Sent = {
  readonly operation: ApiOperation;
  readonly id: string;
  readonly query: string;
  readonly reply: Reply;
  readonly before: Task | undefined;
  readonly after: Task | undefined;
  /** What is true of the task when the answer goes out. */
  readonly situation: Situation | undefined;
  /** Whether every task of the store is what it was. */
  readonly isStoreUntouched: boolean;
};

export type Ask = {
  readonly id?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly intent?: Intent;
};

/** A simulator's core under a manual clock, with everything that is asked and answered written down. */
export type Lab = {
  readonly api: Api;
  readonly simulator: Simulator;
  readonly clock: NamespaceClock;
  readonly world: World;
  readonly sent: readonly Sent[];
  readonly exchanges: readonly Exchange[];
  send(operation: ApiOperation, ask?: Ask): Sent;
  /** Submits a task and returns the id that it has in the store. */
  submit(ask?: Ask): string;
  situation(id: string): Situation | undefined;
};

export const ruleOf = (fault: FaultSpec, more: Partial<FaultRule> = {}): FaultRule => ({
  id: 'r',
  match: {},
  probability: 1,
  after: 0,
  per: 'task',
  stealth: false,
  fault,
  ...more,
});

/** Each lab is a namespace of its own of one simulator: what is compiled once serves all of them. */
const simulators = new Map<Api, Simulator>();
let labs = 0;

function simulatorOf(api: Api): Simulator {
  const known = simulators.get(api);
  if (known !== undefined) return known;
  const profile = { name: 'happy', fate: { base: 'happy' }, faults: [] } as const;
  const namespaces = createNamespaces({
    settings: { seed: 7, profile, scenarios: [], active: [] },
    mode: { kind: 'manual' },
    maxNamed: 100_000,
  });
  const simulator = createSimulator({ api, namespaces });
  simulators.set(api, simulator);
  return simulator;
}

export function openLab(api: Api, rules: readonly FaultRule[] = []): Lab {
  const simulator = simulatorOf(api);
  const name = `lab-${labs++}`;
  const world = needed(simulator.world(name));
  const { clock } = world;
  for (const rule of rules) world.namespace.faults.add(rule);
  const sent: Sent[] = [];
  const exchanges: Exchange[] = [];
  const taskOf = (id: string) => world.store.get(id);
  /** Tasks are never changed in place: the same ones in the same order are the same store. */
  const tasks = () => [...world.store.oldestFirst()];

  function situation(id: string): Situation | undefined {
    const task = taskOf(id);
    return task && situationAt(simulator.machine.timeline, task, clock.now());
  }

  function send(operation: ApiOperation, ask: Ask = {}): Sent {
    const { id = '' } = ask;
    const { head, body } = requestOf(api, operation, ask);
    const [before, tasksBefore] = [taskOf(id), tasks()];
    const admission = simulator.admit(head, name);
    if (admission.kind === 'none') throw new Error(`No route for ${head.method} ${head.path}`);
    const reply = admission.kind === 'reply' ? admission.reply : simulator.perform(admission, body);
    exchanges.push(exchangeOf(exchanges.length, clock.now(), { operation, ask, head, body, reply }));
    const isStoreUntouched = isSame(tasks(), tasksBefore);
    const one = {
      operation,
      id,
      query: head.query,
      reply,
      before,
      after: taskOf(id),
      situation: situation(id),
      isStoreUntouched,
    };
    sent.push(one);
    return one;
  }

  function submit(ask: Ask = {}): string {
    send(needed(operationFor(api, 'submit')), ask);
    const [newest] = world.store.newestFirst();
    return newest?.id ?? '1';
  }
  return { api, simulator, world, clock, sent, exchanges, send, submit, situation };
}

const isSame = (one: readonly Task[], other: readonly Task[]): boolean =>
  one.length === other.length && one.every((task, index) => task === other[index]);

function requestOf(api: Api, operation: ApiOperation, { id = '', query, headers }: Ask) {
  const variant = operation.target?.kind === 'query' ? 1 : 0;
  const { head, body } = buildRequest(api, operation, { id, variant });
  const asked = { ...head, ...(query !== undefined && { query }), headers: { ...head.headers, ...headers } };
  return { head: asked, body };
}

/** The calls follow one another, also within a millisecond: two that touch would be judged as concurrent. */
const STEP_MS = 0.000_1;

type Answered = {
  readonly operation: ApiOperation;
  readonly ask: Ask;
  readonly head: CallHead;
  readonly body: CallBody;
  readonly reply: Reply;
};

function exchangeOf(seq: number, nowMs: number, { operation, ask, head, body, reply }: Answered): Exchange {
  const callMs = nowMs + seq * STEP_MS;
  const headers = Object.entries(head.headers).map(([name, value]) => [name, value ?? '']);
  return {
    seq,
    callMs,
    returnMs: callMs + STEP_MS / 2,
    operation: operation.key,
    ...(ask.intent !== undefined && { intent: ask.intent }),
    request: {
      method: head.method,
      url: head.query === '' ? head.path : `${head.path}?${head.query}`,
      headers: Object.fromEntries(headers),
      body: payloadOf(body),
    },
    answer: answerOf(reply),
  };
}

/** As a client sees it: an end of the connection is a lost answer. */
function answerOf({ status, headers, body = '', faults }: Reply): Answer {
  const end = faults?.wire.find(({ kind }) => ENDS.has(kind));
  if (end !== undefined) return { kind: 'lost', reason: end.kind };
  return { kind: 'answered', status, headers, body: payload(headers, body) };
}

const ENDS = new Set([
  'hang',
  'reset',
  'empty',
  'bytes',
  'malformed-chunk',
  'truncate',
  'limit',
  'refuse',
  'restart',
]);

function payload(headers: Readonly<Record<string, string>>, text: string): Payload {
  if (text === '') return { kind: 'empty' };
  if (!isJsonType(bareType(headers['content-type'] ?? ''))) return { kind: 'text', text };
  try {
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'text', text };
  }
}

export function needed<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Expected the API to have what the walk needs, got nothing.');
  return value;
}

type Aim = 'submit' | 'read' | 'result' | 'list' | 'bulk';

/** The first operation of the API for that, if it has one. */
export function operationFor(api: Api, aim: Aim): ApiOperation | undefined {
  return api.operations.find(({ lifecycle, snapshot, target }) => {
    if (lifecycle === undefined) return false;
    if (aim === 'submit') return lifecycle.creates !== undefined;
    if (aim === 'list') return lifecycle.lists !== undefined;
    if (aim === 'bulk') return lifecycle.bulk;
    const reads = target !== undefined && lifecycle.moves === undefined && lifecycle.creates === undefined;
    return reads && snapshot === (aim === 'read');
  });
}

export const moversOf = (api: Api): readonly ApiOperation[] =>
  api.operations.filter(({ lifecycle }) => lifecycle?.moves !== undefined && !lifecycle.bulk);
