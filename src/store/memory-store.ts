import type { Task } from '../timeline/task.js';
import { createRemovedTasks } from './removed-tasks.js';
import type { Store } from './store.js';

type Place = Pick<Task, 'id' | 'sequence'>;

/** Keeps tasks in memory. Beyond `maxTasks` (default 1,000,000) the oldest task makes room for the new one. */
export function createMemoryStore(maxTasks = 1_000_000): Store {
  /** In the order of creation: a Map keeps the place of a member that is set again. */
  const byId = new Map<string, Task>();
  /** The places of `byId` in the same order, among them some of tasks that are gone. */
  let order: Place[] = [];
  /** No task is left before this index of `order`. */
  let head = 0;
  let nextSequence = 1;
  const removed = createRemovedTasks();

  const isCurrent = (task: Task): boolean => byId.get(task.id) === task;
  /** The task of the place, unless it is gone; its id may have been given again. */
  const taskAt = (place: Place | undefined): Task | undefined => {
    const task = place && byId.get(place.id);
    return task?.sequence === place?.sequence ? task : undefined;
  };

  function dropOldest(): string[] {
    const dropped: string[] = [];
    for (; byId.size >= maxTasks && head < order.length; head++) {
      const task = taskAt(order[head]);
      if (task !== undefined && byId.delete(task.id)) dropped.push(task.id);
    }
    return dropped;
  }

  /** Places of tasks that are gone stay until they are half of the list: amortised, a place is copied once. */
  function trim(): void {
    if (order.length < 2 * byId.size + 16) return;
    order = Array.from(byId.values(), placeOf);
    head = 0;
  }

  return {
    get size() {
      return byId.size;
    },
    nextSequence: () => nextSequence,
    append: (task) => {
      if (task.sequence !== nextSequence || byId.has(task.id)) throw notTheNext(task);
      const dropped = dropOldest();
      trim();
      order.push(placeOf(task));
      byId.set(task.id, task);
      nextSequence++;
      return dropped;
    },
    get: (id) => byId.get(id),
    compareAndSet: (expected, next) => {
      const current = isCurrent(expected);
      if (current) byId.set(next.id, next);
      return current;
    },
    removed: (id) => (byId.has(id) ? undefined : removed.of(id)),
    remove: (expected) => isCurrent(expected) && byId.delete(expected.id) && removed.keep(expected),
    oldestFirst: () => byId.values(),
    newestFirst: () => backwards(order, taskAt),
  };
}

function* backwards(
  places: readonly Place[],
  taskAt: (place: Place | undefined) => Task | undefined,
): Iterable<Task> {
  for (let index = places.length - 1; index >= 0; index--) {
    const task = taskAt(places[index]);
    if (task !== undefined) yield task;
  }
}

const notTheNext = ({ id }: Task): Error =>
  new Error(`Store: task ${id} is not the next one. Append with nextSequence() and a new id.`);

const placeOf = ({ id, sequence }: Task): Place => ({ id, sequence });
