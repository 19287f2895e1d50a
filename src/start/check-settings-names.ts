import { checkNames } from '../config/check-names.js';
import type { Mention } from '../config/config.js';
import type { FaultRule } from '../faults/fault-rule.js';
import type { Api } from '../openapi/api.js';
import type { Profile, Scenario } from '../simulator/namespace.js';
import type { SimulatorSettings } from './simulator-settings.js';

/** What profiles, scenarios and fault rules name that none of the documents has: ends, states, operations. */
export function unknownNames(apis: readonly Api[], settings: SimulatorSettings): string | undefined {
  const { profiles = [], scenarios = [], faults = [] } = settings;
  const mentions = [
    ...profiles.flatMap((profile) => mentionsOf(`profiles: "${profile.name}"`, profile)),
    ...scenarios.flatMap((scenario) => mentionsOf(`scenarios: "${scenario.name}"`, scenario)),
    ...faults.map((rule) => mentionOf('faults', rule)),
  ];
  const problems = checkNames({ mentions }, apis);
  if (problems.length === 0) return undefined;
  return problems.map(({ at, message, hint }) => `${at}: ${message}. ${hint}`).join('\n');
}

function mentionsOf(at: string, { fate, faults, ...more }: Profile | Scenario): readonly Mention[] {
  const match = 'match' in more ? more.match : undefined;
  return [{ at, fate, ...(match !== undefined && { match }) }, ...faults.map((rule) => mentionOf(at, rule))];
}

const mentionOf = (at: string, { id, match }: FaultRule): Mention => ({ at: `${at} rule "${id}" `, match });
