import type { ExchangeSummary } from '../http/serve-call.js';
import { builtInNames } from '../openapi/spec-name.js';
import type { Credentials } from '../simulator/check-credentials.js';
import { buildMounts } from '../start/build-mounts.js';
import { type OpenedApi, openApi, printFinding } from '../start/open-api.js';
import { clockOf, type SimulatorSettings } from '../start/simulator-settings.js';
import { listenOn, type RunningSimulator } from '../start/start-simulator.js';
import type { PolicyName } from '../timeline/policy.js';
import { createLog, type Log, type LogLevel } from './log.js';
import { readyLine, serveBanner } from './serve-banner.js';
import { UsageError } from './usage-error.js';

/** The options of `serve` as commander hands them over. */
export type ServeFlags = {
  readonly overlay?: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly profile: PolicyName;
  readonly speed: number;
  readonly preload: number;
  readonly maxTasks: number;
  readonly maxExchanges: number;
  readonly bodyLimit: number;
  readonly credentials: string;
  readonly cors: boolean;
  readonly watch?: boolean;
  readonly logLevel: LogLevel;
  readonly logJson?: boolean;
  readonly json?: boolean;
};

/** Serves until the process is told to end, and returns the exit code. */
export async function serve(spec: string, flags: ServeFlags): Promise<number> {
  const log = createLog({
    level: flags.logLevel,
    json: flags.logJson ?? false,
    write: (line) => process.stderr.write(line),
  });
  const settings = settingsOf(spec, flags, log);
  const opened = await openAll(spec, settings);
  for (const { findings } of opened) for (const finding of findings) report(log, finding);
  const clock = clockOf(settings);
  const mounts = buildMounts(
    opened.map(({ api }) => api),
    settings,
    clock,
  );
  const simulator = await listenOn(
    mounts,
    { ...settings, host: flags.host, port: flags.port, onExchange: (summary) => logExchange(log, summary) },
    clock,
  );
  if (flags.preload > 0) simulator.preload(flags.preload);
  process.stdout.write(
    flags.json ? readyLine(simulator, settings) : serveBanner(simulator, settings, process.stdout.isTTY),
  );
  const stopWatching = flags.watch
    ? await startWatching(spec, { settings, simulator, opened, log })
    : undefined;
  await untilTold();
  await stopWatching?.();
  await simulator.close();
  return 0;
}

function report(log: Log, finding: OpenedApi['findings'][number]): void {
  if (finding.severity === 'warning') log.warn({ message: printFinding(finding), code: finding.code });
}

function logExchange(log: Log, summary: ExchangeSummary): void {
  const { method, path, status, api, namespace } = summary;
  log.info({
    message: `${api} ${namespace === '' ? '' : `@${namespace} `}${method} ${path} ${status}`,
    ...summary,
  });
}

function settingsOf(spec: string, flags: ServeFlags, log: Log): SimulatorSettings {
  if (spec === 'all' && flags.overlay !== undefined) {
    throw new UsageError(
      '--overlay goes with one document. Serve that document alone, or leave --overlay out.',
    );
  }
  return {
    spec: spec === 'all' ? builtInNames : spec,
    ...(flags.overlay !== undefined && { overlays: flags.overlay }),
    seed: flags.seed,
    clock: flags.speed === 1 ? 'real' : flags.speed,
    profile: flags.profile,
    credentials: credentialsOf(flags.credentials),
    maxTasks: flags.maxTasks,
    maxExchanges: flags.maxExchanges,
    bodyLimitBytes: flags.bodyLimit,
    cors: flags.cors,
    onWarning: (message) => log.warn({ message }),
  };
}

function credentialsOf(text: string): Credentials {
  if (text === 'any') return 'any';
  if (text === 'demo') return {};
  const [scheme, ...value] = text.split('=');
  if (scheme !== undefined && scheme !== '' && value.length > 0) return { [scheme]: value.join('=') };
  throw new UsageError(`--credentials: expected demo, any or scheme=value, got "${text}".`);
}

async function openAll(spec: string, settings: SimulatorSettings): Promise<readonly OpenedApi[]> {
  const overlays = settings.overlays === undefined ? {} : { overlays: settings.overlays };
  return Promise.all((spec === 'all' ? builtInNames : [spec]).map((name) => openApi(name, overlays)));
}

type Watched = {
  readonly settings: SimulatorSettings;
  readonly simulator: RunningSimulator;
  readonly opened: readonly OpenedApi[];
  readonly log: Log;
};

/** A document that cannot be read leaves the last good one in place. */
async function startWatching(
  spec: string,
  { settings, simulator, opened, log }: Watched,
): Promise<() => Promise<void>> {
  const { watch } = await import('chokidar');
  const watcher = watch(
    opened.flatMap(({ files }) => files),
    { ignoreInitial: true, awaitWriteFinish: { stabilityThreshold: 100, pollInterval: 20 } },
  );
  const reload = async () => {
    try {
      const again = await openAll(spec, settings);
      for (const [index, { api }] of again.entries()) simulator.mounts[index]?.simulator.reload(api);
      log.warn({ message: `Read again: ${again.map(({ api }) => api.name).join(', ')}. Tasks stay.` });
    } catch (error) {
      log.warn({ message: `${(error as Error).message}\nThe last good version stays in place.` });
    }
  };
  watcher.on('all', () => void reload());
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return () => watcher.close();
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
