import type { FaultMatch, FaultRule } from '../faults/fault-rule.js';
import type { NamespaceSettings, Scenario } from './namespace.js';

/**
 * The fault rules that the settings bring along; their ids begin with `profile:<name>/` or `scenario:<name>/`. Those of
 * a scenario that neither matches by itself nor is in force hit the requests that name it.
 */
export function standingRules({ profile, scenarios, active }: NamespaceSettings): readonly FaultRule[] {
  const wanted = ({ name, match }: Scenario): FaultMatch | undefined =>
    match === undefined && !active.includes(name) ? { scenario: name } : match;
  return [
    ...profile.faults.map((rule) => ({ ...rule, id: `profile:${profile.name}/${rule.id}` })),
    ...scenarios.flatMap((scenario) =>
      scenario.faults.map((rule) => ({
        ...rule,
        id: `scenario:${scenario.name}/${rule.id}`,
        match: both(wanted(scenario), rule.match),
      })),
    ),
  ];
}

/** What fits both. */
function both(one: FaultMatch | undefined, other: FaultMatch): FaultMatch {
  return one === undefined ? other : { ...other, and: both(other.and, one) };
}
