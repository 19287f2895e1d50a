import type { Report } from '../monitor/monitor.js';
import type { Progress } from '../report/print-progress.js';
import type { Progress as RunProgress } from '../run/runner.js';
import type { CheckWorld, Subject } from './check-options.js';

/** Says how far a check has come, to whom wants to know. */
export type Teller = {
  readonly phase: (phase: string) => void;
  readonly judged: (judged: Report) => void;
  readonly progress: (progress: RunProgress) => void;
};

/** A teller; what it knows of the rules is what was judged last. */
export function createTeller({ target }: Subject, { onProgress }: CheckWorld): Teller {
  let now: Progress = {
    ...{ phase: 'directed', elapsedMs: 0, requests: 0, tasks: 0, proven: 0, rules: 0, broken: 0 },
    budgetMs: target.budget.timeMs,
  };
  const tell = (news: Partial<Progress>): void => {
    now = { ...now, ...news };
    onProgress?.(now);
  };
  return {
    phase: (phase) => tell({ phase }),
    progress: ({ requests, tasks, elapsedMs }) => tell({ requests, tasks, elapsedMs }),
    judged: ({ rules }) =>
      tell({
        rules: rules.length,
        proven: rules.filter(({ verdict }) => verdict === 'pass').length,
        broken: rules.filter(({ verdict }) => verdict === 'fail').length,
      }),
  };
}
