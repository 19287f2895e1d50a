import type { Clock } from '../clock/clock.js';
import type { Mount } from '../http/serve-call.js';
import type { Api } from '../openapi/api.js';
import { createSimulator } from '../simulator/simulator.js';
import type { PolicyName } from '../timeline/policy.js';
import { checkSettings } from './check-settings.js';
import type { SimulatorSettings } from './simulator-settings.js';

/** One simulator for each API; several get their names as prefixes, a single one is served at the root. Throws `SettingsError`. */
export function buildMounts(
  apis: readonly Api[],
  settings: SimulatorSettings,
  clock: Clock,
): readonly Mount[] {
  checkSettings(apis, settings);
  const { seed, profile, credentials, maxTasks, maxExchanges, onWarning } = settings;
  const isSingle = typeof settings.spec === 'string';
  return apis.map((api) => ({
    prefix: isSingle ? '' : `/${api.name}`,
    simulator: createSimulator({
      api,
      clock,
      ...(seed !== undefined && { seed }),
      ...(profile !== undefined && { profile: profile as PolicyName }),
      ...(credentials !== undefined && { credentials }),
      ...(maxTasks !== undefined && { maxTasks }),
      ...(maxExchanges !== undefined && { journal: { maxEntries: maxExchanges } }),
      ...(onWarning !== undefined && { onWarning }),
    }),
  }));
}

/** What the index page and the banner say of the settings. */
export function settingFacts(settings: SimulatorSettings): readonly string[] {
  const { clock = 'real' } = settings;
  const shown =
    typeof clock === 'number' ? `${clock} times real` : typeof clock === 'string' ? clock : clock.kind;
  return [`profile ${settings.profile ?? 'happy'}`, `clock ${shown}`, `seed ${settings.seed ?? 1}`];
}
