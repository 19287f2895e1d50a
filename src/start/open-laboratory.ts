import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Laboratory } from '../admin/controls.js';
import { createLaboratory } from '../admin/create-laboratory.js';
import { builtInProfiles } from '../config/profiles.js';
import type { Mount } from '../http/serve-call.js';
import { packageRoot } from '../openapi/package-root.js';
import type { Namespaces, Profile } from '../simulator/namespace.js';
import type { SimulatorSettings } from './simulator-settings.js';

/** What is controlled in process: simulators that are there already, and the address they are reached at. */
export type Bench = {
  readonly mounts: readonly Mount[];
  readonly namespaces: Namespaces;
  /** Without a trailing slash. */
  readonly origin: () => string;
};

/** Controls for the simulators; profiles of the settings come before the built-in ones of the same name. */
export function openLaboratory(
  { mounts, namespaces, origin }: Bench,
  settings: () => SimulatorSettings,
): Laboratory {
  return createLaboratory({
    mounts: () => mounts,
    namespaces,
    profiles: () => profilesOf(settings()),
    origin,
    version: packageVersion,
  });
}

function profilesOf({ profiles: own = [] }: SimulatorSettings): readonly Profile[] {
  const isHidden = ({ name }: Profile) => own.some((profile) => profile.name === name);
  return [...own, ...builtInProfiles.filter((profile) => !isHidden(profile))];
}

const load = createRequire(import.meta.url);

function packageVersion(): string {
  const { version } = load(fileURLToPath(new URL('package.json', packageRoot())));
  return String(version);
}
