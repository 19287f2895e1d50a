import type { Final, Lifecycle, Range, State } from '../lifecycle/model.js';
import { labelsOf } from '../lifecycle/read-state.js';
import type { Distribution } from '../random/distribution.js';
import { compileEnds, type End } from './ends.js';
import type { FateSpec } from './fate.js';
import { distancesTo, takesByItself } from './way.js';

/**
 * Who decides the branches and the dwell times of a task's future where nobody has said anything about this task:
 * `lifecycle` draws by the document's own weights and dwells; `happy` takes the shortest way to success (where there
 * is none, to another final state) and keeps every task within ten seconds. Neither takes a step of weight 0.
 */
export type PolicyName = 'happy' | 'lifecycle';

/** Per state: where the server may go, with weights, and how long it stays. Computed once a lifecycle. */
export type Policy = {
  readonly states: ReadonlyMap<string, PolicyState>;
  /** How tasks end, one drawn for each phase; empty where nobody has said so. */
  readonly ends: readonly End[];
};

/** Where the server may go from one state, and how long it stays. */
export type PolicyState = {
  /** What the state field shows in it. */
  readonly labels: readonly string[];
  readonly to: readonly string[];
  readonly weights: readonly number[];
  /** In milliseconds. */
  readonly dwell: Distribution;
  /** No stay is longer. */
  readonly withinMs: number;
  /** At most this many visits in one run. */
  readonly visits: number;
  /** Whether the work of a run that begins here has begun with it; false where tasks wait to be taken up. */
  readonly works: boolean;
  /** Outcome names and weights; empty where the state has no sub-cases. */
  readonly outcomes: readonly string[];
  readonly outcomeWeights: readonly number[];
};

/** How long a task takes under `happy`, at the most. */
const HAPPY_BUDGET_MS = 8_000;
const DEFAULT_DWELL: Range = { minMs: 1_000, maxMs: 3_000 };
/** A hundred years: a drawn stay beyond it would leave the range of dates. */
const LONGEST_MS = 100 * 365 * 86_400_000;

/** Works out what the spec decides in this lifecycle; a name that the lifecycle does not know is passed over. */
export function createPolicy(lifecycle: Lifecycle, spec: FateSpec): Policy {
  const { base = 'lifecycle', ends = {}, dwell } = spec;
  const natural = new Map<string, PolicyState>();
  for (const state of lifecycle.states.values()) natural.set(state.name, naturalState(lifecycle, state));
  const states = base === 'happy' ? happyStates(lifecycle, natural) : natural;
  return {
    states: dwell === undefined ? states : withDwell(states, dwell),
    ends: compileEnds(lifecycle, ends, { firstOnly: base === 'happy' }),
  };
}

/** The policies of a lifecycle by what they were made of: each is worked out when it is first asked for. */
export function createPolicies(lifecycle: Lifecycle): (spec: FateSpec) => Policy {
  const policies = new WeakMap<FateSpec, Policy>();
  return (spec) => {
    let policy = policies.get(spec);
    if (policy === undefined) {
      policy = createPolicy(lifecycle, spec);
      policies.set(spec, policy);
    }
    return policy;
  };
}

/** The dwell said for the state, for one of its labels, or for every state; else its own. */
function withDwell(states: Policy['states'], dwell: NonNullable<FateSpec['dwell']>): Policy['states'] {
  const spread = new Map<string, PolicyState>();
  for (const [name, state] of states) {
    const said = [name, ...state.labels, '*'].find((one) => Object.hasOwn(dwell, one));
    spread.set(name, { ...state, dwell: (said === undefined ? undefined : dwell[said]) ?? state.dwell });
  }
  return spread;
}

function happyStates(lifecycle: Lifecycle, natural: Policy['states']): Policy['states'] {
  const ways = waysToEnd(lifecycle);
  const wayFrom = (state: string) => ways.find((way) => way.has(state)) ?? NO_WAY;
  const longest = Math.max(1, ...[...natural.keys()].map((state) => wayFrom(state).get(state) ?? 0));
  const shareMs = HAPPY_BUDGET_MS / longest;
  const states = new Map<string, PolicyState>();
  for (const [state, policy] of natural) states.set(state, happyState(policy, wayFrom(state), shareMs));
  return states;
}

function naturalState(lifecycle: Lifecycle, state: State): PolicyState {
  const declared = state.dwell ?? DEFAULT_DWELL;
  const withinMs = Math.min(LONGEST_MS, state.withinMs ?? LONGEST_MS);
  const max = Math.min(declared.maxMs, withinMs);
  return {
    labels: labelsOf(state),
    to: state.next.map((step) => step.to),
    weights: state.next.map((step) => step.weight),
    dwell: { type: 'uniform', min: Math.min(declared.minMs, max), max },
    withinMs,
    visits: state.visits ?? Number.POSITIVE_INFINITY,
    works: isWorking(lifecycle, state),
    outcomes: state.outcomes.map((outcome) => outcome.name),
    outcomeWeights: state.outcomes.map((outcome) => outcome.weight),
  };
}

/**
 * The place of `started` says it, where the lifecycle asks for it or forbids it. Else a task waits where it is created,
 * unless it can only end from there, and where no step of the server leads.
 */
function isWorking(lifecycle: Lifecycle, state: State): boolean {
  if (state.final !== undefined) return false;
  const { started } = lifecycle.fields;
  const isStarted = ({ pointer }: { pointer: { text: string } }) => pointer.text === started?.text;
  if (state.has.some(isStarted)) return true;
  if (state.lacks.some(isStarted)) return false;
  if (!state.initial) return [...lifecycle.states.values()].some((from) => leadsTo(from, state));
  const ends = state.next.map(({ to }) => lifecycle.states.get(to)?.final);
  return !ends.includes(undefined) && ends.some((end) => end !== 'cancelled');
}

const leadsTo = (from: State, state: State): boolean =>
  from !== state && from.next.some(({ to }) => to === state.name);

/**
 * The step that comes nearest to the end, the first of equals; where no end can be reached, the lifecycle's own
 * weights. Stays are clipped to their share of the budget.
 */
function happyState(natural: PolicyState, way: Distances, shareMs: number): PolicyState {
  const far = natural.to.map((to, index) => (natural.weights[index] ? (way.get(to) ?? Infinity) : Infinity));
  const nearest = Math.min(...far);
  const { dwell } = natural;
  return {
    ...natural,
    weights: nearest === Infinity ? natural.weights : only(far, far.indexOf(nearest)),
    ...(dwell.type === 'uniform' && {
      dwell: { type: 'uniform', min: Math.min(dwell.min, shareMs / 2), max: Math.min(dwell.max, shareMs) },
    }),
    outcomeWeights: only(
      natural.outcomeWeights,
      natural.outcomeWeights.findIndex((weight) => weight > 0),
    ),
  };
}

const only = (list: readonly unknown[], chosen: number): readonly number[] =>
  list.map((_, index) => (index === chosen ? 1 : 0));

/** From each state from which an end can be reached, how many steps it is away. */
type Distances = ReadonlyMap<string, number>;

const NO_WAY: Distances = new Map();
/** Ends, the best first. */
const ENDS: readonly (readonly Final[])[] = [['success'], ['any'], ['failure', 'cancelled']];

function waysToEnd(lifecycle: Lifecycle): readonly Distances[] {
  return ENDS.map((kinds) => {
    const isGoal = ({ final }: State) => final !== undefined && kinds.includes(final);
    return distancesTo(lifecycle, isGoal, takesByItself);
  });
}
