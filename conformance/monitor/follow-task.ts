import { advance } from './advance.js';
import { type Outcome, type Settled, type TaskBelief, unmarked } from './belief.js';
import { type Beliefs, beliefOf, isQuiet, settledWith, withTask } from './beliefs.js';
import { type Call, isBefore } from './call.js';
import type { Contract } from './contract.js';
import { contextOf } from './effects.js';
import { holdOf } from './hold.js';
import { joinAll, joinLearned, type Learned, nothingLearned } from './observation.js';
import { advanceTogether, callLimit, forgetCall } from './overlap.js';
import { passCall } from './pass-call.js';
import { keepFacts } from './record-facts.js';
import { anyState } from './resync.js';
import { settleRest } from './settle-claims.js';

/** Following one task through its calls. What a call taught is reported once no later call can overlap it. */

/** One call on one task; `id` is shown in reports, `key` tells tasks apart. */
export type TaskCall = { readonly key: string; readonly id: string; readonly call: Call };

/** The beliefs after a call, and what became certain. */
export type Followed = { readonly beliefs: Beliefs; readonly learned: Learned };

/** Takes the task through one more call. A task never met may be in any state that the answer does not rule out. */
export function followCall(contract: Contract, beliefs: Beliefs, { key, id, call }: TaskCall): Followed {
  const task = beliefOf(beliefs, key) ?? adopt(contract, { key, id, call });
  if (call.callMs < task.horizonMs) return comeLate(contract, beliefs, { key, task, call });
  const quiet = task.window.every((earlier) => isBefore(earlier, call));
  const begun = quiet ? commit(task) : { task, learned: nothingLearned };
  const grown = relieve(contract, key, { ...begun.task, window: insert(begun.task.window, call) });
  return {
    beliefs: withTask(beliefs, key, grown.task),
    learned: joinLearned(begun.learned, grown.learned),
  };
}

/** Whether a call on all tasks can make anything of this one: it may be, or come into, a state in which it has an effect. */
export function mayConcern(contract: Contract, task: TaskBelief, call: Call): boolean {
  if (!isQuiet(task, call)) return true;
  const { moves } = call.operation.life;
  return task.outcome().now.elements.some(({ state, late }) => {
    const reach = contract.states.get(state)?.reach ?? [state];
    return late.length > 0 || [...reach].some((one) => moves?.has(one));
  });
}

/** Follows a task from its creation; of what was known under the id before, only calls that cross the create are kept. */
export function beginTask(contract: Contract, beliefs: Beliefs, { key, id, call }: TaskCall): Followed {
  const { namespace } = call.exchange;
  const unborn = settledWith([], holdOf(contract, call.exchange));
  const task: TaskBelief = {
    id,
    ...(namespace === undefined ? {} : { namespace }),
    issued: true,
    created: call.exchange,
    base: unborn,
    window: [],
    outcome: () => ({ now: unborn, pending: nothingLearned }),
    horizonMs: Number.NEGATIVE_INFINITY,
  };
  const known = beliefOf(beliefs, key);
  const crossing = known?.window.filter((earlier) => !isBefore(earlier, call)) ?? [];
  const begun = known === undefined || crossing.length > 0 ? nothingLearned : known.outcome().pending;
  const grown = relieve(contract, key, { ...task, window: crossing.reduce(insert, [call]) });
  return { beliefs: withTask(beliefs, key, grown.task), learned: joinLearned(begun, grown.learned) };
}

/** Forgets what was known of the task: an answer names it that it cannot have had. */
export function meetAnew(contract: Contract, beliefs: Beliefs, taskCall: TaskCall): Followed {
  const task = { ...adopt(contract, taskCall), issued: true };
  const learned = beliefOf(beliefs, taskCall.key)?.outcome().pending ?? nothingLearned;
  return { beliefs: withTask(beliefs, taskCall.key, task), learned };
}

/** The task with its calls behind it, and what they taught. */
export function commit(task: TaskBelief): { readonly task: TaskBelief; readonly learned: Learned } {
  if (task.window.length === 0) return { task, learned: nothingLearned };
  const horizonMs = Math.max(task.horizonMs, ...task.window.map(({ returnMs }) => returnMs));
  const { now, pending } = task.outcome();
  const outcome = (): Outcome => ({ now, pending: nothingLearned });
  return { task: { ...task, base: now, window: [], outcome, horizonMs }, learned: pending };
}

