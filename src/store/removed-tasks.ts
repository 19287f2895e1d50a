import type { Task } from '../timeline/task.js';

/** Tasks that are no more, by the ids they had. */
export type RemovedTasks = {
  of(id: string): Task | undefined;
  /** Always true. */
  keep(task: Task): true;
};

/** Keeps the last 1,000: enough to bring one back, too few to matter in memory. */
export function createRemovedTasks(size = 1_000): RemovedTasks {
  const tasks = new Map<string, Task>();
  return {
    of: (id) => tasks.get(id),
    keep: (task) => {
      tasks.delete(task.id);
      const [oldest] = tasks.size >= size ? tasks.keys() : [];
      if (oldest !== undefined) tasks.delete(oldest);
      tasks.set(task.id, task);
      return true;
    },
  };
}
