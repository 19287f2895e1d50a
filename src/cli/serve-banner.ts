import pc from 'picocolors';
import type { Mount } from '../http/serve-call.js';
import { demoCredentials } from '../simulator/demo-credentials.js';
import { walkLines } from '../simulator/walk-lines.js';
import { settingFacts } from '../start/build-mounts.js';
import type { SimulatorSettings } from '../start/simulator-settings.js';
import type { RunningSimulator } from '../start/start-simulator.js';

/** What a person sees when the simulator is ready: addresses, and lines to paste that walk one task. */
export function serveBanner(
  simulator: RunningSimulator,
  settings: SimulatorSettings,
  isTerminal: boolean,
): string {
  const { bold, dim, cyan } = pc.createColors(isTerminal && pc.isColorSupported);
  const lines = [
    `${bold('taskdouble')} serves ${cyan(simulator.url)} ${dim(`(${settingFacts(settings).join(', ')})`)}`,
    dim('Index page at /, documents at /openapi.json, tests in parallel under /@name. Ctrl-C ends it.'),
  ];
  for (const mount of simulator.mounts) lines.push('', ...apiLines(mount, simulator.url, { bold, dim }));
  return `${lines.join('\n')}\n`;
}

type Style = { readonly bold: (text: string) => string; readonly dim: (text: string) => string };

function apiLines(
  { prefix, simulator: { api, machine } }: Mount,
  url: string,
  { bold, dim }: Style,
): readonly string[] {
  const base = `${url}${prefix}`;
  const walk = walkLines(api, base);
  const credentials = demoCredentials(api, machine.credentials).map((line) => dim(`# ${line}`));
  const lines = [`${bold(api.name)} ${base} ${dim(`${api.title} ${api.version}`)}`, ...credentials];
  if (walk === undefined) return lines;
  return [...lines, walk.submit, walk.poll, ...(walk.result === undefined ? [] : [walk.result])];
}

/** The one line that `--json` prints: where everything is served. */
export function readyLine(simulator: RunningSimulator, settings: SimulatorSettings): string {
  const apis = simulator.mounts.map(({ prefix, simulator: { api, machine } }) => ({
    name: api.name,
    url: `${simulator.url}${prefix}`,
    operations: api.operations.length,
    credentials: demoCredentials(api, machine.credentials),
  }));
  return `${JSON.stringify({ ready: true, url: simulator.url, port: simulator.port, pid: process.pid, seed: settings.seed ?? 1, apis })}\n`;
}
