import type { Final, Lifecycle, Range, State } from '../lifecycle/model.js';

/**
 * Who decides the branches and the dwell times of a task's future where nobody has said anything about this task:
 * `lifecycle` draws by the document's own weights and dwells; `happy` takes the shortest way to success (where there
 * is none, to another final state) and keeps every task within ten seconds. Neither takes a step of weight 0.
 */
export type PolicyName = 'happy' | 'lifecycle';

/** Per state: where the server may go, with weights, and how long it stays. Computed once a lifecycle. */
export type Policy = {
  readonly name: PolicyName;
  readonly states: ReadonlyMap<string, PolicyState>;
};

/** Where the server may go from one state, and how long it stays. */
export type PolicyState = {
  readonly to: readonly string[];
  readonly weights: readonly number[];
  readonly dwell: Range;
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

/** Works out the policy of that name for the lifecycle. */
export function createPolicy(lifecycle: Lifecycle, name: PolicyName): Policy {
  const natural = new Map<string, PolicyState>();
  for (const state of lifecycle.states.values()) natural.set(state.name, naturalState(lifecycle, state));
  return { name, states: name === 'happy' ? happyStates(lifecycle, natural) : natural };
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
  const maxMs = Math.min(declared.maxMs, state.withinMs ?? Number.POSITIVE_INFINITY);
  return {
    to: state.next.map((step) => step.to),
    weights: state.next.map((step) => step.weight),
    dwell: { minMs: Math.min(declared.minMs, maxMs), maxMs },
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
function happyState(natural: PolicyState, way: Way, shareMs: number): PolicyState {
  const far = natural.to.map((to, index) => (natural.weights[index] ? (way.get(to) ?? Infinity) : Infinity));
  const nearest = Math.min(...far);
  return {
    ...natural,
    weights: nearest === Infinity ? natural.weights : only(far, far.indexOf(nearest)),
    dwell: {
      minMs: Math.min(natural.dwell.minMs, shareMs / 2),
      maxMs: Math.min(natural.dwell.maxMs, shareMs),
    },
    outcomeWeights: only(
      natural.outcomeWeights,
      natural.outcomeWeights.findIndex((weight) => weight > 0),
    ),
  };
}

const only = (list: readonly unknown[], chosen: number): readonly number[] =>
  list.map((_, index) => (index === chosen ? 1 : 0));

/** From each state from which an end can be reached, how many steps it is away. */
type Way = ReadonlyMap<string, number>;

const NO_WAY: Way = new Map();
/** Ends, the best first. */
const ENDS: readonly (readonly Final[])[] = [['success'], ['any'], ['failure', 'cancelled']];

function waysToEnd(lifecycle: Lifecycle): readonly Way[] {
  const states = [...lifecycle.states.values()];
  return ENDS.map((kinds) => wayTo(states, ({ final }) => final !== undefined && kinds.includes(final)));
}

/** A step of weight 0 is no way: the simulator does not take it unless told. */
function wayTo(states: readonly State[], isGoal: (state: State) => boolean): Way {
  const way = new Map(states.filter(isGoal).map((state) => [state.name, 0]));
  for (let steps = 1, before = -1; before !== way.size; steps++) {
    before = way.size;
    const near = states.filter(({ name, next }) => {
      return !way.has(name) && next.some(({ to, weight }) => weight > 0 && way.get(to) === steps - 1);
    });
    for (const { name } of near) way.set(name, steps);
  }
  return way;
}
