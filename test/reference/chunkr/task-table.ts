import { isDeepStrictEqual } from 'node:util';
import { createDraw, type Draw } from '../draw.js';
import type { ServiceClock } from '../service-clock.js';
import { type Configuration, withDefaults } from './configuration.js';
import type { ChunkrDefect } from './defects.js';
import type { Durations } from './options.js';
import { createPipeline, type Pipeline } from './pipeline.js';
import { DONE, expiryOf, type Input, type Kept, type Outcome, refusedIn, type Task } from './task.js';

export type TableOptions = {
  readonly clock: ServiceClock;
  readonly durations: Durations;
  readonly defects: ReadonlySet<ChunkrDefect>;
  readonly workers: number;
  readonly seed: number;
};

/** The tasks, and what can be asked of them. */
export class TaskTable {
  readonly #tasks = new Map<string, Task>();
  readonly #clock: ServiceClock;
  readonly #pipeline: Pipeline;
  readonly #has: (defect: ChunkrDefect) => boolean;
  readonly #draw: Draw;
  readonly #freeIds: string[] = [];
  #number: number;

  constructor(options: TableOptions) {
    this.#clock = options.clock;
    this.#has = (defect) => options.defects.has(defect);
    this.#draw = createDraw(options.seed);
    this.#number = this.#draw([1, 2 ** 30]);
    this.#pipeline = createPipeline({ ...options, draw: this.#draw });
  }

  /** The task, unless it has expired. */
  find(id: string): Task | undefined {
    const task = this.#tasks.get(id);
    if (task === undefined || (expiryOf(task) ?? Number.POSITIVE_INFINITY) > this.#clock.now()) return task;
    this.#tasks.delete(id);
    return undefined;
  }

  /** The one that was created before it, or else any other, or else itself. */
  neighbourOf(task: Task): Task {
    const all = [...this.#tasks.values()];
    return all[all.indexOf(task) - 1] ?? all.find((other) => other !== task) ?? task;
  }

  /** Queues a document. */
  add(input: Input, given: Configuration): Task {
    const task: Task = {
      id: this.#nextId(),
      input,
      createdMs: this.#clock.now(),
      status: 'Starting',
      configuration: withDefaults(this.#has('configuration-not-echoed') ? {} : given),
      output: undefined,
      startedMs: undefined,
      finishedMs: undefined,
      message: 'Task queued',
      run: 0,
      previous: undefined,
    };
    this.#tasks.set(task.id, task);
    this.#pipeline.queue(task);
    return task;
  }

  cancel(task: Task): Outcome {
    if (!this.mayCancel(task)) {
      return this.#has('cancel-too-late-says-yes') ? DONE : refusedIn('cancelled', task.status);
    }
    if (this.#has('cancel-ignored')) return DONE;
    this.forceCancel(task);
    return DONE;
  }

  mayCancel({ status }: Task): boolean {
    return (
      (status === 'Starting' && !this.#has('cancel-refused-in-starting')) ||
      (status === 'Processing' && this.#has('cancel-while-processing')) ||
      (status === 'Succeeded' && this.#has('cancel-succeeded'))
    );
  }

  /** Without looking at where the task stands. */
  forceCancel(task: Task): void {
    if (!this.#has('cancelled-is-processed')) task.run++;
    if (task.previous === undefined || this.#has('cancel-update-cancels')) {
      Object.assign(task, { status: 'Cancelled', message: 'Task cancelled', previous: undefined });
    } else this.#restore(task, task.previous);
  }

  remove(task: Task): Outcome {
    if (!this.mayRemove(task)) {
      if (this.#has('delete-refused-deletes')) this.#tasks.delete(task.id);
      return refusedIn('deleted', task.status);
    }
    if (this.#has('delete-ignored')) return DONE;
    this.#tasks.delete(task.id);
    if (this.#has('id-reused')) this.#freeIds.push(task.id);
    if (this.#has('deleted-comes-back')) this.#clock.later(50, () => this.#tasks.set(task.id, task));
    return DONE;
  }

  mayRemove({ status }: Task): boolean {
    return (
      ((status === 'Succeeded' || status === 'Failed') && !this.#has('delete-never-allowed')) ||
      (status === 'Processing' && this.#has('delete-while-processing')) ||
      (status === 'Starting' && this.#has('delete-while-starting'))
    );
  }

  update(task: Task, given: Configuration): Outcome {
    const next = this.#has('update-resets-others')
      ? withDefaults(given)
      : { ...task.configuration, ...given };
    if (!this.mayUpdate(task)) {
      if (this.#has('update-refused-changes')) task.configuration = next;
      return refusedIn('updated', task.status);
    }
    if (isDeepStrictEqual(next, task.configuration) && !this.#has('update-unchanged-accepted')) {
      return { kind: 'refused', because: 'Task cannot be updated: configuration unchanged' };
    }
    this.forceUpdate(task, this.#has('update-ignored') ? task.configuration : next);
    return DONE;
  }

  mayUpdate({ status }: Task): boolean {
    return (
      status === 'Succeeded' ||
      (status === 'Failed' && !this.#has('update-refused-when-failed')) ||
      (status === 'Processing' && this.#has('update-while-processing')) ||
      (status === 'Cancelled' && this.#has('update-cancelled'))
    );
  }

  /** Without looking at where the task stands. */
  forceUpdate(task: Task, next: Configuration): void {
    task.previous = keep(task);
    Object.assign(task, {
      configuration: next,
      status: 'Starting',
      output: undefined,
      message: 'Task queued',
    });
    Object.assign(task, { startedMs: undefined, finishedMs: undefined });
    if (this.#has('update-of-one-changes-another')) {
      const other = this.neighbourOf(task);
      if (other !== task) other.configuration = next;
    }
    this.#pipeline.queue(task);
  }

  #restore(task: Task, previous: Kept): void {
    Object.assign(task, {
      ...previous,
      output: this.#has('cancel-update-loses-output') ? undefined : previous.output,
      configuration: this.#has('cancel-update-keeps-configuration')
        ? task.configuration
        : previous.configuration,
      previous: undefined,
    });
  }

  /** Short, of one length, and no two alike: the odd factor takes 32 bits one to one. */
  #nextId(): string {
    const free = this.#freeIds.pop();
    if (free !== undefined) return free;
    this.#number++;
    return `tsk_${(Math.imul(this.#number, 0x9e3779b1) >>> 0).toString(36).padStart(7, '0')}`;
  }
}

const keep = ({ status, configuration, output, startedMs, finishedMs, message }: Task): Kept => ({
  status,
  configuration,
  output,
  startedMs,
  finishedMs,
  message,
});
