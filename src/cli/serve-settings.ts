import type { ClockMode } from '../clock/namespace-clock.js';
import type { ServeConfig } from '../config/config.js';
import { profileProblem, scenarioProblem } from '../config/known-names.js';
import { builtInNames } from '../openapi/spec-name.js';
import type { Credentials } from '../simulator/check-credentials.js';
import type { LoadedConfig } from '../start/load-config.js';
import type { StartOptions } from '../start/start-simulator.js';
import { given } from './given.js';
import type { Log, LogLevel } from './log.js';
import { adminOf } from './serve-admin.js';
import { faultsOf } from './serve-faults.js';
import type { ServeFlags } from './serve-flags.js';
import { UsageError } from './usage-error.js';

/** Where the standalone server listens unless told otherwise. */
const DEFAULT_PORT = 4010;

/** Everything that `serve` was told, by its command line and by the configuration file. */
export type ServePlan = {
  readonly options: StartOptions;
  readonly preload: number;
  readonly watch: boolean;
  /** Files that are written on exit. */
  readonly clientReport?: string;
  readonly journal?: string;
};

/** What decides besides flags: the configuration file, the environment (for `env:NAME`), and where warnings go. */
export type PlanSources = {
  readonly loaded: LoadedConfig | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
};

/** The plan that a command line and a configuration file make; the command line wins. Throws `UsageError`. */
export function planServe(spec: string | undefined, flags: ServeFlags, sources: PlanSources): ServePlan {
  const { loaded, log } = sources;
  const file: ServeConfig = loaded?.config.serve ?? {};
  checkNames(flags, loaded);
  const clientReport = flags.clientReport ?? file.clientReport;
  const journal = flags.journal ?? file.journal;
  return {
    options: {
      ...settingsOf(file),
      ...documentsOf(spec, flags, file),
      port: flags.port ?? file.port ?? DEFAULT_PORT,
      host: flags.host ?? file.host ?? '127.0.0.1',
      clock: clockOf(flags, file),
      ...epochOf(flags, file),
      profiles: loaded?.config.profiles ?? [],
      scenarios: loaded?.config.scenarios ?? [],
      faults: faultsOf(flags.fault ?? [], loaded?.config.faults),
      ...adminOf(flags, file, sources.env),
      ...given({
        seed: flags.seed,
        profile: flags.profile,
        active: flags.scenario,
        credentials: flags.credentials === undefined ? undefined : credentialsOf(flags.credentials),
        maxTasks: flags.maxTasks,
        maxExchanges: flags.maxExchanges,
        maxJournalCharacters: flags.maxJournal,
        bodyLimitBytes: flags.bodyLimit,
        cors: flags.cors ? undefined : false,
      }),
      onWarning: (message) => log.warn({ message }),
    },
    preload: flags.preload ?? file.preload ?? 0,
    watch: flags.watch ?? file.watch ?? false,
    ...(clientReport !== undefined && { clientReport }),
    ...(journal !== undefined && { journal }),
  };
}

/** What is logged and how: known before anything else is, and from the command line alone where the file is broken. */
export function logSettings(
  flags: ServeFlags,
  file: ServeConfig = {},
): { readonly level: LogLevel; readonly json: boolean } {
  return { level: flags.logLevel ?? file.logLevel ?? 'warn', json: flags.logJson ?? file.logJson ?? false };
}

/** What goes into the settings as the file says it. */
function settingsOf(file: ServeConfig): Partial<StartOptions> {
  const { seed, profile, active, credentials, maxTasks, maxExchanges, cors } = file;
  const { maxJournalCharacters, bodyLimitBytes } = file;
  return given({
    ...{ seed, profile, active, credentials, maxTasks, maxExchanges, cors },
    ...{ maxJournalCharacters, bodyLimitBytes },
  });
}

function documentsOf(
  spec: string | undefined,
  { overlay }: ServeFlags,
  file: ServeConfig,
): Pick<StartOptions, 'spec' | 'overlays'> {
  const asked = spec ?? file.spec;
  if (asked === undefined) {
    throw new UsageError(
      'serve: expected a spec, got none. Name one (taskdouble serve chunkr), or write it into the configuration file: serve: {spec: chunkr}.',
    );
  }
  // A file's overlays belong to the file's document.
  const overlays = overlay ?? (spec === undefined ? file.overlays : undefined);
  const list = [asked].flat();
  const specs = list.includes('all') ? builtInNames : list;
  const isSingle = specs.length === 1 && typeof asked === 'string';
  if (overlays !== undefined && !isSingle) {
    throw new UsageError(
      `${overlay === undefined ? 'serve.overlays' : '--overlay'} goes with one document. Serve that document alone, or leave ${overlay === undefined ? 'it' : '--overlay'} out.`,
    );
  }
  return { spec: isSingle ? (specs[0] ?? '') : specs, ...(overlays !== undefined && { overlays }) };
}

function clockOf({ clock, speed }: ServeFlags, file: ServeConfig): ClockMode {
  if (speed !== undefined && clock !== undefined && clock.kind !== 'real') {
    throw new UsageError(
      `--speed goes with the clock real, got it with ${clock.kind}. Leave --speed or --clock out: a clock that stands still has no speed.`,
    );
  }
  if (speed !== undefined) return speed === 1 ? { kind: 'real' } : { kind: 'scaled', factor: speed };
  return clock ?? file.clock ?? { kind: 'real' };
}

function epochOf({ epoch, clock, speed }: ServeFlags, file: ServeConfig): Pick<StartOptions, 'epochMs'> {
  const { kind } = clockOf({ cors: true, admin: true, ...given({ clock, speed }) }, file);
  if (epoch !== undefined && (kind === 'real' || kind === 'scaled')) {
    throw new UsageError(
      '--epoch goes with a clock that stands still. Add --clock manual, auto or step:<duration>, or leave --epoch out.',
    );
  }
  const epochMs = epoch ?? file.epochMs;
  return epochMs === undefined ? {} : { epochMs };
}

function credentialsOf(rules: readonly string[]): Credentials {
  if (rules.includes('any')) return 'any';
  return Object.fromEntries(rules.filter((rule) => rule !== 'demo').map(readPair));
}

function readPair(rule: string): readonly [scheme: string, value: string] {
  const mark = rule.indexOf('=');
  if (mark > 0 && mark < rule.length - 1) return [rule.slice(0, mark), rule.slice(mark + 1)];
  throw new UsageError(
    `--credentials: expected demo, any or scheme=value, got "${rule}". A scheme is a name below components.securitySchemes of the document.`,
  );
}

function checkNames({ profile, scenario = [] }: ServeFlags, loaded: LoadedConfig | undefined): void {
  const wrong = profile === undefined ? undefined : profileProblem(profile, loaded?.config.profiles ?? []);
  if (wrong !== undefined) throw new UsageError(`--profile: ${wrong.message}. ${wrong.hint}`);
  for (const name of scenario) {
    const problem = scenarioProblem(name, loaded?.config.scenarios ?? []);
    if (problem !== undefined) throw new UsageError(`--scenario: ${problem.message}. ${problem.hint}`);
  }
}
