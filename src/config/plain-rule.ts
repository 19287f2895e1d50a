import type { FaultRule, FaultSpec } from '../faults/fault-rule.js';

/** A fault rule of a built-in profile: whatever is not given is as in a file. */
export function plainRule(
  id: string,
  fault: FaultSpec,
  more: Partial<Pick<FaultRule, 'match' | 'probability' | 'after' | 'count' | 'schedule'>> = {},
): FaultRule {
  return { id, match: {}, probability: 1, after: 0, per: 'task', stealth: false, ...more, fault };
}
