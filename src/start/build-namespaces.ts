import { MANUAL_EPOCH_MS } from '../clock/manual-clock.js';
import type { ClockMode } from '../clock/namespace-clock.js';
import { builtInProfiles, resolveProfile } from '../config/profiles.js';
import { createNamespaces, type NamespacesOptions } from '../simulator/create-namespaces.js';
import type { Namespaces, Profile } from '../simulator/namespace.js';
import type { NamespaceStart } from '../simulator/renew-namespace.js';
import { checkRules } from './check-settings-rules.js';
import { SettingsError } from './settings-error.js';
import type { SimulatorSettings } from './simulator-settings.js';

/** The namespaces that all APIs of one server share. Throws `SettingsError`. */
export function buildNamespaces(settings: SimulatorSettings): Namespaces {
  const { epochMs = MANUAL_EPOCH_MS } = settings;
  const start = startOf(settings);
  try {
    return createNamespaces({ ...start, epochMs, ...timeOf(settings) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SettingsError(error.message.replace(/^Clock/, 'clock'));
  }
}

/** The namespaces go on with other settings; their clocks stay. Throws `SettingsError`, and then nothing has changed. */
export function renewNamespaces(namespaces: Namespaces, settings: SimulatorSettings): void {
  namespaces.renew(startOf(settings), (name) => resolveProfile(name, settings.profiles));
}

function startOf(settings: SimulatorSettings): NamespaceStart {
  const { seed = 1, scenarios = [], active = [], faults = [] } = settings;
  const profile = profileOf(settings);
  checkActive(settings);
  checkRules(settings);
  return { settings: { seed, profile, scenarios, active }, faults };
}

/** A clock of the user's is what every namespace follows; everything else is a mode. */
function timeOf({ clock = 'real' }: SimulatorSettings): Pick<NamespacesOptions, 'mode' | 'base'> {
  if (typeof clock === 'object' && 'now' in clock) return { base: clock };
  return { mode: modeOf(clock) };
}

const modeOf = (clock: 'real' | 'manual' | 'auto' | number | ClockMode): ClockMode => {
  if (typeof clock === 'number') return { kind: 'scaled', factor: clock };
  return typeof clock === 'string' ? { kind: clock } : clock;
};

function profileOf({ profile: name = 'happy', profiles = [] }: SimulatorSettings): Profile {
  const profile = resolveProfile(name, profiles);
  if (profile !== undefined) return profile;
  const known = [...new Set([...profiles, ...builtInProfiles].map((one) => one.name))].join(', ');
  throw new SettingsError(
    `profile: expected one of ${known}, got "${name}". Correct the name, or put it into profiles.`,
  );
}

function checkActive({ active = [], scenarios = [] }: SimulatorSettings): void {
  const known = scenarios.map(({ name }) => name);
  const wrong = active.find((name) => !known.includes(name));
  if (wrong === undefined) return;
  const expected =
    known.length === 0 ? 'no name, since there are no scenarios' : `one of ${known.join(', ')}`;
  throw new SettingsError(
    `active: expected ${expected}, got "${wrong}". Correct the name, or put it into scenarios.`,
  );
}
