import { advance } from './advance.js';
import { type Settled, type TaskBelief, unmarked } from './belief.js';
import { type Beliefs, beliefOf, settledWith, withTask } from './beliefs.js';
import { type Call, isBefore } from './call.js';
import type { Contract } from './contract.js';
import { contextOf } from './effects.js';
import { holdOf } from './hold.js';
import { joinAll, joinLearned, type Learned, nothingLearned } from './observation.js';
import { advanceTogether, forgetCall } from './overlap.js';
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
  const grown = grow(contract, key, { ...begun.task, window: insert(begun.task.window, call) });
  return {
    beliefs: withTask(beliefs, key, grown.task),
    learned: joinLearned(begun.learned, grown.learned),
  };
}

/** Follows a task from its creation; of what was known under the id before, only calls that cross the create are kept. */
export function beginTask(contract: Contract, beliefs: Beliefs, { key, id, call }: TaskCall): Followed {
  const { namespace } = call.exchange;
  const unborn = settledWith([], holdOf(contract, call.exchange));
  const task: TaskBelief = {
    id,
    ...(namespace === undefined ? {} : { namespace }),
    issued: true,
    base: unborn,
    window: [],
    now: unborn,
    pending: nothingLearned,
    horizonMs: Number.NEGATIVE_INFINITY,
  };
  const known = beliefOf(beliefs, key);
  const crossing = known?.window.filter((earlier) => !isBefore(earlier, call)) ?? [];
  const begun = known === undefined || crossing.length > 0 ? nothingLearned : known.pending;
  const grown = grow(contract, key, { ...task, window: crossing.reduce(insert, [call]) });
  return { beliefs: withTask(beliefs, key, grown.task), learned: joinLearned(begun, grown.learned) };
}

/** The task with its calls behind it, and what they taught. */
export function commit(task: TaskBelief): { readonly task: TaskBelief; readonly learned: Learned } {
  if (task.window.length === 0) return { task, learned: nothingLearned };
  const horizonMs = Math.max(task.horizonMs, ...task.window.map(({ returnMs }) => returnMs));
  return {
    task: { ...task, base: task.now, window: [], pending: nothingLearned, horizonMs },
    learned: task.pending,
  };
}

/** Everything that is left to say of a task when no call comes any more. */
export function endTask(contract: Contract, key: string, task: TaskBelief): Learned {
  const { now } = task;
  const rest = settleRest({ contract, turn: now.turn, task: key }, now.elements);
  return joinLearned(commit(task).learned, rest);
}

/** Goes through the window again; of more calls than can be put in order, the older half is forgotten. */
function grow(
  contract: Contract,
  key: string,
  task: TaskBelief,
): { readonly task: TaskBelief; readonly learned: Learned } {
  const together = advanceTogether(contract, { task: key, before: task.base }, task.window);
  if (together !== undefined) {
    const { settled, learned } = together;
    return { task: { ...task, now: settled, pending: learned }, learned: nothingLearned };
  }
  const half = Math.ceil(task.window.length / 2);
  const lots: Learned[] = [];
  let { base } = task;
  for (const call of task.window.slice(0, half)) {
    const forgotten = forgetCall(contract, { task: key, before: base }, call);
    base = forgotten.settled;
    lots.push(forgotten.learned);
  }
  const rest = grow(contract, key, { ...task, base, window: task.window.slice(half) });
  return { task: rest.task, learned: joinAll([...lots, rest.learned]) };
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
    now,
    pending: nothingLearned,
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
  const { now } = task;
  const context = contextOf(contract, now, false);
  const { snapshot: _, ...silent } = call;
  const before = unmarked(now.elements).map((element) => ({ ...element, claims: [] }));
  const after = unmarked(passCall(context, before, silent).left);
  const elements = [...before, ...after.map((element) => ({ ...element, claims: [] }))];
  const widened: Settled = { ...now, elements, facts: keepFacts(context.runs, elements) };
  const settled = { ...commit(task).task, base: widened, now: widened };
  return { beliefs: withTask(beliefs, key, settled), learned: task.pending };
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
