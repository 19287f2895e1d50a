import type { Exchange } from '../../src/exchange/exchange.js';
import type { Lifecycle, Operation, Pointer, Rule, State, Unknown } from '../../src/lifecycle/model.js';
import type { Api, ApiOperation, Declares, JsonObject } from '../../src/openapi/api.js';
import { apiRules } from '../../src/openapi/api-rules.js';
import { createDeclares } from '../../src/openapi/schema-paths.js';
import { gone } from './belief.js';
import { createInvalidity } from './invalid-request.js';
import { compilePath, type PathPattern } from './read-request.js';
import { readView, type View } from './view.js';

/** The lifecycle as the monitor reads it: worked out once, asked at every exchange. */

export type MonitorOptions = {
  /** How many times faster than the recorder's clock the target lives; durations of the lifecycle are divided by it. Default 1. */
  readonly timeScale?: number;
  /** Take the lower ends of `dwell` for certain; violations say that they rest on it. Default false. */
  readonly assumeMinDwell?: boolean;
  /** How many of the tasks created last are looked for in a list. Default 200. */
  readonly listWindow?: number;
  /** How much later than it must, or sooner than it may, anything can be seen to happen; milliseconds. Default 0. */
  readonly slackMs?: number;
  /** Whether nobody else uses the target meanwhile: lists are then judged for tasks that nobody created. Default false. */
  readonly own?: boolean;
  /** Assumptions that nothing may rest on, by the names that violations give them. Default none. */
  readonly distrust?: readonly string[];
};

/** A state, and what follows from it. */
export type StateContract = {
  readonly state: State;
  readonly next: readonly string[];
  readonly withinMs?: number;
  /** 0 unless `assumeMinDwell`. */
  readonly minDwellMs: number;
  /** Place of its count in `Element.visits`, where the state has a bound. */
  readonly counted?: number;
  /** It and all that the server alone makes of it. */
  readonly steps: ReadonlySet<string>;
  /** It and all that server and operations make of it. */
  readonly reach: ReadonlySet<string>;
};

/** An operation of the document that the lifecycle lists. */
export type OperationContract = {
  readonly key: string;
  readonly api: ApiOperation;
  readonly life: Operation;
  readonly unknown: readonly Unknown[];
  readonly view: View;
  readonly path: PathPattern;
  /** Whether the document forbids a request; asked of recordings, where no one says what was meant. */
  readonly isInvalid: (exchange: Exchange) => boolean;
  readonly document: JsonObject;
};

/** What the monitor holds an implementation to. */
export type Contract = {
  readonly api: Api;
  readonly lifecycle: Lifecycle;
  readonly states: ReadonlyMap<string, StateContract>;
  readonly operations: ReadonlyMap<string, OperationContract>;
  /** States with a bound on visits. */
  readonly counted: readonly string[];
  /** Parts of the task that operations merge into. */
  readonly parts: readonly Pointer[];
  /** States to which `$saved` can lead back. */
  readonly savable: readonly string[];
  readonly retainMs?: number;
  readonly staleMs: number;
  readonly listWindow: number;
  readonly own: boolean;
  /** Assumptions about all tasks. */
  readonly assuming: readonly string[];
  readonly distrust: ReadonlySet<string>;
  /** A duration of the lifecycle as the recorder's clock shows it at the soonest. */
  readonly soonest: (ms: number) => number;
  readonly rules: ReadonlyMap<string, Rule>;
  /** Whether the rule exists in this API. */
  readonly has: (rule: string) => boolean;
  readonly isSoft: (rule: string) => boolean;
};

/** The assumption that nothing stays shorter than the lower end of its `dwell`. */
export const minDwell = 'minDwell';

