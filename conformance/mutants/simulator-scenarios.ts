import type { Lifecycle, State } from '../../src/lifecycle/model.js';
import { isFinal } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import type { Scenario } from '../../src/simulator/namespace.js';
import type { Course, FateSpec, ScriptedStay } from '../../src/timeline/fate.js';

/** How long a held state lasts, unless its `within` is shorter. Milliseconds. */
const HOLD_MS = 120_000;

/** The stay in every other state of a task that is held. */
const PASSING_MS = 500;

/** The name of the scenario in which tasks stay long in the state. */
export const holdScenario = (state: string): string => `hold-${state}`;

/** The states that a workload can hold: those that a task leaves by itself. */
export const heldStates = ({ lifecycle }: Api): readonly State[] =>
  [...lifecycle.states.values()].filter(({ name, next }) => !isFinal(lifecycle, name) && next.length > 0);

/** How long a task of the scenario stays there at least. */
export const holdMs = ({ withinMs = Number.POSITIVE_INFINITY }: State): number =>
  Math.min(HOLD_MS, withinMs / 2);

/** One scenario for each state that can be held, for the settings of a simulator that is to know the workloads. */
export const simulatorScenarios = (api: Api): readonly Scenario[] =>
  heldStates(api).map((state) => ({
    name: holdScenario(state.name),
    fate: { ...dwellOf(state), ...courseOf(api.lifecycle, state) },
    faults: [],
  }));

const dwellOf = (state: State): Pick<FateSpec, 'dwell'> => ({
  dwell: {
    '*': { type: 'fixed', value: PASSING_MS },
    [state.name]: { type: 'fixed', value: holdMs(state) },
  },
});

/** The way through the state, where the server takes one by itself; else an operation leads there, and time goes on. */
function courseOf(lifecycle: Lifecycle, state: State): { readonly course?: Course } {
  const stays = scriptThrough(lifecycle, state.name, { times: 1, forMs: holdMs(state) });
  return stays === undefined ? {} : { course: { kind: 'script', stays } };
}

/** How often a task comes to a state, how long it stays there, and how long in every other one; default half a second. */
export type Stays = { readonly times: number; readonly forMs: number; readonly passingMs?: number };

/** The shortest way of a new task through the state, so many times and so long each time, to the likeliest end. */
export function scriptThrough(
  lifecycle: Lifecycle,
  state: string,
  { times, forMs, passingMs = PASSING_MS }: Stays,
): readonly ScriptedStay[] | undefined {
  const there = shortestWay(lifecycle, lifecycle.initial, (name) => name === state);
  const successors = lifecycle.states.get(state)?.next.map(({ to }) => to) ?? [];
  const around = times > 1 ? shortestWay(lifecycle, successors, (name) => name === state) : [];
  const onwards = shortestWay(lifecycle, [state], (name) => isFinal(lifecycle, name));
  if (there === undefined || around === undefined || onwards === undefined) return undefined;
  const rounds = Array.from({ length: times - 1 }, () => around).flat();
  return [...there, ...rounds, ...onwards.slice(1)].map((name): ScriptedStay => {
    if (isFinal(lifecycle, name)) return { state: name };
    return { state: name, forMs: name === state ? forMs : passingMs };
  });
}

/** Breadth first along `next`; where several ways are as short, the likelier step comes first. */
function shortestWay(
  { states }: Lifecycle,
  from: readonly string[],
  isThere: (state: string) => boolean,
): readonly string[] | undefined {
  const ways: (readonly string[])[] = from.map((name) => [name]);
  const seen = new Set(from);
  for (const way of ways) {
    const last = way.at(-1) ?? '';
    if (isThere(last)) return way;
    const next = states.get(last)?.next.toSorted((one, other) => other.weight - one.weight) ?? [];
    for (const { to } of next) {
      if (seen.has(to)) continue;
      seen.add(to);
      ways.push([...way, to]);
    }
  }
  return undefined;
}
