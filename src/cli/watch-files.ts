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

/**
 * Reads the documents and the configuration file again whenever one of their files changes; the last good version
 * serves until then. Resolves when no change can be missed any more, with what stops it.
 */
export async function watchFiles(
  session: Session,
  { again, simulator, log }: Watched,
): Promise<() => Promise<void>> {
  const { watch } = await import('chokidar');
  const watcher = watch(filesOf(session), {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 100, pollInterval: 20 },
  });
  const reload = async () => {
    try {
      const next = await again();
      const apis = next.opened.map(({ api }) => api);
      const [before, after] = [session.opened.map(({ api }) => api.name), apis.map(({ name }) => name)];
      if (before.join() !== after.join()) throw otherDocuments(before, after);
      simulator.reload(apis, next.plan.options);
      watcher.add(filesOf(next));
      log.note({ message: `Read again: ${namesOf(next).join(', ')}. Tasks stay.` });
    } catch (error) {
      log.warn({ message: `${(error as Error).message}\nThe last good version stays in place.` });
    }
  };
  // One after the other, so that the last change wins.
  let queue = Promise.resolve();
  watcher.on('all', () => {
    queue = queue.then(reload);
  });
  watcher.on('error', (error) => {
    log.warn({
      message: `--watch: files cannot be watched: ${(error as Error).message}. Restart after changes.`,
    });
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return () => watcher.close();
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
