import type { Answer, Exchange, Holding } from '../../src/exchange/exchange.js';
import { isAccepted } from '../../src/lifecycle/match-status.js';
import { getAt } from '../../src/lifecycle/pointer.js';
import type { ApiOperation } from '../../src/openapi/api.js';
import { readCreatedId, readJson } from '../monitor/read-answer.js';
import type { PlannedCall, TaskName } from '../plan/plan.js';
import { findOperation } from '../target/find-operation.js';
import type { CreateHook, Target } from '../target/target.js';
import { buildRequest, isMissing } from './build-request.js';
import { runCreateCommand } from './create-hook.js';
import type { Delayed } from './line.js';
import { namesNoTask } from './names-no-task.js';
import { asksForPatience } from './retry-after.js';
import { type Because, type Work, whyStopped } from './run-plan.js';
import type { Order } from './transmit.js';

/** So often a request that is safe to repeat is sent again where the service asks for patience. */
const MAX_REPEATS = 4;

/** A call that is ready to be sent. */
type Ready = {
  readonly order: Order;
  readonly operation: ApiOperation;
  readonly call: PlannedCall;
  /** Where a hook's answer has the id. */
  readonly hook?: Extract<CreateHook, { readonly kind: 'request' }>;
  /** Gives the place in the budget back. */
  readonly release: () => void;
};

type Prepared = Ready | { readonly skip: Exclude<Because, undefined> };

/** Carries out a call. What creates nothing new and comes after another act of its plan is urgent: a state was just seen. */
export async function callOnce(work: Work, call: PlannedCall, isFollowing: boolean): Promise<Because> {
  const hook = hookOf(work, call);
  if (hook?.kind === 'command') return createByCommand(work, call, hook);
  const prepared = prepare(work, call);
  if ('skip' in prepared) return prepared.skip;
  const { order, operation } = prepared;
  const creates = operation.lifecycle?.creates !== undefined;
  for (let repeats = 0; ; repeats += 1) {
    const sent = await work.crew.line.send(order, isFollowing && !creates);
    // A run that has stopped creates no more: what was reserved need not be given back.
    if (sent === undefined) return whyStopped(work.crew);
    work.sent.push(sent.seq);
    // Who is told to come back later has created nothing.
    const { answer } = sent.exchange;
    const isRefused = creates && answer.kind === 'answered' && answer.status === 429;
    if (isRefused && order.intent.kind === 'valid' && repeats < MAX_REPEATS) continue;
    welcome(work, prepared, sent.exchange);
    return undefined;
  }
}

/** Carries out calls at once, over connections that were used just before. */
export async function callTogether(
  work: Work,
  calls: readonly { readonly call: PlannedCall; readonly afterMs: number }[],
): Promise<Because> {
  const prepared = calls.map(({ call, afterMs }) => ({ ready: prepare(work, call), afterMs }));
  const ready = prepared.flatMap((one) => ('skip' in one.ready ? [] : [{ ...one, ready: one.ready }]));
  await Promise.all(
    ready.map(({ ready: { call } }) =>
      call.task === undefined ? undefined : readTask(work, call.task, true),
    ),
  );
  const delayed = ready.map(({ ready: { order }, afterMs }): Delayed => ({ order, afterMs }));
  const sent = await work.crew.line.sendTogether(delayed);
  let because = prepared.map((one) => ('skip' in one.ready ? one.ready.skip : undefined)).find(Boolean);
  for (const [at, one] of ready.entries()) {
    const done = sent[at];
    if (done === undefined) because ??= whyStopped(work.crew);
    else {
      work.sent.push(done.seq);
      welcome(work, one.ready, done.exchange);
    }
  }
  return because;
}

/** What looking at a task came to. */
export type Looked =
  | { readonly kind: 'read'; readonly exchange: Exchange }
  | { readonly kind: 'skipped'; readonly because: Exclude<Because, undefined> };

