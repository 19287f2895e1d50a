import { beforeAll, describe, it } from 'vitest';
import { apiRules } from '../../src/openapi/api-rules.js';
import { openApi } from '../../src/start/open-api.js';
import type { CheckReport, RuleReport } from '../report/check-report.js';
import { describeEvidence, describeRule, outcomeOf } from '../report/describe-rule.js';
import { describeStale, printStale } from '../report/describe-stale.js';
import { type Checked, checkImplementation } from './check-implementation.js';
import type { CheckRequest, CheckSurroundings } from './check-request.js';

/** What is checked, as a suite of vitest. */
export type ConformanceSuite = Omit<CheckRequest, 'target'> &
  CheckSurroundings & {
    /** Default: `<spec> conforms`. */
    readonly name?: string;
    /** Base URL, or a function that starts the implementation and gives it. */
    readonly target?: string | (() => string | Promise<string>);
    /** Milliseconds until the check is given up. Default: one hour; the budget ends it sooner. */
    readonly timeoutMs?: number;
    /** Called with the report before the tests give their verdicts. */
    readonly onReport?: (checked: Checked) => void | Promise<void>;
  };

const DEFAULT_TIMEOUT_MS = 3_600_000;

/**
 * A suite in which each rule of the lifecycle is a test: it fails where the rule does, with the exchanges that show it,
 * and is skipped, with the reason, where the rule could not be judged. The check itself runs once, before them.
 */
export function describeConformance(suite: ConformanceSuite): void {
  const { spec, overlays, name = `${spec} conforms`, timeoutMs = DEFAULT_TIMEOUT_MS } = suite;
  describe(name, async () => {
    const { api } = await openApi(spec, overlays === undefined ? {} : { overlays });
    let report: CheckReport | undefined;
    beforeAll(async () => {
      const checked = await checkSuite(suite);
      await suite.onReport?.(checked);
      report = checked.report;
    }, timeoutMs);
    it('can be judged', () => {
      const { exitCode, stopped, notes } = reportOf(report);
      if (exitCode === 3) throw new Error([stopped ?? 'Nothing could be judged.', ...notes].join('\n'));
    });
    it('has no stale entry in its baseline', () => {
      const stale = describeStale(reportOf(report));
      if (stale.length > 0) throw new Error(stale.map(printStale).join('\n'));
    });
    for (const { id } of apiRules(api)) {
      it(id, ({ skip }) => give(reportOf(report), id, skip));
    }
  });
}

async function checkSuite(suite: ConformanceSuite): Promise<Checked> {
  const { name: _, timeoutMs: _timeoutMs, onReport: _onReport, target, ...rest } = suite;
  const { send, pace, adapt, version, signal, onProgress, ...request } = rest;
  const surroundings = {
    ...(send !== undefined && { send }),
    ...(pace !== undefined && { pace }),
    ...(adapt !== undefined && { adapt }),
    ...(version !== undefined && { version }),
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && { onProgress }),
  };
  const url = typeof target === 'function' ? await target() : target;
  return await checkImplementation({ ...request, ...(url !== undefined && { target: url }) }, surroundings);
}

function reportOf(report: CheckReport | undefined): CheckReport {
  if (report === undefined) throw new Error('The check has not come to its end.');
  return report;
}

/** The verdict on a rule as the outcome of its test. */
function give(report: CheckReport, id: string, skip: (note: string) => void): void {
  const rule = report.rules.find((one): one is RuleReport => one.rule === id);
  if (rule === undefined) throw new Error(`The report does not know ${id}.`);
  const outcome = outcomeOf(rule, report);
  if (outcome === 'passed') return;
  const text = describeRule(rule, report);
  if (outcome === 'skipped') return skip(text);
  throw new Error([text, ...describeEvidence(rule)].join('\n'));
}
