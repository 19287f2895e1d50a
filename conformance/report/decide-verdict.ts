import { ruleGlobMatches } from '../../src/lifecycle/rule-glob.js';
import type { RuleSummary } from '../monitor/summarise.js';
import { operationNames } from '../target/find-operation.js';
import type { Target } from '../target/target.js';
import type { Verdict } from './check-report.js';
import type { RuleSubject } from './rule-subject.js';

/** A verdict, and why where that is known already. */
export type Decided = { readonly verdict: Verdict; readonly because?: string };

/** What weighs more than what was seen. */
export type Circumstances = {
  /** Rule → why the checker or the document is at fault. */
  readonly errors: ReadonlyMap<string, string>;
  readonly exclude: Target['exclude'];
  /** Nobody was there, or nobody who took anything: what was answered says nothing, good or bad. */
  readonly isBlind: boolean;
};

/** The verdict on a rule: trouble of the checker's own first, then what the target file excludes, then what was seen. */
export function decideVerdict(
  summary: RuleSummary,
  subject: RuleSubject,
  { errors, exclude, isBlind }: Circumstances,
): Decided {
  const error = errors.get(summary.rule);
  if (error !== undefined) return { verdict: 'error', because: error };
  const exclusion = exclude.find(({ what }) => excludes(what, summary.rule, subject));
  if (exclusion !== undefined) {
    return {
      verdict: 'not-applicable',
      because: `the target file excludes ${exclusion.what}: ${exclusion.because}`,
    };
  }
  if (isBlind && (summary.verdict === 'pass' || summary.verdict === 'fail')) {
    return { verdict: 'inconclusive', because: 'no request that ought to be accepted was' };
  }
  return { verdict: summary.verdict };
}

/** An exclusion names an operation, by its key or its route, or the rules that it matches. */
function excludes(what: string, rule: string, { operation }: RuleSubject): boolean {
  if (operation !== undefined && operationNames(operation).includes(what)) return true;
  return ruleGlobMatches(what, rule);
}
