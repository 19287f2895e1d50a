import type { Observation } from '../monitor/observation.js';
import type { RuleSummary } from '../monitor/summarise.js';
import type { Violation } from './shrink-trace.js';

/** One failure, however often it came. */
export type Failure = {
  /** The hit to be shown: the first that is no consequence, of the most certain. */
  readonly violation: Violation;
  /** More hits of the rule that are as good as this one, in the order in which they were found; some, not all. */
  readonly others: readonly Violation[];
  /** How often the very same was seen: rule, operation, states before, answer. */
  readonly count: number;
};

/**
 * One failure for each broken rule, worst first: rules that must hold before those that should, what is no consequence of an
 * earlier violation before what may be, then what rests on no assumption. Of one rule the most certain hit is shown.
 */
export function distinctFailures(
  observations: readonly Observation[],
  rules: readonly Pick<RuleSummary, 'rule' | 'soft'>[],
): readonly Failure[] {
  const soft = new Set(rules.filter((rule) => rule.soft).map(({ rule }) => rule));
  const kinds = new Map<string, Failure>();
  for (const one of observations) {
    if (one.kind !== 'violated') continue;
    const known = kinds.get(kindOf(one));
    const best = known === undefined || compareHits(one, known.violation) < 0 ? one : known.violation;
    kinds.set(kindOf(one), { violation: best, others: [], count: (known?.count ?? 0) + 1 });
  }
  const byRule = new Map<string, Failure>();
  for (const failure of kinds.values()) {
    const known = byRule.get(failure.violation.rule);
    if (known === undefined || compareHits(failure.violation, known.violation) < 0)
      byRule.set(failure.violation.rule, failure);
  }
  const others = (best: Violation): readonly Violation[] =>
    observations
      .filter((one): one is Violation => one.kind === 'violated' && one.rule === best.rule && one !== best)
      .filter((one) => compareHits(one, best) === 0)
      .slice(0, OTHERS);
  const isSoft = ({ violation }: Failure): number => Number(soft.has(violation.rule));
  return [...byRule.values()]
    .map((failure) => ({ ...failure, others: others(failure.violation) }))
    .toSorted((left, right) => isSoft(left) - isSoft(right) || compareRules(left.violation, right.violation));
}

/** So many more hits of a rule are of use: one of them may be shown by fewer exchanges. */
const OTHERS = 5;

const kindOf = ({ rule, operation, explanation }: Violation): string =>
  JSON.stringify([
    rule,
    operation,
    explanation.before.toSorted(),
    explanation.answer,
    explanation.afterViolation,
  ]);

/** The worse first. Equal ones stay in the order in which they were found. */
const compareRules = ({ explanation: left }: Violation, { explanation: right }: Violation): number =>
  Number(left.afterViolation) - Number(right.afterViolation) || left.assuming.length - right.assuming.length;

/** Of one rule: the worse first, then the more certain. */
const compareHits = (left: Violation, right: Violation): number =>
  compareRules(left, right) ||
  alternatives(left.explanation) - alternatives(right.explanation) ||
  doubt(left.explanation.before) - doubt(right.explanation.before);

/** What else accounts for it: another order of the calls, another rule. */
const alternatives = ({ raced, rules }: Violation['explanation']): number =>
  Number(raced !== undefined) + Number(rules.length > 1);

/** One state before is certain; none is an answer about no one task. */
const doubt = (before: readonly string[]): number => Math.max(0, before.length - 1);
