import type { OpenedApi } from '../start/open-api.js';
import type { RunningSimulator } from '../start/start-simulator.js';
import type { Log } from './log.js';

/** What watching needs besides the documents that are open. */
export type Watched = {
  /** Reads everything again. Throws where a document cannot be used. */
  readonly open: () => Promise<readonly OpenedApi[]>;
  readonly simulator: RunningSimulator;
  readonly log: Log;
};

/**
 * Reads the documents again whenever one of their files changes; the last good version serves until then. Resolves
 * when no change can be missed any more, with what stops it.
 */
export async function watchDocuments(
  opened: readonly OpenedApi[],
  { open, simulator, log }: Watched,
): Promise<() => Promise<void>> {
  const { watch } = await import('chokidar');
  const watcher = watch(filesOf(opened), {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 100, pollInterval: 20 },
  });
  const reload = async () => {
    try {
      const again = await open();
      for (const [index, { api }] of again.entries()) simulator.mounts[index]?.simulator.reload(api);
      watcher.add(filesOf(again));
      log.note({ message: `Read again: ${again.map(({ api }) => api.name).join(', ')}. Tasks stay.` });
    } catch (error) {
      log.warn({ message: `${(error as Error).message}\nThe last good version stays in place.` });
    }
  };
  // One after the other, so that the last change wins.
  let last = Promise.resolve();
  watcher.on('all', () => {
    last = last.then(reload);
  });
  watcher.on('error', (error) => {
    log.warn({
      message: `--watch: files cannot be watched: ${(error as Error).message}. Restart after changes.`,
    });
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return () => watcher.close();
}

const filesOf = (opened: readonly OpenedApi[]): string[] => opened.flatMap(({ files }) => files);
