import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import type { MonitorOptions } from '../monitor/contract.js';
import type { RuleSummary } from '../monitor/summarise.js';
import type { RunResult } from '../run/run-result.js';
import type { FailureReport } from './check-report.js';
import { describeSteps } from './describe-steps.js';

/** What failures are filled in from. */
export type FailureSources = {
  readonly api: Api;
  readonly run: RunResult;
  readonly failures: readonly FailureReport[];
  readonly options: MonitorOptions;
};

/** Finds the failure of a broken rule, each exchange explained. One that was not shrunk shows the exchange that broke it. */
export function createFailureFinder({ api, run, failures, options }: FailureSources) {
  const byRule = new Map(failures.map((failure) => [failure.rule, failure]));
  return ({ rule, example }: RuleSummary): FailureReport | undefined => {
    const failure = byRule.get(rule) ?? (example === undefined ? undefined : unshrunk(example, run));
    return failure && { ...failure, steps: describeSteps(api, failure.exchanges, options) };
  };
}

function unshrunk(example: NonNullable<RuleSummary['example']>, run: RunResult): FailureReport {
  const { sentence, before, answer, rules, assuming, afterViolation } = example.explanation;
  const place = run.trace.findIndex(({ seq }) => seq === example.seq);
  const exchange: Exchange | undefined = run.trace[place];
  const plan = run.plans.find(({ exchanges }) => exchanges.includes(place))?.plan.id ?? '';
  return {
    ...{ rule: example.rule, sentence, before, answer, rules, assuming, afterViolation },
    ...{ exchanges: exchange === undefined ? [] : [exchange], curl: '', seed: run.seed, plan },
  };
}
