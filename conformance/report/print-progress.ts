import { formatMs } from './describe-exchange.js';
import { padText } from './wrap-text.js';

/** How far a check has come. */
export type Progress = {
  /** What is being done: `directed`, `races`, `shrinking`, `confirming`. */
  readonly phase: string;
  readonly elapsedMs: number;
  readonly requests: number;
  readonly tasks: number;
  /** Rules that need nothing more, of all. */
  readonly proven: number;
  readonly rules: number;
  /** Rules that were seen broken. */
  readonly broken: number;
  /** Time that the budget leaves at most. */
  readonly budgetMs: number;
  /** How often failures were tried again, of how often, and how many failures; absent: the search is still on. */
  readonly tries?: { readonly done: number; readonly of: number; readonly failures: number };
};

/** How far a check has come, as one line without its end: `directed  12 s of 60 s · 45 tasks · 310 requests · 80/97 rules · 1 broken`. */
export function printProgress({
  phase,
  elapsedMs,
  budgetMs,
  tasks,
  requests,
  proven,
  rules,
  broken,
  tries,
}: Progress): string {
  // The bound is one of the search.
  const bound = tries === undefined ? ` of ${formatMs(budgetMs)}` : '';
  return [
    `${padText(phase, 9)} ${formatMs(elapsedMs)}${bound}`,
    `${tasks} tasks`,
    `${requests} requests`,
    `${proven}/${rules} rules`,
    ...(broken === 0 ? [] : [`${broken} broken`]),
    ...(tries === undefined
      ? []
      : [`${tries.done} of ${tries.of} tries of ${printFailures(tries.failures)}`]),
  ].join(' · ');
}

const printFailures = (count: number): string => (count === 1 ? '1 failure' : `${count} failures`);

/** The bytes that put a new line of progress in the place of the last on a terminal; the text is cut to `width` columns. */
export const replaceLine = (text: string, width: number): string =>
  `\r\u001b[2K${[...text].slice(0, Math.max(1, width - 1)).join('')}`;

/** The bytes that take the line of progress away. */
export const clearLine = '\r\u001b[2K';

/** Whether a log without a terminal gets a line now: at once, at every new phase, and every ten seconds. */
export function isNews(progress: Progress, last: Progress | undefined): boolean {
  return last === undefined || progress.phase !== last.phase || progress.elapsedMs - last.elapsedMs >= 10_000;
}
