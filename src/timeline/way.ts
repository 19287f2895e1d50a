import type { Lifecycle, State, Step } from '../lifecycle/model.js';

/** A step of weight 0 is no way: the simulator does not take it unless told. */
export const takesByItself = ({ weight }: Step): boolean => weight > 0;

/** How many steps of the server each state is away from the nearest goal; without the states that never get there. */
export function distancesTo(
  lifecycle: Lifecycle,
  isGoal: (state: State) => boolean,
  takes: (step: Step) => boolean,
): ReadonlyMap<string, number> {
  const states = [...lifecycle.states.values()];
  const far = new Map(states.filter(isGoal).map((state) => [state.name, 0]));
  for (let steps = 1, before = -1; before !== far.size; steps++) {
    before = far.size;
    const near = states.filter(
      ({ name, next }) =>
        !far.has(name) && next.some((step) => takes(step) && far.get(step.to) === steps - 1),
    );
    for (const { name } of near) far.set(name, steps);
  }
  return far;
}

/**
 * For each state on a shortest way to a goal, the weights of its steps that lead on: none at the goal itself. Of
 * several steps that are equally near their own weights decide, or, with `firstOnly` and where all are 0, the first.
 */
export type Way = ReadonlyMap<string, readonly number[]>;

/** The shortest ways to the goals over the steps that may be taken. */
export function waysTo(
  lifecycle: Lifecycle,
  goals: ReadonlySet<string>,
  how: { readonly takes: (step: Step) => boolean; readonly firstOnly: boolean },
): Way {
  const far = distancesTo(lifecycle, ({ name }) => goals.has(name), how.takes);
  const way = new Map<string, readonly number[]>();
  for (const [name, steps] of far) {
    const next = lifecycle.states.get(name)?.next ?? [];
    const leads = next.map((step) => steps > 0 && how.takes(step) && far.get(step.to) === steps - 1);
    const weights = next.map(({ weight }, index) => (leads[index] ? weight : 0));
    const isDrawn = !how.firstOnly && weights.some((weight) => weight > 0);
    const first = leads.indexOf(true);
    way.set(name, isDrawn ? weights : next.map((_, index) => (index === first ? 1 : 0)));
  }
  return way;
}
