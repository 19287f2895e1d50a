import type { CheckReport, RuleReport } from './check-report.js';
import { describeExchanges } from './describe-exchange.js';
import { describeCircumstances } from './print-failure.js';
import { printable } from './printable.js';
import { standingNames, standingOf } from './rank-rules.js';

/** How a rule comes out in the terms of test runners. What is neither passed nor failed is skipped, with its reason. */
export type TestOutcome = 'passed' | 'failed' | 'error' | 'skipped';

/** The outcome of a rule as a test: green only where it passed; under `strict` all that is not proven fails. */
export function outcomeOf(rule: RuleReport, { strict }: Pick<CheckReport, 'strict'>): TestOutcome {
  const standing = standingOf(rule, strict);
  switch (standing) {
    case 'pass':
      return 'passed';
    case 'error':
      return 'error';
    case 'fail':
      return 'failed';
    case 'known':
    case 'not-applicable':
    case 'warning':
      return 'skipped';
    case 'inconclusive':
    case 'not-exercised':
      return strict ? 'failed' : 'skipped';
  }
}

/** Why a rule is not a pass, in one line: `warning: …`. A pass has the empty text. */
export function describeRule(rule: RuleReport, { strict }: Pick<CheckReport, 'strict'>): string {
  const standing = standingOf(rule, strict);
  if (standing === 'pass') return '';
  const why = rule.failure?.sentence ?? rule.because;
  return printable(why === undefined ? standingNames[standing] : `${standingNames[standing]}: ${why}`);
}

/** All there is to say of a broken rule as lines of plain text: sentences of the document, exchanges, curl lines. */
export function describeEvidence({ requirements, failure }: RuleReport): readonly string[] {
  const demands = requirements.map(
    ({ id, requirement, source }) => `Required: ${requirement} (${id}; ${source})`,
  );
  if (failure === undefined) return demands.map((line) => printable(line));
  return [
    failure.sentence,
    ...demands,
    ...describeExchanges(failure).map(({ at, request, answer }) => `${at}  ${request} → ${answer}`),
    describeCircumstances(failure),
    ...failure.curl.trimEnd().split('\n'),
  ]
    .filter((line) => line !== '')
    .map((line) => printable(line));
}
