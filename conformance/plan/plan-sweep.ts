import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { compileContract } from '../monitor/contract.js';
import { readCreatedId } from '../monitor/read-answer.js';
import { readSource } from '../monitor/read-request.js';
import { stateRule } from '../monitor/rule-id.js';
import { statesShown } from '../run/read-operation.js';
import type { Budget, Target } from '../target/target.js';
import { planOf, send } from './act.js';
import { createDraftCheck, draftRequest } from './draft-request.js';
import { otherReads } from './other-reads.js';
import { defaultValue, parameterValues } from './other-value.js';
import type { Plan, RequestChange } from './plan.js';
import { type ListedOperation, readScene, type Scene } from './scene.js';

/** What a sweep starts from. */
export type SweepOptions = {
  readonly seed: number;
  /** What was sent so far. */
  readonly trace: readonly Exchange[];
  /** Tells this sweep from others, in the ids of its plans. */
  readonly name: string;
};

/** How many requests a sweep makes at most, of those that the budget allows. */
export const sweepSize = ({ requests, requestsPerSecond, timeMs }: Budget): number =>
  Math.floor(Math.min(requests, (requestsPerSecond * timeMs) / 1000) * sweepPart);

/** The part of the budget that is kept for the sweep at the end. */
export const sweepPart = 1 / 12;

/**
 * One more look at every task that a trace has brought forth, those that ended first before the others: what was forgotten,
 * changed or done late shows now, however long it took. Some of each end are looked at in every other way as well.
 */
export function planSweep(api: Api, target: Target, { seed, trace, name }: SweepOptions): readonly Plan[] {
  const scene = readScene(api, target, seed);
  const met = meetTasks(scene, trace);
  const looks = scene.probe === undefined ? lists(scene, met) : [...probes(scene, met), ...views(scene, met)];
  return looks.slice(0, sweepSize(target.budget)).map(({ operation, changes, ends }, at) =>
    planOf(scene, {
      id: `directed/sweep/${name}-${at + 1}`,
      phase: 'directed',
      aims: ends.map((state) => stateRule(state, 'final')),
      acts: [send(operation, { changes })],
    }),
  );
}

/** So many tasks of each end are looked at in every way: what is wrong there is mostly wrong for all of them. */
const sample = 3;

/** A task of the trace. */
type Met = {
  readonly id: string;
  /** When it was first seen at an end; absent: never. */
  readonly endedMs?: number;
  /** The final states that it showed last; empty: none. */
  readonly ends: readonly string[];
};

/** One request of the sweep, and the ends that it is about. */
type Look = {
  readonly operation: ListedOperation;
  readonly changes: readonly RequestChange[];
  readonly ends: readonly string[];
};

/** Tasks that were created or seen; those that ended come first, in the order in which that was seen. */
function meetTasks(scene: Scene, trace: readonly Exchange[]): readonly Met[] {
  const contract = compileContract(scene.api);
  const found = new Map<string, Met>();
  for (const exchange of trace.filter(({ intent }) => intent?.kind === 'valid')) {
    const operation = contract.operations.get(exchange.operation ?? '');
    if (operation === undefined) continue;
    const created = readCreatedId(contract, operation, exchange);
    if (created !== undefined && !found.has(created)) found.set(created, { id: created, ends: [] });
    const { target, key } = operation.api;
    const shown = key === scene.probe?.key ? statesShown(contract, operation, exchange) : [];
    const called = target === undefined ? undefined : readSource(target, exchange, operation.path)?.value;
    if (shown.length === 0 || called === undefined) continue;
    const id = String(called);
    const isOver = shown.every((state) => scene.lifecycle.states.get(state)?.final !== undefined);
    const endedMs = found.get(id)?.endedMs ?? (isOver ? exchange.returnMs : undefined);
    found.set(id, { id, ends: isOver ? shown : [], ...(endedMs !== undefined && { endedMs }) });
  }
  const since = ({ endedMs = Number.MAX_SAFE_INTEGER }: Met): number => endedMs;
  return [...found.values()].toSorted((one, other) => since(one) - since(other));
}

/** The plain read, which is the probe. */
const probes = (scene: Scene, met: readonly Met[]): readonly Look[] =>
  scene.probe === undefined ? [] : met.flatMap((task) => lookAt(scene, scene.probe, { task }));

/** Every other read, and every read with another value of each parameter that it leaves to the client. */
function views(scene: Scene, met: readonly Met[]): readonly Look[] {
  const ends = new Set(met.flatMap((task) => task.ends.slice(0, 1)));
  const chosen = [...ends].flatMap((end) => met.filter((task) => task.ends[0] === end).slice(0, sample));
  const look = (operation: ListedOperation, ways: readonly (readonly RequestChange[])[]): readonly Look[] =>
    chosen.flatMap((task) => ways.flatMap((changes) => lookAt(scene, operation, { task, more: changes })));
  return [
    ...(scene.probe === undefined ? [] : look(scene.probe, parameterChanges(scene, scene.probe))),
    ...otherReads(scene).flatMap((one) => look(one, [[], ...parameterChanges(scene, one)])),
  ];
}

/** Where no read is there every list is called once, if there is anything to be seen. */
const lists = (scene: Scene, met: readonly Met[]): readonly Look[] =>
  met.length === 0 ? [] : scene.listings.map((operation) => ({ operation, changes: [], ends: [] }));

function lookAt(
  scene: Scene,
  operation: ListedOperation | undefined,
  { task: { id, ends }, more = [] }: { readonly task: Met; readonly more?: readonly RequestChange[] },
): readonly Look[] {
  if (operation?.target === undefined) return [];
  const { target } = operation;
  const named: RequestChange =
    target.kind === 'body'
      ? { kind: 'set', in: 'body', at: target.pointer, value: id }
      : { kind: 'set', in: target.kind, name: target.name, value: id };
  const changes = [named, ...more];
  const { kind } = createDraftCheck(scene.api, operation)(draftRequest(scene, operation, { changes }));
  return kind === 'valid' || more.length === 0 ? [{ operation, changes, ends }] : [];
}

/** One parameter of the query at a time, at a value that is not the usual one. */
const parameterChanges = (
  { api }: Scene,
  { parameters, target }: ListedOperation,
): readonly (readonly RequestChange[])[] =>
  parameters
    .filter(({ in: place, required, name }) => place === 'query' && !required && !isNamed(target, name))
    .flatMap((parameter) => {
      const usual = defaultValue(api.document, parameter.schema);
      const [value] = parameterValues(api.document, parameter).filter((one) => one !== String(usual));
      return value === undefined ? [] : [[{ kind: 'set', in: 'query', name: parameter.name, value }]];
    });

const isNamed = (target: ListedOperation['target'], name: string): boolean =>
  target?.kind === 'query' && target.name === name;
