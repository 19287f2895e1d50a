import type { CheckReport } from './check-report.js';
import type { TestOutcome } from './describe-rule.js';
import { describeStale } from './describe-stale.js';
import { summariseOutcome } from './summarise-outcome.js';

/** What is to be said of the check rather than of a rule, as a test case. */
export type OwnCase = {
  readonly name: string;
  readonly outcome: TestOutcome;
  /** Empty: passed. */
  readonly message: string;
};

/** The suite in which they stand; a rule or an operation may be called `check` itself. */
export const ownSuite = 'taskdouble check';

/** Cases of the check itself, so that a reader of test reports sees whatever makes the exit code: its end, and stale entries. */
export const ownCases = (report: CheckReport): readonly OwnCase[] => [
  { name: 'the check came to its end', ...describeEnd(report) },
  ...describeStale(report).map(({ rule, says, advice }): OwnCase => {
    const name = `baseline: ${rule} ${says}`;
    return { name, outcome: 'failed', message: `${name}. ${advice}` };
  }),
];

function describeEnd(report: CheckReport): Pick<OwnCase, 'outcome' | 'message'> {
  const { exitCode, stopped } = report;
  if (exitCode === 3) return { outcome: 'error', message: summariseOutcome(report) };
  if (stopped === undefined) return { outcome: 'passed', message: '' };
  return { outcome: isBudget(stopped) ? 'skipped' : 'error', message: `It did not: ${stopped}` };
}

/** A budget that is over is an end like any other, but not the whole. */
const isBudget = (stopped: string): boolean => stopped.startsWith('The budget of ');
