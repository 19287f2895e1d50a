import type { Final, Lifecycle, State, Step } from '../lifecycle/model.js';
import { labelsOf } from '../lifecycle/read-state.js';
import { distancesTo, takesByItself, type Way, waysTo } from './way.js';

/** One way in which tasks of a lifecycle can end. */
export type End = {
  readonly weight: number;
  /** The sub-case of the state it ends in; absent: drawn. */
  readonly outcome?: string;
  /** Best first: the first that starts where the task is is taken. */
  readonly ways: readonly Way[];
};

/** What a name of an end stands for. */
type Goal = {
  /** States, best first: those of the first list that can be reached. */
  readonly states: readonly ReadonlySet<string>[];
  readonly outcome?: string;
  /** Asked for by its own name: then steps of weight 0 lead there too. */
  readonly isNamed: boolean;
};

/** The kinds of final states that an end can be named by, and what stands in where a lifecycle has none of the kind. */
const KINDS: ReadonlyMap<string, readonly Final[]> = new Map([
  ['success', ['success', 'any']],
  ['failure', ['failure']],
  ['cancelled', ['cancelled']],
]);

/** Works out the ends with a weight above 0; names that the lifecycle does not know are passed over. */
export function compileEnds(
  lifecycle: Lifecycle,
  ends: Readonly<Record<string, number>>,
  how: { readonly firstOnly: boolean },
): readonly End[] {
  return Object.entries(ends).flatMap(([name, weight]) => {
    const goal = weight > 0 ? findGoal(lifecycle, name) : undefined;
    if (goal === undefined) return [];
    const ways = routesTo(goal).map(({ states, takes }) => waysTo(lifecycle, states, { takes, ...how }));
    return [{ weight, ways, ...(goal.outcome !== undefined && { outcome: goal.outcome }) }];
  });
}

/** Where the server leaves a task alone: in a final state, or in one that it leaves only when told. */
const restsIn = (state: State): boolean => state.final !== undefined || !state.next.some(takesByItself);

/** Whether the lifecycle knows an end of that name, reachable or not. */
export const isEnd = (lifecycle: Lifecycle, name: string): boolean =>
  findGoal(lifecycle, name) !== undefined || KINDS.has(name);

/** Whether the server can take a task from a state to that end, over steps of weight 0 where it is asked for by name. */
export function leadsToEnd(lifecycle: Lifecycle, from: string, name: string): boolean {
  const goal = findGoal(lifecycle, name);
  if (goal === undefined) return false;
  return routesTo(goal).some(({ states, takes }) =>
    distancesTo(lifecycle, (state) => states.has(state.name), takes).has(from),
  );
}

/** The names of all ends, states first: those that can be reached from a state, or all where none is given. */
export function endNames(lifecycle: Lifecycle, from?: string): readonly string[] {
  const states = [...lifecycle.states.values()].filter(restsIn);
  const names = [
    ...states.map(({ name }) => name),
    ...states.flatMap(({ name, outcomes }) => outcomes.map((outcome) => `${name}.${outcome.name}`)),
    ...KINDS.keys(),
  ];
  return [...new Set(names)].filter((name) => from === undefined || leadsToEnd(lifecycle, from, name));
}

function findGoal(lifecycle: Lifecycle, name: string): Goal | undefined {
  const resting = [...lifecycle.states.values()].filter(restsIn);
  const called = statesCalled(resting, name);
  if (called.length > 0) return { states: [setOf(called)], isNamed: true };
  const kinds = KINDS.get(name);
  if (kinds !== undefined) {
    return {
      states: kinds.map((kind) => setOf(resting.filter(({ final }) => final === kind))),
      isNamed: false,
    };
  }
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const outcome = name.slice(dot + 1);
    const states = statesCalled(resting, name.slice(0, dot)).filter(({ outcomes }) =>
      outcomes.some((one) => one.name === outcome),
    );
    if (states.length > 0) return { states: [setOf(states)], outcome, isNamed: true };
  }
  return undefined;
}

/** The state of that name, else those that show it as their label. */
function statesCalled(states: readonly State[], name: string): readonly State[] {
  const own = states.filter((state) => state.name === name);
  return own.length > 0 ? own : states.filter((state) => labelsOf(state).includes(name));
}

const setOf = (states: readonly State[]): ReadonlySet<string> => new Set(states.map(({ name }) => name));

type Route = { readonly states: ReadonlySet<string>; readonly takes: (step: Step) => boolean };

function routesTo({ states, isNamed }: Goal): readonly Route[] {
  const usual = states.map((set): Route => ({ states: set, takes: takesByItself }));
  const told = states.map((set): Route => ({ states: set, takes: () => true }));
  return isNamed ? [...usual, ...told] : usual;
}
