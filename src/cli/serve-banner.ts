import pc from 'picocolors';
import type { Mount } from '../http/serve-call.js';
import { demoCredentials, needsCredentials } from '../simulator/demo-credentials.js';
import { walkLines } from '../simulator/walk-lines.js';
import { settingFacts } from '../start/build-mounts.js';
import type { SimulatorSettings } from '../start/simulator-settings.js';
import type { RunningSimulator } from '../start/start-simulator.js';

/** A simulator that is ready, and how it came to be. */
export type Ready = {
  readonly simulator: RunningSimulator;
  readonly settings: SimulatorSettings;
  /** The configuration file that was read, as it may be named to the user. */
  readonly configFile?: string | undefined;
};

/** What a person sees when the simulator is ready: addresses, and a block to paste for each API, which walks one task. */
export function serveBanner({ simulator, settings, configFile }: Ready, colour: boolean): string {
  const { bold, dim, cyan } = pc.createColors(colour);
  const document = simulator.mounts.length > 1 ? '/<name>/openapi.json' : '/openapi.json';
  const lines = [
    `${bold('taskdouble')} serves ${cyan(simulator.url)} ${dim(`(${settingFacts(settings).join(', ')})`)}`,
    ...(configFile === undefined
      ? []
      : [dim(`Settings are from ${configFile}; what the command line says wins.`)]),
    dim(
      `Index page at /, document at ${document}, ${controlAt(simulator)}tests in parallel under /@name. Ctrl-C ends it.`,
    ),
    dim('To walk a task from submit to result, paste a block into another terminal.'),
  ];
  for (const mount of simulator.mounts) lines.push('', ...apiLines(mount, simulator.url, { bold, dim }));
  return `${lines.join('\n')}\n`;
}

function controlAt({ url, adminUrl }: RunningSimulator): string {
  if (adminUrl === undefined) return '';
  return `control API at ${adminUrl.startsWith(`${url}/`) ? adminUrl.slice(url.length) : adminUrl}, `;
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

/** The one line that `--json` prints: where everything is served, and what decides. `admin` and `config` are null where there is none. */
export function readyLine({ simulator, settings, configFile }: Ready): string {
  const apis = simulator.mounts.map(({ prefix, simulator: { api, machine } }) => ({
    name: api.name,
    url: `${simulator.url}${prefix}`,
    operations: api.operations.length,
    credentials: demoCredentials(api, machine.credentials),
  }));
  const { seed = 1, profile = 'happy', active: scenarios = [], clock = { kind: 'real' } } = settings;
  const { url, port, adminUrl: admin = null } = simulator;
  const said = { seed, profile, scenarios, clock, admin, config: configFile ?? null };
  return `${JSON.stringify({ ready: true, url, port, pid: process.pid, ...said, apis })}\n`;
}
