import type { Task } from '../timeline/task.js';

/** Where tasks are kept. Implementations: memory; a shared store can follow, since every change is a compare-and-set. */
export interface Store {
  readonly size: number;
  /** The place in the order of creation that the next task gets: 1, 2, 3 … also after removals. */
  nextSequence(): number;
  /** Adds a task under an id that is not taken; returns the ids that had to go because the store was full. */
  append(task: Task): readonly string[];
  get(id: string): Task | undefined;
  /** A task that was removed under this id, as it was last; of the last 1,000 removed ones. */
  removed(id: string): Task | undefined;
  /** Puts `next` in the place of `expected`, or returns false where the task has changed in between. */
  compareAndSet(expected: Task, next: Task): boolean;
  /** Removes the task, or returns false where it has changed in between. */
  remove(expected: Task): boolean;
  /** Every task, in the order of creation. */
  oldestFirst(): Iterable<Task>;
  newestFirst(): Iterable<Task>;
}
