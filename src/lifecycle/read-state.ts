import type { Lifecycle, Operation, Pointer, State } from './model.js';
import { joinPointers, pointerOf } from './pointer.js';

/** Readings of the parsed lifecycle that simulator, judge and lint may share: look-ups, no decisions. */

/** Whether only a listed operation changes a task in this state; a state the lifecycle does not know is not final. */
export const isFinal = (lifecycle: Lifecycle, state: string): boolean =>
  lifecycle.states.get(state)?.final !== undefined;

/** The labels that the state may show, the simulator's choice first; none where a predicate tells the state. */
export const labelsOf = (state: State): readonly string[] =>
  state.shows.kind === 'labels' ? state.shows.labels : [];

/** The label that the simulator writes, or `undefined` where a predicate tells the state. */
export const labelOf = (state: State): string | undefined => labelsOf(state)[0];

/** The names of the states that may show this label, in document order. Equality is exact in case. */
export const statesShowing = (lifecycle: Lifecycle, label: string): readonly string[] =>
  [...lifecycle.states.values()].filter((state) => labelsOf(state).includes(label)).map(({ name }) => name);

/** Where a payload pointer of an answer stands in its raw body. */
export const payloadPointer = (lifecycle: Lifecycle, pointer: Pointer): Pointer =>
  lifecycle.envelope.data === undefined ? pointer : joinPointers(lifecycle.envelope.data, pointer);

const anyRow = pointerOf(['*']);

/** Where a snapshot pointer stands in the raw body of the operation's answer: envelope applied, a list's rows as `*`. */
export const snapshotPointer = (lifecycle: Lifecycle, operation: Operation, pointer: Pointer): Pointer => {
  const rows = operation.lists === undefined ? pointerOf([]) : joinPointers(operation.lists.at, anyRow);
  return payloadPointer(lifecycle, joinPointers(rows, pointer));
};
