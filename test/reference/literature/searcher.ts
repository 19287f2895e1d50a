import type { Draw } from '../draw.js';
import { createWorkerPool } from '../worker-pool.js';
import { isKnown, type Row, type Status, sourcesOf } from './task.js';
import type { TableOptions } from './task-table.js';

/** What does the work: each task waits for its turn and for a worker, and then takes source after source. */
export type Searcher = {
  queue(row: Row): void;
  end(row: Row, status: Status, errorMessage: string): void;
};

type Options = TableOptions & { readonly draw: Draw; readonly forget: (row: Row) => void };
type Shift = { readonly row: Row; readonly sources: readonly string[]; readonly done: () => void };

/** Sources say how it goes: an unknown one fails, `nightly-dump` waits long, `full-text` takes long. */
export function createSearcher(options: Options): Searcher {
  const { clock, durations, ways, defects, draw } = options;
  const { isTaken, advance, complete, end } = createLedger(options);
  const pool = createWorkerPool(options.workers);

  const queue = (row: Row) => {
    const sources = sourcesOf(row);
    const waitMs = sources.includes('nightly-dump') ? durations.longMs : draw(durations.pendingMs);
    clock.later(waitMs, () => {
      pool.submit((done) => {
        if (row.status === 'pending') start({ row, sources, done });
        else done();
      });
    });
  };

  const start = (shift: Shift) => {
    const { row, sources } = shift;
    row.status = 'running';
    row.startedMs ??= clock.now();
    row.total = sources.length * ways.stepsPerSource;
    if (defects.has('params-forgotten')) row.params = { query: '', sources: null, max_results: 100 };
    if (defects.has('result-while-running')) row.result = { papers_found: 0, imported: 0 };
    if (!defects.has('never-ends')) step(shift, 0);
  };

  /** Before it writes anything a worker looks whether the row is still its own. */
  const step = (shift: Shift, number: number) => {
    const { row, sources, done } = shift;
    const source = sources[Math.floor(number / ways.stepsPerSource)] ?? '';
    const isBig = source === 'full-text' && number % ways.stepsPerSource === 0;
    clock.later(isBig ? durations.longMs : draw(durations.stepMs), () => {
      if (isTaken(row)) return done();
      if (!isKnown(source)) {
        fail(shift, source);
        return done();
      }
      advance(row, number);
      if (number + 1 < sources.length * ways.stepsPerSource) return step(shift, number + 1);
      complete(row);
      done();
    });
  };

  const fail = (shift: Shift, source: string) => {
    const { row } = shift;
    end(row, 'failed', `${source}: no such source`);
    if (!defects.has('failed-runs-again')) return;
    clock.later(50, () => {
      Object.assign(row, { status: 'pending', errorMessage: '', completedMs: null, startedMs: null });
      queue(row);
    });
  };

  return { queue, end };
}

type Ledger = {
  /** Whether the row is no longer the worker's to write. */
  readonly isTaken: (row: Row) => boolean;
  readonly advance: (row: Row, number: number) => void;
  readonly complete: (row: Row) => void;
  readonly end: Searcher['end'];
};

/** What is written into the rows. */
function createLedger({ clock, defects, forget }: Options): Ledger {
  const end: Searcher['end'] = (row, status, errorMessage) => {
    row.status = status;
    row.errorMessage = defects.has('failed-without-message') ? '' : errorMessage;
    row.completedMs = clock.now();
    if (status !== 'completed') row.result = null;
    if (defects.has('ends-before-start') && row.startedMs !== null) row.completedMs = row.startedMs - 5_000;
  };
  const advance = (row: Row, number: number) => {
    row.progress += defects.has('progress-over-total') ? 2 : 1;
    if (defects.has('progress-goes-back') && number === 1) row.progress = 0;
    if (defects.has('created-at-moves')) row.createdMs += 60_000;
    if (!defects.has('running-goes-back')) return;
    row.status = number === 0 ? 'pending' : 'running';
    row.startedMs = number === 0 ? null : clock.now();
  };
  const complete = (row: Row) => {
    if (defects.has('completed-short-of-total')) row.progress -= 1;
    row.result = defects.has('completed-without-result')
      ? null
      : { papers_found: row.total * 4, imported: 0 };
    end(row, 'completed', defects.has('error-on-completed') ? 'none' : '');
    if (defects.has('lost-after-completion')) forget(row);
    if (!defects.has('completed-runs-again')) return;
    clock.later(50, () => {
      Object.assign(row, { status: 'running', result: null, completedMs: null });
      clock.later(50, () => end(row, 'completed', ''));
    });
  };
  const isTaken = ({ status }: Row) =>
    status === 'failed' || (status === 'cancelled' && !defects.has('worker-overwrites-cancelled'));
  return { isTaken, advance, complete, end };
}