/** Works the API out for the monitor. */
export function compileContract(api: Api, options: MonitorOptions = {}): Contract {
  const { lifecycle } = api;
  const { timeScale = 1, listWindow = 200, slackMs = 0, own = false } = options;
  const distrust = new Set(options.distrust);
  const assumeMinDwell = options.assumeMinDwell === true && !distrust.has(minDwell);
  const rules = new Map(apiRules(api).map((rule) => [rule.id, rule]));
  const { retainMs } = lifecycle;
  // Clocks are read in whole milliseconds.
  const latest = (ms: number): number => Math.ceil(ms / timeScale + slackMs);
  const soonest = (ms: number): number => Math.max(0, Math.floor(ms / timeScale - slackMs));
  return {
    api,
    lifecycle,
    states: compileStates(lifecycle, { latest, soonest: assumeMinDwell ? soonest : () => 0 }),
    operations: compileOperations(api, createDeclares(api)),
    counted: countedStates(lifecycle),
    parts: mergedParts(lifecycle),
    savable: savableStates(lifecycle),
    ...(retainMs === undefined ? {} : { retainMs: soonest(retainMs) }),
    // Where nothing is said, reads never lag: that is no bound in time.
    staleMs: lifecycle.staleMs === 0 ? 0 : latest(lifecycle.staleMs),
    listWindow,
    own,
    assuming: assumeMinDwell ? [minDwell] : [],
    distrust,
    soonest,
    rules,
    has: (rule) => rules.has(rule),
    isSoft: (rule) => rules.get(rule)?.soft ?? false,
  };
}

/** Whether the state is left only by an operation; a gone task is not in such a state. */
export const isFinalState = (contract: Contract, state: string): boolean =>
  contract.states.get(state)?.state.final !== undefined;

/** A duration of the lifecycle as the recorder's clock shows it, at the latest and at the soonest. */
type Bounds = { readonly latest: (ms: number) => number; readonly soonest: (ms: number) => number };

function compileStates(
  lifecycle: Lifecycle,
  { latest, soonest }: Bounds,
): ReadonlyMap<string, StateContract> {
  const counted = countedStates(lifecycle);
  const compile = (state: State): StateContract => {
    const at = counted.indexOf(state.name);
    return {
      state,
      next: state.next.map(({ to }) => to),
      ...(state.withinMs === undefined ? {} : { withinMs: latest(state.withinMs) }),
      minDwellMs: soonest(state.dwell?.minMs ?? 0),
      ...(at === -1 ? {} : { counted: at }),
      steps: followAll(state.name, (name) => serverSteps(lifecycle, name)),
      reach: followAll(state.name, (name) => [
        ...serverSteps(lifecycle, name),
        ...operationMoves(lifecycle, name),
      ]),
    };
  };
  return new Map([...lifecycle.states].map(([name, state]) => [name, compile(state)]));
}

function compileOperations(api: Api, declares: Declares): ReadonlyMap<string, OperationContract> {
  const contracts = api.operations.flatMap((operation): readonly OperationContract[] => {
    const life = operation.lifecycle;
    if (life === undefined) return [];
    const view = readView(api.lifecycle, (pointer) => declares(operation, pointer));
    const unknown = life.unknown ?? api.lifecycle.unknown;
    const path = compilePath(operation);
    const isInvalid = createInvalidity(api, operation, path);
    return [
      { key: operation.key, api: operation, life, unknown, view, path, isInvalid, document: api.document },
    ];
  });
  return new Map(contracts.map((contract) => [contract.key, contract]));
}

const countedStates = (lifecycle: Lifecycle): readonly string[] =>
  [...lifecycle.states.values()].filter(({ visits }) => visits !== undefined).map(({ name }) => name);

const mergedParts = (lifecycle: Lifecycle): readonly Pointer[] => {
  const parts = [...lifecycle.operations.values()].flatMap(({ merge }) =>
    merge === undefined ? [] : [merge.into],
  );
  return [...new Map(parts.map((pointer) => [pointer.text, pointer])).values()];
};

const savableStates = (lifecycle: Lifecycle): readonly string[] => [
  ...new Set(
    [...lifecycle.operations.values()].flatMap(({ save, moves }) => (save ? [...(moves?.keys() ?? [])] : [])),
  ),
];

const serverSteps = (lifecycle: Lifecycle, state: string): readonly string[] =>
  lifecycle.states.get(state)?.next.map(({ to }) => to) ?? [];

function operationMoves(lifecycle: Lifecycle, state: string): readonly string[] {
  const moves = [...lifecycle.operations.values()].flatMap((operation) => operation.moves?.get(state) ?? []);
  return moves.flatMap((move) => {
    if (move.kind === 'state') return [move.state];
    if (move.kind === 'gone') return [gone];
    return move.kind === 'saved' ? savableStates(lifecycle) : [];
  });
}

function followAll(start: string, successors: (state: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set([start]);
  for (const state of found) for (const next of successors(state)) found.add(next);
  return found;
}