/** Everything that is left to say of a task when no call comes any more. */
export function endTask(contract: Contract, key: string, task: TaskBelief): Learned {
  const { now } = task.outcome();
  const rest = settleRest({ contract, turn: now.turn, task: key }, now.elements);
  return joinLearned(commit(task).learned, rest);
}

/** The task with what its window comes to; of more calls than can be put in order, the older half is forgotten at once. */
function relieve(
  contract: Contract,
  key: string,
  task: TaskBelief,
): { readonly task: TaskBelief; readonly learned: Learned } {
  const { base, window } = task;
  if (window.length <= callLimit) {
    return {
      task: { ...task, outcome: once(() => goThrough(contract, key, task)) },
      learned: nothingLearned,
    };
  }
  const half = forgetHalf(contract, key, { base, window });
  const rest = relieve(contract, key, { ...task, ...half.left });
  return { task: rest.task, learned: joinLearned(half.learned, rest.learned) };
}

type Waiting = Pick<TaskBelief, 'base' | 'window'>;

/** Takes the base through the window; where there are too many orders to go through, its older half is forgotten. */
function goThrough(contract: Contract, key: string, { base, window }: Waiting): Outcome {
  const together = advanceTogether(contract, { task: key, before: base }, window);
  if (together !== undefined) return { now: together.settled, pending: together.learned };
  const half = forgetHalf(contract, key, { base, window });
  const { now, pending } = goThrough(contract, key, half.left);
  return { now, pending: joinLearned(half.learned, pending) };
}

function forgetHalf(
  contract: Contract,
  key: string,
  { base: before, window }: Waiting,
): { readonly left: Waiting; readonly learned: Learned } {
  const half = Math.ceil(window.length / 2);
  const lots: Learned[] = [];
  let base = before;
  for (const call of window.slice(0, half)) {
    const forgotten = forgetCall(contract, { task: key, before: base }, call);
    base = forgotten.settled;
    lots.push(forgotten.learned);
  }
  return { left: { base, window: window.slice(half) }, learned: joinAll(lots) };
}

function once<T>(workOut: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: workOut() };
    return known.value;
  };
}

function adopt(contract: Contract, { id, call }: TaskCall): TaskBelief {
  const { namespace } = call.exchange;
  const now = settledWith(anyState(contract, call));
  return {
    id,
    ...(namespace === undefined ? {} : { namespace }),
    issued: false,
    base: now,
    window: [],
    outcome: () => ({ now, pending: nothingLearned }),
    horizonMs: Number.NEGATIVE_INFINITY,
  };
}

/**
 * The call was sent before others of the task had returned that are settled already. It may have taken effect at any
 * time since, so the set widens by what it makes of it, and nothing is judged.
 */
function comeLate(
  contract: Contract,
  beliefs: Beliefs,
  { key, task, call }: { readonly key: string; readonly task: TaskBelief; readonly call: Call },
): Followed {
  const { now, pending } = task.outcome();
  const context = contextOf(contract, now, false);
  const { snapshot: _, ...silent } = call;
  const before = unmarked(now.elements).map((element) => ({ ...element, claims: [] }));
  const after = unmarked(passCall(context, before, silent).left);
  const elements = [...before, ...after.map((element) => ({ ...element, claims: [] }))];
  const widened: Settled = { ...now, elements, facts: keepFacts(context.runs, elements) };
  const outcome = (): Outcome => ({ now: widened, pending: nothingLearned });
  const settled = { ...commit(task).task, base: widened, outcome };
  return { beliefs: withTask(beliefs, key, settled), learned: pending };
}

/** In the order of sending; nothing finds a task before it is created. */
const insert = (window: readonly Call[], call: Call): readonly Call[] =>
  [...window, call].toSorted(
    (left, right) => birth(left) - birth(right) || left.callMs - right.callMs || left.seq - right.seq,
  );

const birth = ({ role }: Call): 0 | 1 => (role === 'created' ? 0 : 1);

/** Judges a call on an id that was never issued. */
export const judgeUnknown = (
  contract: Contract,
  {
    key,
    call,
    elements,
  }: { readonly key: string; readonly call: Call; readonly elements: Settled['elements'] },
): Learned => advance(contract, { task: key, before: settledWith(elements) }, call).learned;
