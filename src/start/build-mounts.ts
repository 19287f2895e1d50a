import type { Mount } from '../http/serve-call.js';
import type { Api } from '../openapi/api.js';
import type { Namespaces } from '../simulator/namespace.js';
import { createSimulator } from '../simulator/simulator.js';
import { checkSettings } from './check-settings.js';
import type { SimulatorSettings } from './simulator-settings.js';

/** One simulator for each API; several get their names as prefixes, a single one is served at the root. Throws `SettingsError`. */
export function buildMounts(
  apis: readonly Api[],
  settings: SimulatorSettings,
  namespaces: Namespaces,
): readonly Mount[] {
  checkSettings(apis, settings);
  const { credentials, maxTasks, maxExchanges, maxJournalCharacters, onWarning } = settings;
  const isSingle = typeof settings.spec === 'string';
  return apis.map((api) => ({
    prefix: isSingle ? '' : `/${api.name}`,
    simulator: createSimulator({
      api,
      namespaces,
      ...(credentials !== undefined && { credentials }),
      ...(maxTasks !== undefined && { maxTasks }),
      journal: {
        ...(maxExchanges !== undefined && { maxEntries: maxExchanges }),
        ...(maxJournalCharacters !== undefined && { maxCharacters: maxJournalCharacters }),
      },
      ...(onWarning !== undefined && { onWarning }),
    }),
  }));
}

/** What the index page and the banner say of the settings. */
export function settingFacts(settings: SimulatorSettings): readonly string[] {
  const { profile = 'happy', active = [], seed = 1 } = settings;
  const scenarios = active.length === 0 ? [] : [`scenario ${active.join(', ')}`];
  return [`profile ${profile}`, ...scenarios, `clock ${clockFact(settings)}`, `seed ${seed}`];
}

function clockFact({ clock = 'real' }: SimulatorSettings): string {
  if (typeof clock === 'string') return clock;
  if (typeof clock === 'number') return `${clock} times real`;
  if ('factor' in clock) return `${clock.factor} times real`;
  return 'stepMs' in clock ? `step ${clock.stepMs} ms` : clock.kind;
}
