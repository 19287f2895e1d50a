import type { Exchange } from '../../src/exchange/exchange.js';
import { type Acceptance, nothingAsked } from './acceptance.js';
import { type Element, type Settled, statesOf, type TaskBelief, unmarked } from './belief.js';
import type { Call } from './call.js';
import type { Hold } from './hold.js';
import { emptyMap, getIn, type PersistentMap, removeIn, setIn } from './persistent-map.js';
import { noTrust, type Trust } from './right-credentials.js';
import { type Crowd, noCrowd } from './strangers.js';

/** What is known of all tasks. Immutable: every version stays usable. */

/** Keys of tasks in the order in which they became known, the latest first. */
export type Recent = { readonly key: string; readonly earlier: Recent | undefined };

/** What creates with one deduplication header gave. */
export type Deduplicated = {
  /** Absent: no answer has named a task yet. */
  readonly id?: string;
  readonly body: Exchange['request']['body'];
  /** When the first of them was sent: the task may be there since. */
  readonly sentMs: number;
  /** What the first answer showed of it. */
  readonly snapshot?: unknown;
};

/** All that the monitor remembers. */
export type Beliefs = {
  readonly tasks: PersistentMap<TaskBelief>;
  readonly recent: Recent | undefined;
  /** Keys of the tasks whose last calls may still turn out to overlap others. */
  readonly open: PersistentMap<true>;
  /** Namespace, operation and header → the task that was given for it. */
  readonly once: PersistentMap<Deduplicated>;
  readonly crowd: Crowd;
  readonly acceptance: Acceptance;
  readonly trust: Trust;
};

/** Nothing is known yet. */
export const noBeliefs: Beliefs = {
  tasks: emptyMap(),
  recent: undefined,
  open: emptyMap(),
  once: emptyMap(),
  crowd: noCrowd,
  acceptance: nothingAsked,
  trust: noTrust,
};

/** The key of a task: ids are unique within a namespace. */
export const taskKey = (id: string, namespace: string | undefined): string =>
  namespace === undefined ? id : `@${namespace}/${id}`;

/** What is known of one task, or `undefined`. */
export const beliefOf = (beliefs: Beliefs, key: string): TaskBelief | undefined => getIn(beliefs.tasks, key);

/** The beliefs with a task's replaced. */
export const withTask = (beliefs: Beliefs, key: string, task: TaskBelief): Beliefs => ({
  ...beliefs,
  tasks: setIn(beliefs.tasks, key, task),
  open: task.window.length === 0 ? removeIn(beliefs.open, key) : setIn(beliefs.open, key, true),
  recent: getIn(beliefs.tasks, key) === undefined ? { key, earlier: beliefs.recent } : beliefs.recent,
});

/** The states the task can be in after all that was seen, `$gone` among them; `undefined` for a task never met. */
export function possibleStates(beliefs: Beliefs, key: string): readonly string[] | undefined {
  const task = beliefOf(beliefs, key);
  return task === undefined ? undefined : statesOf(unmarked(task.outcome().now.elements));
}

/** What is known of a task before its first call. */
export const settledWith = (elements: readonly Element[], hold?: Hold): Settled => ({
  elements,
  hold,
  rests: false,
  facts: new Map(),
  constants: new Map(),
  past: [],
  violations: 0,
  doubts: 0,
  turn: 0,
});

/** Whether all that is known of the task happened before the call. */
export const isQuiet = (task: TaskBelief, call: Pick<Call, 'callMs' | 'seq'>): boolean =>
  task.horizonMs <= call.callMs &&
  task.window.every(
    ({ returnMs, seq }) => returnMs < call.callMs || (returnMs === call.callMs && seq < call.seq),
  );
