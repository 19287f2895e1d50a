import { builtInNames } from '../openapi/spec-name.js';
import type { Credentials } from '../simulator/check-credentials.js';
import type { SimulatorSettings } from '../start/simulator-settings.js';
import type { PolicyName } from '../timeline/policy.js';
import type { Log, LogLevel } from './log.js';
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
  readonly credentials?: readonly string[];
  readonly cors: boolean;
  readonly watch?: boolean;
  readonly logLevel: LogLevel;
  readonly logJson?: boolean;
  readonly json?: boolean;
};

/** The settings that a command line asks for. Throws `UsageError`. */
export function settingsOf(spec: string, flags: ServeFlags, log: Log): SimulatorSettings {
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
    credentials: credentialsOf(flags.credentials ?? []),
    maxTasks: flags.maxTasks,
    maxExchanges: flags.maxExchanges,
    bodyLimitBytes: flags.bodyLimit,
    cors: flags.cors,
    onWarning: (message) => log.warn({ message }),
  };
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
