import type { RuleReport } from './check-report.js';

/** Rules that are open for the same reason. */
export type ReasonGroup = { readonly because: string; readonly ids: readonly string[] };

/** Rules put together by why they are not proven, the largest group first. */
export function groupByReason(rules: readonly RuleReport[]): readonly ReasonGroup[] {
  const groups = new Map<string, string[]>();
  for (const { rule, because = 'no reason is known' } of rules) {
    groups.set(because, [...(groups.get(because) ?? []), rule]);
  }
  return [...groups]
    .map(([because, ids]) => ({ because, ids }))
    .toSorted((one, other) => other.ids.length - one.ids.length);
}
