import type { Clock } from '../clock/clock.js';
import type { ClockMode } from '../clock/namespace-clock.js';
import type { FaultRule } from '../faults/fault-rule.js';
import type { Credentials } from '../simulator/check-credentials.js';
import type { Profile, Scenario } from '../simulator/namespace.js';

/** What a simulator is started with, wherever it is started. */
export type SimulatorSettings = {
  /** A built-in name (`chunkr`), a path to an OpenAPI document, or several of them: then each has its own prefix. */
  readonly spec: string | readonly string[];
  /** Overlay or lifecycle files for a single `spec`. */
  readonly overlays?: readonly string[];
  /** Whole number from which ids, branches and dwell times are drawn; default 1. */
  readonly seed?: number;
  /**
   * How each namespace's time begins to run: `real` (default), `manual`, `auto`, a number (times as fast as real), a
   * mode such as `{ kind: 'step', stepMs: 1000 }`, or a clock of your own, which all namespaces then follow.
   */
  readonly clock?: 'real' | 'manual' | 'auto' | number | ClockMode | Clock;
  /** Where a clock that stands still starts, in Unix milliseconds; default 2025-01-01T00:00:00Z. */
  readonly epochMs?: number;
  /** What decides where nobody says otherwise: the name of a built-in profile (default `happy`) or of one in `profiles`. */
  readonly profile?: string;
  /** Profiles of your own, besides the built-in ones. */
  readonly profiles?: readonly Profile[];
  /** Scenarios; those without a `match` apply where they are named. */
  readonly scenarios?: readonly Scenario[];
  /** Names of scenarios that are in force from the start. */
  readonly active?: readonly string[];
  /** Fault rules that every namespace starts with. */
  readonly faults?: readonly FaultRule[];
  /** Default: the demo credentials, as the index page shows them; `any`: whatever is well-formed. */
  readonly credentials?: Credentials;
  /** Tasks of one namespace; beyond it the oldest make room. Default 1,000,000. */
  readonly maxTasks?: number;
  /** Exchanges kept in a namespace's journal. Default 10,000; 0 keeps none. */
  readonly maxExchanges?: number;
  /** Characters of request and answer bodies kept in a namespace's journal. Default 16 Mi. */
  readonly maxJournalCharacters?: number;
  /** Largest request body in bytes; default 10 MiB. */
  readonly bodyLimitBytes?: number;
  /** Whether pages of other origins may call; default true. */
  readonly cors?: boolean;
  /** Told what a user should know, such as tasks that had to make room. Default: nobody. */
  readonly onWarning?: (message: string) => void;
};

/** Largest request body unless told otherwise: 10 MiB. */
export const DEFAULT_BODY_LIMIT_BYTES = 10 * 1024 * 1024;
