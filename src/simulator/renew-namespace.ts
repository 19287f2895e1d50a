import type { FaultRule } from '../faults/fault-rule.js';
import { deepEqual } from '../lifecycle/deep-equal.js';
import type { Namespace, NamespaceSettings, Profile } from './namespace.js';

/** What namespaces begin with. */
export type NamespaceStart = {
  readonly settings: NamespaceSettings;
  /** Fault rules besides those of the profile and the scenarios. */
  readonly faults: readonly FaultRule[];
};

/** Both beginnings of a namespace, and every profile that there now is. */
export type Renewal = {
  readonly before: NamespaceStart;
  readonly after: NamespaceStart;
  readonly profileOf: (name: string) => Profile | undefined;
};

/** The namespace as if it had begun anew, but for what was chosen since: seed, profile, scenarios, added fault rules. */
export function renewNamespace(namespace: Namespace, { before, after, profileOf }: Renewal): void {
  const { settings } = namespace;
  const isOld = (key: keyof NamespaceSettings) => deepEqual(settings[key], before.settings[key]);
  const chosen = profileOf(settings.profile.name) ?? settings.profile;
  const next: NamespaceSettings = {
    seed: isOld('seed') ? after.settings.seed : settings.seed,
    profile: isOld('profile') ? after.settings.profile : chosen,
    scenarios: after.settings.scenarios,
    active: isOld('active') ? after.settings.active : settings.active,
  };
  const { profile, ...rest } = next;
  // A profile that is used anew begins its schedules anew.
  namespace.use(deepEqual(profile, settings.profile) ? rest : next);
  const has = (rules: readonly FaultRule[], rule: FaultRule) => rules.some((one) => deepEqual(one, rule));
  for (const rule of before.faults) if (!has(after.faults, rule)) namespace.faults.remove(rule.id);
  for (const rule of after.faults) if (!has(before.faults, rule)) namespace.faults.add(rule);
}
