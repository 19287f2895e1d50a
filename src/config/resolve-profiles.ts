import { escapeToken } from '../lifecycle/pointer.js';
import type { Report } from '../lifecycle/problem.js';
import { suggestWord } from '../lifecycle/suggest.js';
import type { Profile } from '../simulator/namespace.js';
import { nameRules } from './parse-faults.js';
import { builtInProfiles } from './profiles.js';

/** A profile as a file says it: only what it says itself. */
export type OwnProfile = { readonly profile: Profile; readonly extends?: string };

/** Every own profile with what it extends; names that are taken or unknown and circles are reported. */
export function resolveProfiles(own: readonly OwnProfile[], report: Report): readonly Profile[] {
  const byName = new Map(own.map((one) => [one.profile.name, one]));
  const builtIn = new Map(builtInProfiles.map((profile) => [profile.name, profile]));

  function resolve(
    { profile, extends: parent = 'lifecycle' }: OwnProfile,
    below: readonly string[],
  ): Profile {
    const at = `/profiles/${escapeToken(profile.name)}/extends`;
    const chain = [...below, profile.name];
    if (chain.includes(parent)) {
      const first = own.find((one) => chain.includes(one.profile.name));
      if (parent === chain[0] && parent === first?.profile.name) reportCircle([...chain, parent], at, report);
      return profile;
    }
    const base = byName.get(parent);
    const found = base === undefined ? builtIn.get(parent) : resolve(base, chain);
    if (found !== undefined) return extend(found, profile);
    // A chain that ends nowhere is told once: where the unknown name stands.
    if (below.length === 0) {
      report({
        code: 'unknown-profile',
        at,
        message: `expected the name of a profile, got "${parent}"`,
        hint: suggestWord(parent, [...builtIn.keys(), ...byName.keys()], 'profiles'),
      });
    }
    return profile;
  }

  for (const { profile } of own) {
    if (!builtIn.has(profile.name)) continue;
    report({
      code: 'taken-name',
      at: `/profiles/${escapeToken(profile.name)}`,
      message: `expected a name of its own for a profile, got "${profile.name}", which is a built-in one`,
      hint: `Call it my-${profile.name}; with extends: ${profile.name} it has everything of the built-in one.`,
    });
  }
  return own
    .filter(({ profile }) => !builtIn.has(profile.name))
    .map((one) => resolve(one, []))
    .map((profile) => ({ ...profile, faults: nameRules(profile.faults) }));
}

function reportCircle(chain: readonly string[], at: string, report: Report): void {
  report({
    code: 'circle',
    at,
    message: `expected profiles that do not extend themselves, got ${chain.join(' → ')}`,
    hint: 'Take one "extends" of the circle out.',
  });
}

/** What the child says wins: ends and progression as a whole, dwell state by state, fault rules by id. */
function extend(parent: Profile, child: Profile): Profile {
  const dwell = { ...parent.fate.dwell, ...child.fate.dwell };
  const own = new Set(child.faults.map(({ id }) => id).filter((id) => id !== ''));
  return {
    name: child.name,
    fate: {
      ...parent.fate,
      ...child.fate,
      ...(Object.keys(dwell).length > 0 && { dwell }),
    },
    faults: [...parent.faults.filter(({ id }) => !own.has(id)), ...child.faults],
  };
}
