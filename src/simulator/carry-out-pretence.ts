import type { Store } from '../store/store.js';
import type { Task } from '../timeline/task.js';
import type { World } from './world.js';

/** The world as it is, but what is written to it is seen in this copy only. */
export function pretendWorld(world: World): World {
  return { ...world, store: pretendStore(world.store), once: new Map(world.once) };
}

/** Reads from the store what was not written here. */
function pretendStore(base: Store): Store {
  const written = new Map<string, Task | undefined>();
  let added = 0;
  const get = (id: string) => (written.has(id) ? written.get(id) : base.get(id));
  function* every(tasks: Iterable<Task>): Generator<Task> {
    for (const { id } of tasks) {
      const task = get(id);
      if (task !== undefined) yield task;
    }
  }
  const write = (expected: Task, next: Task | undefined): boolean => {
    const isCurrent = get(expected.id) === expected;
    if (isCurrent) written.set(expected.id, next);
    return isCurrent;
  };
  return {
    get size() {
      return base.size + added;
    },
    nextSequence: () => base.nextSequence() + added,
    append: (task) => {
      written.set(task.id, task);
      added++;
      return [];
    },
    get,
    removed: (id) => base.removed(id),
    compareAndSet: write,
    remove: (expected) => write(expected, undefined),
    oldestFirst: () => every(base.oldestFirst()),
    newestFirst: () => every(base.newestFirst()),
  };
}
