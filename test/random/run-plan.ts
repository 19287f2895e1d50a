import { createManualClock, type ManualClock } from '../../src/clock/manual-clock.js';
import type { Exchange, Intent } from '../../src/exchange/exchange.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { type CallBody, type CallHead, payloadOf, type Reply } from '../../src/simulator/call.js';
import { createNamespaces } from '../../src/simulator/create-namespaces.js';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.js';
import type { FateSpec } from '../../src/timeline/fate.js';
import { situationAt } from '../../src/timeline/situation-at.js';
import type { Situation, Task } from '../../src/timeline/task.js';
import type { Action } from './action.js';
import { type BuiltRequest, buildRequest, invalidRequests } from './build-request.js';

/** One call on a task that is known: the model state it was in, and whether the answer was a success. */
export type Hit = { readonly operation: string; readonly state: string; readonly accepted: boolean };

export type RunResult = {
  readonly exchanges: readonly Exchange[];
  readonly hits: readonly Hit[];
  /** Refused calls that changed the task all the same: there must be none. */
  readonly refusedWithEffect: readonly string[];
};

type Run = {
  readonly api: Api;
  readonly simulator: Simulator;
  readonly clock: ManualClock;
  readonly ids: string[];
  readonly exchanges: Exchange[];
  readonly hits: Hit[];
  readonly refusedWithEffect: string[];
};

export type PlanOptions = {
  readonly seed: number;
  readonly plan: readonly Action[];
  /** Of every task; default the lifecycle's own weights. */
  readonly fate?: FateSpec;
};

/** Carries a plan out on a fresh simulator core under a manual clock: no sockets, no waiting. */
export function runPlan(api: Api, { seed, plan, fate = { base: 'lifecycle' } }: PlanOptions): RunResult {
  const clock = createManualClock();
  const settings = { seed, profile: { name: 'random', fate, faults: [] }, scenarios: [], active: [] };
  const simulator = createSimulator({ api, namespaces: createNamespaces({ settings, base: clock }) });
  const run: Run = { api, simulator, clock, ids: [], exchanges: [], hits: [], refusedWithEffect: [] };
  const creator = api.operations.find(({ lifecycle }) => lifecycle?.creates !== undefined)!;
  const request = buildRequest(api, creator, { id: '', variant: 0 });
  send(run, { operation: creator, request, intent: { kind: 'valid' } });
  for (const action of plan) perform(run, action);
  return run;
}

function perform(run: Run, action: Action): void {
  const listed = run.api.operations.filter(({ lifecycle }) => lifecycle !== undefined);
  switch (action.kind) {
    case 'wait':
      return run.clock.advance(action.ms);
    case 'to-step':
      return toStep(run, action);
    case 'call': {
      const operation = listed[action.operation % listed.length]!;
      const request = buildRequest(run.api, operation, {
        id: pickId(run, action.task),
        variant: action.request,
      });
      return send(run, { operation, request, intent: { kind: 'valid' } });
    }
    case 'unknown': {
      const operation = listed[action.operation % listed.length]!;
      if (operation.target === undefined || operation.lifecycle?.creates !== undefined) return;
      const id = /^\d+$/.test(run.ids[0] ?? '') ? '987654321' : '00000000-0000-4000-8000-000000000000';
      const request = buildRequest(run.api, operation, { id, variant: action.request });
      return send(run, { operation, request, intent: { kind: 'unknown-id' } });
    }
    case 'invalid': {
      const operation = listed[action.operation % listed.length]!;
      for (const { request, because } of invalidRequests(run.api, operation, pickId(run, action.task))) {
        send(run, { operation, request, intent: { kind: 'invalid', because } });
      }
    }
  }
}

const pickId = (run: Run, index: number): string => run.ids[index % run.ids.length] ?? '1';

function toStep(run: Run, { task: index, offMs }: { task: number; offMs: number }): void {
  const leavesMs = situationOf(run, pickId(run, index))?.leavesMs;
  if (leavesMs !== undefined && leavesMs + offMs > run.clock.now()) run.clock.set(leavesMs + offMs);
}

function taskOf(run: Run, id: string): Task | undefined {
  return run.simulator.world('')?.store.get(id);
}

function situationOf(run: Run, id: string): Situation | undefined {
  const task = taskOf(run, id);
  return task && situationAt(run.simulator.machine.timeline, task, run.clock.now());
}

type Sending = { readonly operation: ApiOperation; readonly request: BuiltRequest; readonly intent: Intent };

/** Sends one request through the core as the edge would, and writes down what happened. */
function send(run: Run, { operation, request, intent }: Sending): void {
  const before = request.id === undefined ? undefined : situationOf(run, request.id);
  const taskBefore = request.id === undefined ? undefined : taskOf(run, request.id);
  const reply = exchange(run.simulator, request.head, request.body);
  record(run, { operation, request, reply, intent });
  if (request.id !== undefined && before !== undefined && intent.kind === 'valid') {
    run.hits.push({ operation: operation.key, state: before.state, accepted: reply.status < 300 });
    if (reply.status >= 300 && taskOf(run, request.id) !== taskBefore)
      run.refusedWithEffect.push(operation.key);
  }
  const created = reply.status < 300 && operation.lifecycle?.creates !== undefined;
  if (created) run.ids.push([...(run.simulator.world('')?.store.newestFirst() ?? [])][0]!.id);
}

/** Request head and body in, reply out: admit, then perform. */
export function exchange(simulator: Simulator, head: CallHead, body: CallBody): Reply {
  const admission = simulator.admit(head);
  if (admission.kind === 'none') throw new Error(`No route for ${head.method} ${head.path}`);
  return admission.kind === 'reply' ? admission.reply : simulator.perform(admission, body);
}

const STEP_MS = 0.000_1;

type Sent = Sending & { readonly reply: Reply };

function record(run: Run, { operation, request: { head, body }, reply, intent }: Sent): void {
  const type = reply.headers['content-type'] ?? '';
  const text = reply.body ?? '';
  const isJson = type.includes('json');
  const seq = run.exchanges.length;
  // The calls follow one another, also within a millisecond: two that touch would be judged as concurrent.
  const callMs = run.clock.now() + seq * STEP_MS;
  run.exchanges.push({
    seq,
    callMs,
    returnMs: callMs + STEP_MS / 2,
    operation: operation.key,
    intent,
    request: {
      method: head.method,
      url: head.query === '' ? head.path : `${head.path}?${head.query}`,
      headers: Object.fromEntries(Object.entries(head.headers).map(([name, value]) => [name, value ?? ''])),
      body: payloadOf(body),
    },
    answer: {
      kind: 'answered',
      status: reply.status,
      headers: reply.headers,
      body:
        text === ''
          ? { kind: 'empty' }
          : isJson
            ? { kind: 'json', value: JSON.parse(text) }
            : { kind: 'text', text },
    },
  });
}
