import { stat } from 'node:fs/promises';
import type { FSWatcher } from 'chokidar';
import type { RunningSimulator } from '../start/start-simulator.js';
import type { Log } from './log.js';
import type { Session } from './serve.js';
import { UsageError } from './usage-error.js';

/** What watching needs besides the files that are open. */
export type Watched = {
  /** Reads everything again. Throws where a file cannot be used. */
  readonly again: () => Promise<Session>;
  readonly simulator: RunningSimulator;
  readonly log: Log;
};

/** Clocks of file systems are coarse: what was written that shortly before counts as written after. */
const GRAIN_MS = 50;

/**
 * Reads the documents and the configuration file again whenever one of their files changes; the last good version
 * serves until then. Resolves when no change can be missed any more, with what stops it.
 */
export async function watchFiles(
  session: Session,
  { again, simulator, log }: Watched,
): Promise<() => Promise<void>> {
  const reload = async () => {
    try {
      let next = await again();
      for (let isStale = true; isStale; ) {
        const apis = next.opened.map(({ api }) => api);
        const [before, after] = [session.opened.map(({ api }) => api.name), apis.map(({ name }) => name)];
        if (before.join() !== after.join()) throw otherDocuments(before, after);
        simulator.reload(apis, next.plan.options);
        isStale = await watchMore(next);
        if (isStale) next = await again();
      }
      log.note({ message: `Read again: ${namesOf(next).join(', ')}. Tasks stay.` });
    } catch (error) {
      log.warn({ message: `${(error as Error).message}\nThe last good version stays in place.` });
    }
  };
  // One after the other, so that the last change wins.
  let queue = Promise.resolve();
  const onChange = () => {
    queue = queue.then(reload);
  };
  const watch = await openWatch(onChange, log);
  /** Watches the files that are new; whether one of them has changed since it was read. */
  const watchMore = async (read: Session): Promise<boolean> => {
    const added = await watch.add(filesOf(read));
    return isAnyYounger(added, read.readMs - GRAIN_MS);
  };
  if (await watchMore(session)) onChange();
  return watch.close;
}

type Watch = {
  /** Watches what is not watched yet, and says which that was, once no change of it can be missed any more. */
  readonly add: (files: readonly string[]) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** What is added later has a watcher of its own: only a new one says when it is ready. */
async function openWatch(onChange: () => void, log: Log): Promise<Watch> {
  const { watch } = await import('chokidar');
  const all: FSWatcher[] = [];
  const watchers = new Map<string, FSWatcher>();
  /** A file that was taken away is watched anew when it is back. */
  const gone = new Set<string>();
  const add = async (files: readonly string[]): Promise<readonly string[]> => {
    const added = files.filter((file) => !watchers.has(file) || gone.delete(file));
    if (added.length === 0) return [];
    const watcher = watch(added, {
      ignoreInitial: true,
      awaitWriteFinish: { stabilityThreshold: 100, pollInterval: 20 },
    });
    for (const file of added) {
      watchers.get(file)?.unwatch(file);
      watchers.set(file, watcher);
    }
    all.push(watcher);
    watcher.on('all', onChange);
    watcher.on('unlink', (file) => gone.add(file));
    watcher.on('error', (error) => {
      log.warn({
        message: `--watch: files cannot be watched: ${(error as Error).message}. Restart after changes.`,
      });
    });
    await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
    return added;
  };
  const close = async (): Promise<void> => {
    await Promise.all(all.map((watcher) => watcher.close()));
  };
  return { add, close };
}

/** A file that was put in the place of another may be older than its place; one that is gone is younger than any. */
async function isAnyYounger(files: readonly string[], thanMs: number): Promise<boolean> {
  const changes = files.map((file) =>
    stat(file).then(
      ({ mtimeMs, ctimeMs }) => Math.max(mtimeMs, ctimeMs),
      () => Number.POSITIVE_INFINITY,
    ),
  );
  return (await Promise.all(changes)).some((changedMs) => changedMs > thanMs);
}

const filesOf = ({ opened, loaded }: Session): string[] => [
  ...opened.flatMap(({ files }) => files),
  ...(loaded === undefined ? [] : [loaded.path]),
];

const namesOf = ({ opened, loaded }: Session): readonly string[] => [
  ...opened.map(({ api }) => api.name),
  ...(loaded === undefined ? [] : [loaded.file]),
];

const otherDocuments = (before: readonly string[], after: readonly string[]): UsageError =>
  new UsageError(
    `--watch: expected the documents that are served, ${before.join(', ')}, got ${after.join(', ')}. Restart to serve others.`,
  );
