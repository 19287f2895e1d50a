import {
  clearLine,
  isNews,
  type Progress,
  printProgress,
  replaceLine,
} from '../../conformance/report/print-progress.js';

/** Shows how far a check has come. */
export type ProgressWriter = { readonly show: (progress: Progress) => void; readonly end: () => void };

type Out = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;

/** On a terminal one line that changes, at most twenty times a second; elsewhere a line now and then. `quiet`: nothing. */
export function createProgressWriter(out: Out, quiet: boolean): ProgressWriter {
  if (quiet) return { show: () => {}, end: () => {} };
  let last: Progress | undefined;
  let shown = false;
  const show = (progress: Progress): void => {
    if (out.isTTY) {
      if (last !== undefined && isSoon(progress, last)) return;
      // A terminal that does not know its width says 0.
      out.write(replaceLine(printProgress(progress), out.columns || 80));
      shown = true;
    } else if (isNews(progress, last)) out.write(`${printProgress(progress)}\n`);
    else return;
    last = progress;
  };
  return {
    show,
    end: () => {
      if (shown) out.write(clearLine);
    },
  };
}

const isSoon = (progress: Progress, last: Progress): boolean =>
  progress.phase === last.phase && progress.elapsedMs - last.elapsedMs < 50;
