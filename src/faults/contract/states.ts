import type { Final, Lifecycle, Operation } from '../../lifecycle/model.js';
import { labelOf, labelsOf } from '../../lifecycle/read-state.js';

/** Readings of the lifecycle that several faults need. */

/** The name of the state that the text names or labels; `undefined` where there is none. */
export const stateCalled = (lifecycle: Lifecycle, text: string): string | undefined =>
  lifecycle.states.has(text)
    ? text
    : [...lifecycle.states.values()].find((state) => labelsOf(state).includes(text))?.name;

/** The first final state of the first of these kinds that the lifecycle has. */
export function finalState(lifecycle: Lifecycle, ...kinds: readonly Final[]): string | undefined {
  const states = [...lifecycle.states.values()];
  return kinds
    .map((kind) => states.find(({ final }) => final === kind)?.name)
    .find((name) => name !== undefined);
}

/** Where tasks end that have done what they were submitted for. */
export const successState = (lifecycle: Lifecycle): string | undefined =>
  finalState(lifecycle, 'success', 'any');

/** Whether tasks in the state may have a result. */
export const hasSucceeded = (lifecycle: Lifecycle, state: string): boolean => {
  const final = lifecycle.states.get(state)?.final;
  return final === 'success' || final === 'any';
};

/** Whether the server may take a task from one state to the other by its own steps. */
export function leadsTo(lifecycle: Lifecycle, from: string, to: string): boolean {
  const reached = new Set<string>();
  const open = [from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const { to: next } of lifecycle.states.get(state)?.next ?? []) {
      if (next === to) return true;
      if (!reached.has(next)) open.push(next);
      reached.add(next);
    }
  }
  return false;
}

/** A state that comes before this one and that no step leads back to, shown with another label; initial ones first. */
export function stateBefore(lifecycle: Lifecycle, state: string): string | undefined {
  const own = labelAt(lifecycle, state);
  const names = [...lifecycle.initial, ...lifecycle.states.keys()];
  return names.find(
    (name) =>
      leadsTo(lifecycle, name, state) && !leadsTo(lifecycle, state, name) && labelAt(lifecycle, name) !== own,
  );
}

const labelAt = (lifecycle: Lifecycle, name: string): string | undefined => {
  const state = lifecycle.states.get(name);
  return state && labelOf(state);
};

/** Whether the operation leads to a cancelled task, or back to what was before the run that it cancels. */
export const canBeCancelled = (lifecycle: Lifecycle, { moves }: Operation): boolean =>
  [...(moves?.values() ?? [])]
    .flat()
    .some((move) => move.kind === 'state' && lifecycle.states.get(move.state)?.final === 'cancelled');
