import { loadConfig } from './load-config.js';
import type { StartOptions } from './start-simulator.js';

/**
 * What a taskdouble.yaml says, for `startSimulator({ spec: 'chunkr', ...(await loadSettings('taskdouble.yaml')) })`: the
 * settings of `serve:`, profiles, scenarios and fault rules. What only a command does (`preload`, `watch`, `log`, and
 * the files that are written on exit) is left out. Throws a `DocumentError` that tells every mistake with its place.
 */
export async function loadSettings(file: string): Promise<Partial<StartOptions>> {
  const { config } = await loadConfig(file);
  const { serve, profiles, scenarios, faults } = config;
  const { preload: _, watch, logLevel, logJson, clientReport, journal, ...settings } = serve;
  return { ...settings, profiles, scenarios, faults };
}
