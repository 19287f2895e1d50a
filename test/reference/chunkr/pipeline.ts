import type { Draw } from '../draw.js';
import { createWorkerPool } from '../worker-pool.js';
import type { Task } from './task.js';
import type { TableOptions } from './task-table.js';

/** What processes the documents: each is fetched, waits for a worker, and is worked at. */
export type Pipeline = { queue(task: Task): void };

/** Inputs say how it goes: a host that begins with `slow`, a name with `long` or `corrupt`. */
export function createPipeline(options: TableOptions & { readonly draw: Draw }): Pipeline {
  const { clock, durations, draw, defects } = options;
  const pool = createWorkerPool(options.workers);
  const finish = createFinish(options);

  const queue = (task: Task) => {
    const run = ++task.run;
    const isVoid = () => task.run !== run;
    const isSlow = task.input.host.startsWith('slow');
    const fetchMs = isSlow ? durations.longMs : draw(durations.fetchMs);
    if (isSlow && defects.has('cancelled-on-its-own')) {
      clock.later(fetchMs / 2, () => {
        if (isVoid()) return;
        task.run++;
        Object.assign(task, { status: 'Cancelled', message: 'Task cancelled' });
      });
    }
    clock.later(fetchMs, () => {
      if (isVoid()) return;
      pool.submit((done) => {
        if (isVoid()) return done();
        process(task, isVoid, done);
      });
    });
  };

  const process = (task: Task, isVoid: () => boolean, done: () => void) => {
    Object.assign(task, { status: 'Processing', startedMs: clock.now(), message: 'Task is being processed' });
    if (defects.has('never-ends')) return done();
    const isLong = task.input.fileName.includes('long');
    const workMs = isLong ? durations.longMs : draw(durations.processingMs);
    if (defects.has('processing-skips-back')) skipBack(task, workMs, isVoid);
    clock.later(workMs, () => {
      if (!isVoid()) finish(task);
      done();
    });
  };

  const skipBack = (task: Task, workMs: number, isVoid: () => boolean) => {
    const show = (status: Task['status']) => () => {
      if (!isVoid()) task.status = status;
    };
    clock.later(workMs / 3, show('Starting'));
    clock.later(workMs / 2, show('Processing'));
  };

  return { queue };
}

/** What the end of the work makes of a task. */
function createFinish({ clock, defects }: TableOptions): (task: Task) => void {
  let succeeded = 0;
  return (task) => {
    const isCorrupt = task.input.fileName.includes('corrupt');
    task.status = isCorrupt ? 'Failed' : 'Succeeded';
    task.message = isCorrupt ? 'The document cannot be read' : 'Task succeeded';
    task.finishedMs = clock.now();
    task.previous = undefined;
    if (defects.has('finished-before-started')) task.finishedMs = (task.startedMs ?? 0) - 60_000;
    if (isCorrupt) return;
    const isEighth = ++succeeded % 8 === 0 && defects.has('one-in-eight-without-output');
    const isBare = isEighth || defects.has('succeeded-without-output');
    const { configuration } = task;
    const pages = (task.input.fileName.length % 3) + 1;
    task.output = isBare ? undefined : { configuration, pages };
    if (defects.has('succeeded-fails-later')) {
      clock.later(100, () => Object.assign(task, { status: 'Failed', output: undefined }));
    }
  };
}
