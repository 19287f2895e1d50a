import type { RuleSummary } from '../monitor/summarise.js';

/** The rules that pass only as far as an assumption about the tasks is right, one sentence for each assumption. */
export function describeTrust(rules: readonly RuleSummary[]): readonly string[] {
  const byAssumption = new Map<string, string[]>();
  for (const { rule, verdict, assuming = [] } of rules) {
    const names = verdict === 'pass' ? assuming.join(', ') : '';
    if (names !== '') byAssumption.set(names, [...(byAssumption.get(names) ?? []), rule]);
  }
  return [...byAssumption].map(
    ([names, passed]) =>
      `Taken on trust (${names}): without it ${passed.length === 1 ? 'this would not pass' : 'these would not pass'}: ${passed.join(', ')}.`,
  );
}
