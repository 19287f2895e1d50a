import { expect, test } from 'vitest';
import type { FailureReport, RuleReport } from './check-report.js';
import { countStandings, rankRules, standingOf } from './rank-rules.js';
import { reportOf } from './report.cases.js';

const report = reportOf();
const [template] = report.rules.filter(({ verdict }) => verdict === 'fail');

const failing = (
  rule: string,
  more: Partial<RuleReport> = {},
  failure: Partial<FailureReport> = {},
): RuleReport => {
  if (template?.failure === undefined) throw new Error('nothing failed');
  return { ...template, rule, ...more, failure: { ...template.failure, ...failure } };
};

test('the worst comes first: errors, failures, warnings, known ones, then what is not proven, then what passed', () => {
  const rules = [
    failing('passed', { verdict: 'pass', violated: 0 }),
    failing('known', { isKnown: true }),
    failing('soft', { level: 'should' }),
    failing('consequence', {}, { afterViolation: true }),
    failing('assumed', {}, { assuming: ['minDwell'] }),
    failing('once', { violated: 1 }),
    failing('often', { violated: 40 }),
    failing('open', { verdict: 'not-exercised', violated: 0 }),
    failing('checker', { verdict: 'error' }),
  ];
  const order = ['checker', 'often', 'once', 'assumed', 'consequence', 'soft', 'known', 'open', 'passed'];
  expect(rankRules({ ...report, rules }).map(({ rule }) => rule)).toEqual(order);
});

test('what came again on new tasks comes before what did not, and what others were taken for before them', () => {
  const rules = [
    failing('often', { violated: 652 }, { rules: ['often', 'cause'] }),
    failing('luck', { violated: 700 }, { reproduced: { times: 0, tries: 5 } }),
    failing('untried', { violated: 3 }, { reproduced: { times: 0, tries: 0 } }),
    failing('cause', { violated: 1 }),
    failing('later', { violated: 1 }, { afterViolation: true, rules: ['later', 'luck'] }),
  ];
  const order = ['cause', 'often', 'untried', 'luck', 'later'];
  expect(rankRules({ ...report, rules }).map(({ rule }) => rule)).toEqual(order);
});

test('a soft failure is a warning, under strict a failure; a known one is neither', () => {
  const soft = failing('soft', { level: 'should' });
  expect([standingOf(soft, false), standingOf(soft, true)]).toEqual(['warning', 'fail']);
  expect(standingOf({ ...soft, isKnown: true }, true)).toBe('known');
});

test('every rule stands somewhere', () => {
  const sum = [...countStandings(report).values()].reduce((one, other) => one + other, 0);
  expect(sum).toBe(report.rules.length);
});
