import type { View } from '../faults/action.js';
import type { Store } from '../store/store.js';
import { situationAt } from '../timeline/situation-at.js';
import type { Task } from '../timeline/task.js';
import type { Call } from './call-context.js';
import type { Moment } from './role-slots.js';
import { momentInState } from './show-state.js';
import { standIn } from './unknown-reply.js';

/** The same call with tasks as the view shows them; what is stored stays as it is. `id` is the task asked about. */
export function withView(call: Call, view: View, id: string | undefined): Call {
  const viewed = applyView(call, view, id);
  const [own, noting] = [viewed.see, call.see];
  if (own === noting || own === undefined || noting === undefined) return viewed;
  return { ...viewed, see: (moment) => noting(own(moment)) };
}

function applyView(call: Call, view: View, id: string | undefined): Call {
  switch (view.kind) {
    case 'earlier':
      return earlier(call, view.byMs);
    case 'state':
      return { ...call, see: (moment) => momentInState(call, moment, view) };
    case 'other-task':
      return withTasks(call, (task) => (task.id === id ? otherThan(call, task, view.keepsId) : task));
    case 'unknown':
      return withTasks(call, (task) => (task.id === id ? undefined : task));
    case 'revived':
      return withStore(call, { get: (asked) => stored(call, asked) ?? revived(call, asked, view.state) });
  }
}

/** As it was at an earlier instant; what did not exist then is not there. */
function earlier(call: Call, byMs: number): Call {
  const thenMs = call.nowMs - byMs;
  const see = ({ task }: Moment): Moment => ({
    task,
    situation: situationAt(call.machine.timeline, task, thenMs),
    nowMs: thenMs,
  });
  return { ...withTasks(call, (task) => (task.createdMs > thenMs ? undefined : task)), see };
}

const stored = ({ world }: Call, id: string): Task | undefined => world.store.get(id);

function revived({ world, nowMs }: Call, id: string, state: string): Task {
  return world.store.removed(id) ?? standIn(id, state, nowMs);
}

/** The newest other task; where there is none, one that never was. */
function otherThan({ machine, world, nowMs }: Call, task: Task, keepsId = false): Task {
  for (const other of world.store.newestFirst()) {
    if (other.id !== task.id) return keepsId ? { ...other, id: task.id } : other;
  }
  const id = keepsId ? task.id : machine.newId(world.namespace.settings.seed, FAR);
  return standIn(id, machine.api.lifecycle.initial[0] ?? '', nowMs);
}

/** A place in the order of creation that no task gets to. */
const FAR = 2 ** 31;

/** The call with each task shown as another, or not at all. */
function withTasks(call: Call, shown: (task: Task) => Task | undefined): Call {
  const { store } = call.world;
  return withStore(call, {
    get: (id) => {
      const task = store.get(id);
      return task && shown(task);
    },
    oldestFirst: () => mapped(store.oldestFirst(), shown),
    newestFirst: () => mapped(store.newestFirst(), shown),
  });
}

/** Members of the store stand in for its own. Stores are not spread: some have their members elsewhere. */
function withStore(call: Call, instead: Partial<Store>): Call {
  const { store } = call.world;
  return { ...call, world: { ...call.world, store: Object.assign(Object.create(store) as Store, instead) } };
}

function* mapped(tasks: Iterable<Task>, shown: (task: Task) => Task | undefined): Generator<Task> {
  for (const task of tasks) {
    const other = shown(task);
    if (other !== undefined) yield other;
  }
}
