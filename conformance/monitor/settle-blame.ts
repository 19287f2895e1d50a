import type { Report } from './monitor.js';
import type { Observation } from './observation.js';
import { addViolation, type Counts, decide, type RuleSummary, type SummaryOptions } from './summarise.js';

type Violation = Observation & { readonly kind: 'violated' };

/**
 * The report in which a violation that more than one rule can account for is charged to the one that is seen broken
 * elsewhere, where no other can be meant. What one bug does is then said of one rule: a list that shows what a read of
 * the task shows as well is right, and the way of the task is wrong.
 */
export function settleBlame(report: Report, { needed = 3 }: SummaryOptions = {}): Report {
  const violations = report.observations.filter(isViolation);
  const proven = new Set(violations.filter(isPlain).map(({ rule }) => rule));
  const settled = new Map(
    violations.flatMap((one) => {
      const rule = proven.has(one.rule)
        ? undefined
        : one.explanation.rules.find((r) => mayBear(one, r, proven));
      return rule === undefined ? [] : [[one, charge(one, rule)] as const];
    }),
  );
  if (settled.size === 0) return report;
  const touched = new Set([...settled].flatMap(([before, after]) => [before.rule, after.rule]));
  const observations = report.observations.map((one) => (isViolation(one) ? (settled.get(one) ?? one) : one));
  const charged = observations.filter(isViolation);
  const rules = report.rules.map((summary) => {
    const own = charged.filter(({ rule }) => rule === summary.rule);
    return touched.has(summary.rule) ? recount(summary, own, needed) : summary;
  });
  return { ...report, observations, rules };
}

const isViolation = (one: Observation): one is Violation => one.kind === 'violated';

/** Whether nothing else accounts for it, neither another rule nor what went before. */
const isPlain = ({ explanation: { rules, afterViolation, raced } }: Violation): boolean =>
  rules.length === 1 && !afterViolation && raced === undefined;

/** A row of a list may be right where the task is wrong; a call may have found the task in another state. */
function mayBear({ rule: own }: Violation, rule: string, proven: ReadonlySet<string>): boolean {
  if (rule === own || !proven.has(rule)) return false;
  if (own.endsWith('/lists')) return true;
  const operation = operationOf(own);
  return operation !== undefined && operation === operationOf(rule);
}

/** The operation of a rule on what it does in a state. */
const operationOf = (rule: string): string | undefined =>
  /^(operations\/[^/]+)\/(?:moves|allow|else)@/s.exec(rule)?.[1];

function charge(one: Violation, rule: string): Violation {
  const { rules, sentence, otherwise } = one.explanation;
  const others = rules.filter((other) => other !== rule);
  return {
    ...one,
    rule,
    explanation: { ...one.explanation, rules: [rule, ...others], sentence: otherwise?.[rule] ?? sentence },
  };
}

/** The summary with these violations in place of its own. */
function recount(
  { example: _, ...summary }: RuleSummary,
  violations: readonly Violation[],
  needed: number,
): RuleSummary {
  const none: Counts = { ...summary, violated: 0, consequences: 0 };
  const plainFirst = [...violations.filter(isPlain), ...violations.filter((one) => !isPlain(one))];
  const counts = plainFirst.reduce<Counts>(addViolation, none);
  return { ...summary, ...counts, verdict: decide(counts, needed) };
}
