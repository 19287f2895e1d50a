import type { Exchange } from '../../src/exchange/exchange.js';
import { isAccepted } from '../../src/lifecycle/match-status.js';
import type { ApiOperation } from '../../src/openapi/api.js';
import type { PlannedCall } from '../plan/plan.js';
import { buildRequest, isMissing } from './build-request.js';
import type { Crew } from './crew.js';
import { namesNoTask } from './names-no-task.js';
import { statesShown } from './read-operation.js';
import type { RunnerOptions } from './runner.js';
import { wayOut } from './way-out.js';

/** However many tasks there are: nobody waits longer for the end of a check. */
const LONGEST_MS = 10_000;
/** A task is looked at and moved at most so often: its way out may lead over other states. */
const MOST_MOVES = 3;

/**
 * Removes the tasks of the run that can be removed from the state they show, cancelling them first where that leads
 * there; where nothing removes a task, cancels it. Best effort: what fails is left alone.
 */
export async function cleanUpTasks(
  crew: Crew,
  { pace, send }: Pick<RunnerOptions, 'pace' | 'send'>,
): Promise<void> {
  const { line, roster, target, read } = crew;
  const ended = line.stopped()?.kind;
  if (read === undefined || ended === 'unreachable' || ended === 'went-away') return;
  const { budget } = target;
  const untilMs = pace.now() + LONGEST_MS;
  const ask = async (operation: ApiOperation, id: string): Promise<Exchange | undefined> => {
    const leftMs = untilMs - pace.now();
    const request = requestFor(crew, operation, id);
    if (leftMs <= 0 || request === undefined) return undefined;
    const callMs = pace.now();
    const timeoutMs = Math.min(budget.requestTimeoutMs, leftMs);
    const answer = await send(request, { timeoutMs, maxBytes: budget.maxAnswerBytes });
    await pace.sleep((1000 * budget.concurrency) / budget.requestsPerSecond);
    return { seq: 0, callMs, returnMs: pace.now(), operation: operation.key, request, answer };
  };
  const left = new Set(roster.tasks().map(({ id }) => id)).values();
  const lane = async (): Promise<void> => {
    for (const id of left) if (pace.now() < untilMs) await removeTask(crew, id, ask);
  };
  await Promise.all(Array.from({ length: budget.concurrency }, lane));
}

type Ask = (operation: ApiOperation, id: string) => Promise<Exchange | undefined>;

async function removeTask({ read, contract, isExcluded }: Crew, id: string, ask: Ask): Promise<void> {
  const reading = read === undefined ? undefined : contract.operations.get(read.key);
  for (let moves = 0; reading !== undefined && moves < MOST_MOVES; moves += 1) {
    const looked = await ask(reading.api, id);
    const shown = looked === undefined ? [] : statesShown(contract, reading, looked);
    const operation = wayOut(contract, shown, isExcluded);
    const done = operation === undefined ? undefined : await ask(operation, id);
    if (done?.answer.kind !== 'answered' || !isAccepted(operation?.lifecycle ?? {}, done.answer.status))
      return;
  }
}

function requestFor({ api, target }: Crew, operation: ApiOperation, id: string) {
  const call: PlannedCall = { operation: operation.key, task: 'own', changes: [], intent: { kind: 'valid' } };
  const request = buildRequest({ api, target, call, ids: new Map([['own', id]]) });
  return isMissing(request) || operation.target === undefined || namesNoTask(operation, request)
    ? undefined
    : request;
}