/** Looks at a task, again where the service asks for patience or the connection is lost. */
export async function readTask(work: Work, task: TaskName, isUrgent: boolean): Promise<Looked> {
  const { line, read } = work.crew;
  if (read === undefined) return { kind: 'skipped', because: 'no-sample' };
  const call: PlannedCall = { operation: read.key, task, changes: [], intent: { kind: 'valid' } };
  const prepared = prepare(work, call);
  if ('skip' in prepared) return { kind: 'skipped', because: prepared.skip };
  for (let repeats = 0; ; repeats += 1) {
    const sent = await line.send(prepared.order, isUrgent);
    if (sent === undefined) return { kind: 'skipped', because: whyStopped(work.crew) };
    work.sent.push(sent.seq);
    if (!isWorthRepeating(sent.exchange.answer) || repeats === MAX_REPEATS)
      return { kind: 'read', exchange: sent.exchange };
    await line.sleep((50 * 2 ** repeats) / work.crew.target.timeScale);
  }
}

/** The service asks for patience, or the connection had been closed meanwhile. */
const isWorthRepeating = (answer: Answer): boolean =>
  asksForPatience(answer) || (answer.kind === 'lost' && answer.cause === 'reset');

const nothing = (): void => {};

function prepare(work: Work, call: PlannedCall): Prepared {
  const { api, target, isExcluded, roster } = work.crew;
  const request = buildRequest({ api, target, call, ids: work.names });
  const hook = hookOf(work, call);
  const operation = findOperation(api, hook?.kind === 'request' ? hook.recipe.operation : call.operation);
  if (
    operation !== undefined &&
    (isExcluded(operation) || (operation.lifecycle === undefined && hook === undefined))
  )
    return { skip: 'excluded' };
  if (isMissing(request)) return { skip: request.missing };
  if (operation === undefined) return { skip: 'no-sample' };
  if (!target.destructive && namesNoTask(operation, request)) return { skip: 'needs-destructive' };
  const isMeant = call.intent.kind === 'valid';
  const mayCreate = isMeant && (hook !== undefined || operation.lifecycle?.creates !== undefined);
  const release = mayCreate ? roster.reserve() : nothing;
  if (release === undefined) return { skip: 'budget' };
  const holds = mayCreate ? holdingOf(target, call) : undefined;
  const order = { operation: operation.key, intent: call.intent, request, ...(holds && { holds }) };
  return { order, operation, call, release, ...(hook?.kind === 'request' && { hook }) };
}

/** What the workload of the call says for certain of the task that it makes. */
function holdingOf({ workloads }: Target, { workload }: PlannedCall): Holding | undefined {
  const { holds, probability = 1 } = workloads.find(({ name }) => name === workload) ?? {};
  if (holds === undefined || workload === undefined || probability < 1) return undefined;
  return { ...holds, workload };
}

/** The hook that makes the task, where the plan wants one. */
const hookOf = ({ crew: { target } }: Work, { hook }: PlannedCall): CreateHook | undefined =>
  hook === undefined ? undefined : target.create[hook];

/** Takes down what a call has created. */
function welcome(work: Work, { operation, call, hook, release }: Ready, exchange: Exchange): void {
  release();
  const id = createdId(work, { operation, hook }, exchange);
  if (id === undefined) return;
  work.crew.roster.add(id);
  if (call.creates !== undefined) work.names.set(call.creates, id);
}

function createdId(
  { crew: { contract } }: Work,
  { operation, hook }: Pick<Ready, 'operation'> & { readonly hook: Ready['hook'] },
  exchange: Exchange,
): string | undefined {
  const { answer } = exchange;
  if (answer.kind === 'lost' || !isAccepted(operation.lifecycle ?? {}, answer.status)) return undefined;
  if (hook?.id !== undefined) {
    const id = getAt(readJson(exchange), hook.id);
    return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
  }
  const known = contract.operations.get(operation.key);
  return known === undefined ? undefined : readCreatedId(contract, known, exchange);
}

async function createByCommand(
  { crew, names }: Work,
  { creates }: PlannedCall,
  hook: Extract<CreateHook, { readonly kind: 'command' }>,
): Promise<Because> {
  const { line, roster } = crew;
  const release = roster.reserve();
  if (release === undefined) return 'budget';
  const outcome = await runCreateCommand(hook, roster.nextNumber(), line.signal);
  release();
  if (outcome.kind === 'failed') {
    if (roster.tasks().length === 0) line.noteFailure(outcome.because);
    return 'no-task';
  }
  roster.add(outcome.id);
  if (creates !== undefined) names.set(creates, outcome.id);
  return undefined;
}
