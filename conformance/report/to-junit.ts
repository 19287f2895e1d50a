import type { CheckReport, RuleReport } from './check-report.js';
import { describeEvidence, describeRule, outcomeOf, type TestOutcome } from './describe-rule.js';
import { ownCases, ownSuite } from './own-cases.js';
import { groupOf } from './rank-rules.js';
import { summariseOutcome } from './summarise-outcome.js';
import { printXml, type XmlElement } from './xml.js';

/** The report as JUnit XML: a suite of the check itself, then one for each operation and family of rules, a test case for each rule. */
export function toJUnit(report: CheckReport): string {
  const suites = [ownSuiteOf(report), ...ruleSuitesOf(report)];
  return printXml({
    name: 'testsuites',
    attributes: {
      name: `taskdouble check ${report.api.name}`,
      time: seconds(report.elapsedMs),
      ...tally(suites.flatMap(({ cases }) => cases)),
    },
    content: suites.map((suite) => elementOf(suite, report)),
  });
}

type Case = {
  readonly name: string;
  readonly outcome: TestOutcome;
  readonly type: string;
  readonly message: string;
  /** Absent: the message says it all. */
  readonly evidence?: string;
};

type Property = readonly [name: string, value: string | number];
type Suite = { readonly name: string; readonly more?: readonly Property[]; readonly cases: readonly Case[] };

function ownSuiteOf(report: CheckReport): Suite {
  const { stopped, notes } = report;
  return {
    name: ownSuite,
    more: [
      ['outcome', summariseOutcome(report)],
      ...(stopped === undefined ? [] : [['stopped', stopped] as const]),
      ...notes.map((note) => ['note', note] as const),
    ],
    cases: ownCases(report).map((one) => ({ ...one, type: one.outcome })),
  };
}

function ruleSuitesOf(report: CheckReport): readonly Suite[] {
  const groups = new Map<string, Case[]>();
  for (const rule of report.rules) {
    const group = groupOf(rule);
    groups.set(group, [...(groups.get(group) ?? []), caseOf(rule, report)]);
  }
  return [...groups].map(([name, cases]) => ({ name, cases }));
}

function caseOf(rule: RuleReport, report: CheckReport): Case {
  const evidence = describeEvidence(rule).join('\n');
  return {
    ...{ name: rule.rule, outcome: outcomeOf(rule, report), type: rule.verdict },
    message: describeRule(rule, report),
    ...(evidence === '' ? {} : { evidence }),
  };
}

function elementOf({ name, more = [], cases }: Suite, report: CheckReport): XmlElement {
  const { api, target, seed, again, startedAt } = report;
  const properties: readonly Property[] = [...Object.entries({ target, seed, again }), ...more];
  return {
    name: 'testsuite',
    attributes: {
      name,
      ...tally(cases),
      skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
      time: seconds(0),
      timestamp: startedAt,
    },
    content: [
      {
        name: 'properties',
        attributes: {},
        content: properties.map(([key, value]) => ({
          ...{ name: 'property', attributes: { name: key, value }, content: [] },
        })),
      },
      ...cases.map((one) => ({
        name: 'testcase',
        attributes: { name: one.name, classname: `${api.name}.${name}`, time: seconds(0) },
        content: resultOf(one),
      })),
    ],
  };
}

const tally = (cases: readonly Case[]) => {
  const count = (wanted: TestOutcome): number => cases.filter(({ outcome }) => outcome === wanted).length;
  return { tests: cases.length, failures: count('failed'), errors: count('error') };
};

function resultOf({ outcome, type, message, evidence = message }: Case): readonly XmlElement[] {
  switch (outcome) {
    case 'passed':
      return [];
    case 'skipped':
      return [{ name: 'skipped', attributes: {}, content: message }];
    case 'failed':
    case 'error': {
      const name = outcome === 'failed' ? 'failure' : 'error';
      return [{ name, attributes: { type, message }, content: evidence }];
    }
  }
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
