import type { CheckReport, RuleReport, Verdict } from './check-report.js';

/** Verdicts, the worst first. */
export const verdictsByWeight: readonly Verdict[] = [
  ...(['error', 'fail', 'inconclusive', 'not-exercised', 'pass', 'not-applicable'] as const),
];

/** What a reader makes of a rule: a failure may be a warning, or known. */
export type Standing = Exclude<Verdict, 'fail'> | 'fail' | 'warning' | 'known';

/** Standings, the worst first. */
export const standingsByWeight: readonly Standing[] = [
  ...([
    'error',
    'fail',
    'warning',
    'known',
    'inconclusive',
    'not-exercised',
    'pass',
    'not-applicable',
  ] as const),
];

/** How each standing is called. */
export const standingNames: Readonly<Record<Standing, string>> = {
  error: 'error',
  fail: 'failed',
  warning: 'warning',
  known: 'known failure',
  inconclusive: 'inconclusive',
  'not-exercised': 'not exercised',
  pass: 'passed',
  'not-applicable': 'not applicable',
};

/** A broken soft rule is a warning, but a failure under `strict`; a failure of the baseline is known. */
export function standingOf({ verdict, level, isKnown }: RuleReport, strict: boolean): Standing {
  if (verdict !== 'fail') return verdict;
  if (isKnown === true) return 'known';
  return level === 'should' && !strict ? 'warning' : 'fail';
}

/** How many rules stand so. */
export function countStandings({ rules, strict }: CheckReport): ReadonlyMap<Standing, number> {
  const counts = new Map(standingsByWeight.map((standing) => [standing, 0]));
  for (const rule of rules) {
    const standing = standingOf(rule, strict);
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
  }
  return counts;
}

/**
 * The worst first. Of what is broken, what may be a consequence comes after what is not, then what rests on an
 * assumption, what did not come again on new tasks, and what nothing else was taken for; what was seen more often comes
 * first. Others stay in the order of the document.
 */
export function rankRules({ rules, strict }: CheckReport): readonly RuleReport[] {
  const named = new Set(
    rules.flatMap(({ rule, failure }) => (failure?.rules ?? []).filter((other) => other !== rule)),
  );
  const weigh = (rule: RuleReport): readonly number[] => [
    standingsByWeight.indexOf(standingOf(rule, strict)),
    rule.failure?.afterViolation === true ? 1 : 0,
    rule.failure?.assuming.length ?? 0,
    rule.failure?.reproduced?.times === 0 && rule.failure.reproduced.tries > 0 ? 1 : 0,
    named.has(rule.rule) ? 0 : 1,
    -rule.violated,
  ];
  const weights = new Map(rules.map((rule) => [rule, weigh(rule)]));
  return rules.toSorted((one, other) => {
    const others = weights.get(other) ?? [];
    return (
      (weights.get(one) ?? []).map((weight, at) => weight - (others[at] ?? 0)).find((gap) => gap !== 0) ?? 0
    );
  });
}

/** The operation that a rule is about, else its family: what reports put together. */
export const groupOf = ({ rule, operation }: RuleReport): string => operation ?? rule.replace(/\/.*$/s, '');

/** The order in which a summary counts: what was not exercised first. */
export const standingsCounted: readonly Standing[] = [
  'not-exercised',
  'inconclusive',
  'error',
  'fail',
  'warning',
  'known',
  'pass',
  'not-applicable',
];
