import type { CheckReport, RuleReport } from './check-report.js';
import { describeEvidence, describeRule, outcomeOf, type TestOutcome } from './describe-rule.js';
import { groupOf } from './rank-rules.js';
import { printXml, type XmlElement } from './xml.js';

/** The report as JUnit XML: a suite for each operation and family of rules, a test case for each rule. */
export function toJUnit(report: CheckReport): string {
  const groups = new Map<string, RuleReport[]>();
  for (const rule of report.rules) {
    const group = groupOf(rule);
    groups.set(group, [...(groups.get(group) ?? []), rule]);
  }
  return printXml({
    name: 'testsuites',
    attributes: {
      name: `taskdouble check ${report.api.name}`,
      time: seconds(report.elapsedMs),
      ...tally(report.rules, report),
    },
    content: [...groups].map(([group, rules]) => suiteOf(group, rules, report)),
  });
}

function suiteOf(group: string, rules: readonly RuleReport[], report: CheckReport): XmlElement {
  return {
    name: 'testsuite',
    attributes: {
      name: group,
      ...tally(rules, report),
      skipped: rules.filter((rule) => outcomeOf(rule, report) === 'skipped').length,
      time: seconds(0),
      timestamp: report.startedAt,
    },
    content: [
      {
        name: 'properties',
        attributes: {},
        content: Object.entries({ target: report.target, seed: report.seed, again: report.again }).map(
          ([name, value]): XmlElement => ({ name: 'property', attributes: { name, value }, content: [] }),
        ),
      },
      ...rules.map((rule) => caseOf(group, rule, report)),
    ],
  };
}

const tally = (rules: readonly RuleReport[], report: CheckReport) => {
  const outcomes = rules.map((rule) => outcomeOf(rule, report));
  const count = (wanted: TestOutcome): number => outcomes.filter((outcome) => outcome === wanted).length;
  return { tests: rules.length, failures: count('failed'), errors: count('error') };
};

function caseOf(group: string, rule: RuleReport, report: CheckReport): XmlElement {
  const attributes = { name: rule.rule, classname: `${report.api.name}.${group}`, time: seconds(0) };
  return { name: 'testcase', attributes, content: resultOf(rule, report) };
}

function resultOf(rule: RuleReport, report: CheckReport): readonly XmlElement[] {
  const message = describeRule(rule, report);
  const outcome = outcomeOf(rule, report);
  switch (outcome) {
    case 'passed':
      return [];
    case 'skipped':
      return [{ name: 'skipped', attributes: {}, content: message }];
    case 'failed':
    case 'error': {
      const name = outcome === 'failed' ? 'failure' : 'error';
      const evidence = describeEvidence(rule).join('\n');
      return [
        { name, attributes: { type: rule.verdict, message }, content: evidence === '' ? message : evidence },
      ];
    }
  }
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
