import type { ClockMode } from '../clock/namespace-clock.js';
import type { FaultMatch, FaultRule } from '../faults/fault-rule.js';
import type { Credentials } from '../simulator/check-credentials.js';
import type { Profile, Scenario } from '../simulator/namespace.js';
import type { FateSpec } from '../timeline/fate.js';

/** What `serve:` says, under the names that the settings of a simulator have. Absent: nothing was said. */
export type ServeConfig = {
  readonly spec?: string | readonly string[];
  readonly overlays?: readonly string[];
  readonly port?: number;
  readonly host?: string;
  readonly seed?: number;
  readonly clock?: ClockMode;
  /** Unix milliseconds. */
  readonly epochMs?: number;
  readonly profile?: string;
  readonly active?: readonly string[];
  readonly preload?: number;
  readonly cors?: boolean;
  readonly credentials?: Credentials;
  readonly maxTasks?: number;
  readonly maxExchanges?: number;
  readonly maxJournalCharacters?: number;
  readonly bodyLimitBytes?: number;
  readonly admin?: false | { readonly port?: number; readonly host?: string; readonly token?: string };
  readonly watch?: boolean;
  readonly logLevel?: 'silent' | 'warn' | 'info';
  readonly logJson?: boolean;
  readonly clientReport?: string;
  readonly journal?: string;
};

/** Where names of documents stand in the file: `at` is the profile, the scenario or the fault rule. */
export type Mention = {
  readonly at: string;
  readonly fate?: FateSpec;
  readonly match?: FaultMatch /** The key under which `ends` was said. */;
  readonly endsKey?: 'outcome';
};

/** A taskdouble.yaml that is sound in itself. Its names are not checked against documents yet: see `checkNames`. */
export type Config = {
  readonly serve: ServeConfig;
  /** In full: whatever they extend is in them. */
  readonly profiles: readonly Profile[];
  readonly scenarios: readonly Scenario[];
  readonly faults: readonly FaultRule[];
  /** For `checkNames`. */
  readonly mentions: readonly Mention[];
};
