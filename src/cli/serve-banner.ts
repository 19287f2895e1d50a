import pc from 'picocolors';
import type { Mount } from '../http/serve-call.js';
import { demoCredentials, needsCredentials } from '../simulator/demo-credentials.js';
import { walkLines } from '../simulator/walk-lines.js';
import { settingFacts } from '../start/build-mounts.js';
import type { SimulatorSettings } from '../start/simulator-settings.js';
import type { RunningSimulator } from '../start/start-simulator.js';

/** What a person sees when the simulator is ready: addresses, and a block to paste for each API, which walks one task. */
export function serveBanner(
  simulator: RunningSimulator,
  settings: SimulatorSettings,
  isTerminal: boolean,
): string {
  const { bold, dim, cyan } = pc.createColors(isTerminal && pc.isColorSupported);
  const document = simulator.mounts.length > 1 ? '/<name>/openapi.json' : '/openapi.json';
  const lines = [
    `${bold('taskdouble')} serves ${cyan(simulator.url)} ${dim(`(${settingFacts(settings).join(', ')})`)}`,
    dim(`Index page at /, document at ${document}, tests in parallel under /@name. Ctrl-C ends it.`),
    dim('To walk a task from submit to result, paste a block into another terminal.'),
  ];
  for (const mount of simulator.mounts) lines.push('', ...apiLines(mount, simulator.url, { bold, dim }));
  return `${lines.join('\n')}\n`;
}

type Style = { readonly bold: (text: string) => string; readonly dim: (text: string) => string };

/** All of it may be pasted: what is no command is a comment of the shell. */
function apiLines(
  { prefix, simulator: { api, machine } }: Mount,
  url: string,
  { bold, dim }: Style,
): readonly string[] {
  const base = `${url}${prefix}`;
  const walk = walkLines(api, base, machine.credentials);
  const need = needsCredentials(api) ? 'credential' : 'optional credential';
  return [
    `${bold(`# ${api.name}`)} ${dim(`${api.title} ${api.version},`)} ${base}`,
    ...demoCredentials(api, machine.credentials).map((line) => dim(`# ${need} ${line}`)),
    ...[walk?.submit, walk?.poll, walk?.result].filter((line) => line !== undefined),
  ];
}

/** The one line that `--json` prints: where everything is served. */
export function readyLine(simulator: RunningSimulator, settings: SimulatorSettings): string {
  const apis = simulator.mounts.map(({ prefix, simulator: { api, machine } }) => ({
    name: api.name,
    url: `${simulator.url}${prefix}`,
    operations: api.operations.length,
    credentials: demoCredentials(api, machine.credentials),
  }));
  const { seed = 1 } = settings;
  return `${JSON.stringify({ ready: true, url: simulator.url, port: simulator.port, pid: process.pid, seed, apis })}\n`;
}
