import { type Env, type Expanding, expandVariables } from '../lifecycle/expand-variables.js';
import { parseSize } from '../lifecycle/parse-size.js';
import type { Report } from '../lifecycle/problem.js';
import type { Credentials } from '../simulator/check-credentials.js';
import type { ServeConfig } from './config.js';
import { parseClock, parseInstant } from './parse-clock.js';
import type { RawServe } from './raw-config.js';

/** What `serve:` is read with: the environment, how a path of the file is meant, and where problems go. */
export type ServeReading = {
  readonly env: Env;
  /** From the place of the file to one that the process can open. */
  readonly resolvePath: (path: string) => string;
  /** Whether the text names a document of the package, or all of them. */
  readonly isName: (spec: string) => boolean;
  readonly report: Report;
};

/** `serve:` under the names of the settings; what is wrong is reported and left out. */
export function parseServe(raw: RawServe, reading: ServeReading): ServeConfig {
  const { resolvePath, isName } = reading;
  const { spec, overlays, profile, scenarios, watch, log, journal, limits, seed, port, host, preload, cors } =
    raw;
  const specOf = (one: string) => (isName(one) ? one : resolvePath(one));
  return {
    ...present({ port, host, seed, preload, cors, profile, watch }),
    ...present({
      spec: spec === undefined ? undefined : typeof spec === 'string' ? specOf(spec) : spec.map(specOf),
      overlays: overlays === undefined ? undefined : [overlays].flat().map(resolvePath),
      active: scenarios,
      clock: clockOf(raw, reading),
      epochMs: epochOf(raw, reading),
      credentials: credentialsOf(raw.credentials, reading),
      maxTasks: limits?.tasks,
      maxExchanges: limits?.exchanges,
      maxJournalCharacters: sizeOf(limits?.journal),
      bodyLimitBytes: sizeOf(limits?.body),
      admin: adminOf(raw.admin, reading),
      logLevel: log?.level,
      logJson: log?.json,
      clientReport: raw['client-report'] === undefined ? undefined : resolvePath(raw['client-report']),
      journal: journal === undefined ? undefined : resolvePath(journal),
    }),
  };
}

/** The object without the members that are `undefined`. */
function present<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function clockOf({ clock, speed }: RawServe, { report }: ServeReading): ServeConfig['clock'] {
  if (speed !== undefined && clock !== undefined && clock !== 'real') {
    report({
      code: 'speed-without-clock',
      at: '/serve/speed',
      message: `expected speed with the clock real, got it with ${clock}`,
      hint: 'Take speed or clock out: a clock that stands still has no speed.',
    });
    return undefined;
  }
  if (speed !== undefined) return speed === 1 ? { kind: 'real' } : { kind: 'scaled', factor: speed };
  const mode = clock === undefined ? undefined : parseClock(clock);
  if (clock !== undefined && mode === undefined) {
    report({
      code: 'wrong-value',
      at: '/serve/clock',
      message: `expected a step above 0, got "${clock}"`,
      hint: 'Write step:5s, or manual for a clock that moves only when told.',
    });
  }
  return mode;
}

function epochOf({ epoch }: RawServe, { report }: ServeReading): number | undefined {
  const ms = epoch === undefined ? undefined : parseInstant(epoch);
  if (epoch !== undefined && ms === undefined) {
    report({
      code: 'wrong-value',
      at: '/serve/epoch',
      message: `expected a time that there is, got "${epoch}"`,
      hint: 'Write an RFC 3339 time such as 2025-01-01T00:00:00Z.',
    });
  }
  return ms;
}

function credentialsOf(raw: RawServe['credentials'], { env, report }: ServeReading): Credentials | undefined {
  if (raw === undefined || raw === 'any') return raw;
  if (raw === 'demo') return {};
  return Object.fromEntries(
    Object.entries(raw).map(([scheme, value]) => [
      scheme,
      expandHere(value, env, {
        at: `/serve/credentials/${scheme.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        report,
      }),
    ]),
  );
}

function adminOf(raw: RawServe['admin'], { env, report }: ServeReading): ServeConfig['admin'] {
  if (raw === undefined || raw === false) return raw;
  const { port, host, token } = raw;
  return present({
    port,
    host,
    token: token === undefined ? undefined : expandHere(token, env, { at: '/serve/admin/token', report }),
  });
}

const sizeOf = (size: number | string | undefined): number | undefined =>
  typeof size === 'string' ? parseSize(size) : size;

/** The text with its variables filled in, for a simulator that is about to start. */
const expandHere = (text: string, env: Env, place: Pick<Expanding, 'at' | 'report'>): string =>
  expandVariables(text, env, {
    ...place,
    hintFor: (name) => `Set it before the start: ${name}=… taskdouble serve, or write a value in its place.`,
  }).text;
