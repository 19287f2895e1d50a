import type { Namespace, Profile } from '../simulator/namespace.js';
import { unknownName } from './control-error.js';
import type { SettingsControl } from './controls.js';
import { wholeNumber } from './read-value.js';

/** Control over the settings of the namespace that `namespace` gives, asked for anew at each call. */
export function createSettingsControl(
  namespace: () => Namespace,
  profiles: () => readonly Profile[],
): SettingsControl {
  const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

  function profileOf(name: string): Profile {
    const found = profiles().find((profile) => profile.name === name);
    if (found !== undefined) return found;
    throw unknownName('unknown-profile', { expected: 'a profile', got: name, known: namesOf(profiles()) });
  }

  function checkScenarios(names: readonly string[], known: readonly string[]): readonly string[] {
    const got = names.find((name) => !known.includes(name));
    if (got === undefined) return [...new Set(names)];
    throw unknownName('unknown-scenario', { expected: 'a scenario', got, known });
  }

  return {
    get: () => {
      const { seed, profile, active, scenarios } = namespace().settings;
      return {
        seed,
        profile: profile.name,
        scenarios: active,
        knownProfiles: namesOf(profiles()),
        knownScenarios: namesOf(scenarios),
      };
    },
    use: ({ seed, profile, scenarios }) => {
      const here = namespace();
      const known = namesOf(here.settings.scenarios);
      here.use({
        ...(seed !== undefined && { seed: wholeNumber('seed', seed, SEEDS) }),
        ...(profile !== undefined && { profile: profileOf(profile) }),
        ...(scenarios !== undefined && { active: checkScenarios(scenarios, known) }),
      });
    },
  };
}

const SEEDS = { min: 0, max: Number.MAX_SAFE_INTEGER };
