import { apiRules } from '../../src/openapi/api-rules.js';
import type { Report } from '../monitor/monitor.js';
import type { Progress } from '../report/print-progress.js';
import type { Progress as RunProgress } from '../run/runner.js';
import type { CheckWorld, Subject } from './check-options.js';

/** Says how far a check has come, to whom wants to know. */
export type Teller = {
  readonly phase: (phase: string) => void;
  readonly judged: (judged: Report) => void;
  readonly progress: (progress: RunProgress) => void;
  /** How far the failures, so many, have been tried again; this comes on top of the progress before. */
  readonly confirming: (progress: RunProgress, failures: number) => void;
};

/** A teller; what it knows of the rules is what was judged last. */
export function createTeller({ api, target }: Subject, { onProgress }: CheckWorld): Teller {
  const none = { elapsedMs: 0, requests: 0, tasks: 0 };
  let searched = none;
  let now: Progress = {
    ...{ phase: 'directed', ...none, proven: 0, rules: apiRules(api).length, broken: 0 },
    budgetMs: target.budget.timeMs,
  };
  const tell = (news: Partial<Progress>): void => {
    now = { ...now, ...news };
    onProgress?.(now);
  };
  return {
    phase: (phase) => tell({ phase }),
    progress: ({ requests, tasks, elapsedMs }) => {
      searched = { requests, tasks, elapsedMs };
      tell(searched);
    },
    confirming: ({ requests, tasks, elapsedMs, plansDone, plansTotal }, failures) =>
      tell({
        requests: searched.requests + requests,
        tasks: searched.tasks + tasks,
        elapsedMs: searched.elapsedMs + elapsedMs,
        tries: { done: plansDone, of: plansTotal, failures },
      }),
    judged: ({ rules }) =>
      tell({
        rules: rules.length,
        proven: rules.filter(({ verdict }) => verdict === 'pass').length,
        broken: rules.filter(({ verdict }) => verdict === 'fail').length,
      }),
  };
}
