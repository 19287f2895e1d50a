import { createDraw, type Draw } from '../draw.js';
import type { ServiceClock } from '../service-clock.js';
import type { LiteratureDefect } from './defects.js';
import type { Durations, LiteratureWays } from './options.js';
import { createSearcher, type Searcher } from './searcher.js';
import { type Order, type Row, type Status, sourcesOf } from './task.js';

export type TableOptions = {
  readonly clock: ServiceClock;
  readonly durations: Durations;
  readonly ways: LiteratureWays;
  readonly defects: ReadonlySet<LiteratureDefect>;
  readonly workers: number;
  readonly seed: number;
};

/** The rows, and what can be asked of them. */
export class TaskTable {
  readonly #rows = new Map<number, Row>();
  readonly #clock: ServiceClock;
  readonly #ways: LiteratureWays;
  readonly #searcher: Searcher;
  readonly #has: (defect: LiteratureDefect) => boolean;
  readonly #draw: Draw;
  #nextId: number;
  #cancels = 0;

  constructor(options: TableOptions) {
    this.#clock = options.clock;
    this.#ways = options.ways;
    this.#has = (defect) => options.defects.has(defect);
    this.#draw = createDraw(options.seed);
    this.#nextId = this.#draw([100, 9_999]);
    const forget = (row: Row) => this.#rows.delete(row.id);
    this.#searcher = createSearcher({ ...options, draw: this.#draw, forget });
  }

  find(id: number): Row | undefined {
    return this.#rows.get(id);
  }

  all(): readonly Row[] {
    return [...this.#rows.values()];
  }

  /** The row that was created before it, or else itself. */
  neighbourOf(row: Row): Row {
    const rows = this.all();
    return rows[rows.indexOf(row) - 1] ?? row;
  }

  /** Queues a task. */
  add({ projectId, type, params }: Order): Row {
    const total = sourcesOf({ params }).length * this.#ways.stepsPerSource;
    const row: Row = {
      id: this.#nextId,
      projectId: this.#has('project-not-kept') ? 1 : projectId,
      type,
      params,
      total: this.#ways.totalKnown ? total : 0,
      status: 'pending',
      progress: 0,
      result: null,
      errorMessage: '',
      createdMs: this.#clock.now(),
      startedMs: null,
      completedMs: null,
    };
    // Other services take ids from the same sequence.
    this.#nextId += this.#draw([1, 5]);
    if (this.#has('pending-has-started')) row.startedMs = row.createdMs;
    this.#rows.set(row.id, row);
    this.#searcher.queue(row);
    return row;
  }

  /** Whether the cancel was accepted. */
  cancel(row: Row): boolean {
    if (!this.mayCancel(row.status)) {
      if (this.#has('refused-cancel-marks-failed')) this.#searcher.end(row, 'failed', 'cancel refused');
      return this.#has('cancel-late-says-yes');
    }
    this.#cancels++;
    if (this.#has('one-in-four-cancels-ignored') && this.#cancels % 4 === 0) return true;
    if (!this.#has('cancel-ignored')) this.forceCancel(row);
    return true;
  }

  /** Without looking at where the task stands. */
  forceCancel(row: Row): void {
    const target = this.#has('cancel-hits-neighbour') ? this.neighbourOf(row) : row;
    this.#searcher.end(target, 'cancelled', this.#ways.cancelledSaysWhy ? 'Cancelled by the user' : '');
  }

  mayCancel(status: Status): boolean {
    switch (status) {
      case 'pending':
        return !this.#has('cancel-pending-refused');
      case 'running':
        return !this.#has('cancel-running-refused');
      case 'completed':
        return this.#has('cancel-completed');
      case 'failed':
        return this.#has('cancel-failed');
      case 'cancelled':
        return this.#has('cancel-again');
    }
  }
}
