import type { CheckReport, RuleReport } from './check-report.js';
import { describeEvidence, describeRule, outcomeOf, type TestOutcome } from './describe-rule.js';
import { jsonText } from './json-text.js';
import { type OwnCase, ownCases, ownSuite } from './own-cases.js';
import { printable } from './printable.js';
import { groupOf, standingOf } from './rank-rules.js';
import { summariseOutcome } from './summarise-outcome.js';

/** The report in the Common Test Report Format (https://ctrf.io), as JSON text. A warning is `other`. Ends with a newline. */
export function toCtrf(report: CheckReport): string {
  const startMs = Date.parse(report.startedAt);
  const { seed, again, exitCode, stale, stopped, notes } = report;
  const tests = [
    ...ownCases(report).map((one) => ownTestOf(one, report)),
    ...report.rules.map((rule) => testOf(rule, report)),
  ];
  const count = (status: Status): number => tests.filter((test) => test.status === status).length;
  const document = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: new Date(startMs + report.elapsedMs).toISOString(),
    generatedBy: `taskdouble ${report.version}`,
    results: {
      tool: { name: report.tool, version: report.version },
      summary: {
        tests: tests.length,
        ...{ passed: count('passed'), failed: count('failed'), skipped: count('skipped') },
        ...{ pending: 0, other: count('other') },
        ...{
          start: startMs,
          stop: startMs + Math.round(report.elapsedMs),
          duration: Math.round(report.elapsedMs),
        },
      },
      tests,
      environment: {
        appName: report.api.title,
        appVersion: report.api.version,
        extra: { target: report.target },
      },
      extra: {
        ...{ seed, again, exitCode, outcome: summariseOutcome(report), stale },
        ...(stopped === undefined ? {} : { stopped }),
        notes,
      },
    },
  };
  return jsonText(document);
}

type Status = 'passed' | 'failed' | 'skipped' | 'other';

function testOf(rule: RuleReport, report: CheckReport) {
  const message = describeRule(rule, report);
  const evidence = rule.failure === undefined ? [] : describeEvidence(rule);
  return {
    name: rule.rule,
    testId: `${report.api.name}/${rule.rule}`,
    status: statusOf(rule, report),
    duration: 0,
    suite: [groupOf(rule)],
    rawStatus: rule.verdict,
    ...(message === '' ? {} : { message }),
    ...(evidence.length === 0 ? {} : { trace: evidence.join('\n') }),
    tags: [rule.level, ...rule.requirements.map(({ id }) => id)],
  };
}

const ownTestOf = ({ name, outcome, message }: OwnCase, { api }: CheckReport) => ({
  name,
  testId: `${api.name}/${name}`,
  status: statusOfOutcome(outcome),
  duration: 0,
  suite: [ownSuite],
  rawStatus: outcome,
  ...(message === '' ? {} : { message: printable(message) }),
});

function statusOf(rule: RuleReport, report: CheckReport): Status {
  if (standingOf(rule, report.strict) === 'warning') return 'other';
  return statusOfOutcome(outcomeOf(rule, report));
}

const statusOfOutcome = (outcome: TestOutcome): Status => (outcome === 'error' ? 'failed' : outcome);
