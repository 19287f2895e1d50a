import type { KeyPart } from '../random/hash.js';
import type { Action } from './action.js';
import type { ValueSchema } from './parameter-schema.js';
import type { Scene } from './scene.js';

/** Draws for one hit of one rule: keyed by seed, rule and the count of the request, so that no draw shifts another. */
export type FaultDraw = {
  /** In [0, 1). */
  unit(purpose: KeyPart): number;
  /** A whole number from `min` to `max`, both included. */
  whole(range: { readonly min: number; readonly max: number }, purpose: KeyPart): number;
  /** Random bytes as base64. */
  bytes(count: number, purpose: KeyPart): string;
  /** What the draws are keyed by besides the seed, for draws of other kinds. */
  readonly key: readonly KeyPart[];
};

/** What a hit is decided from, besides the parameters. */
export type Hit = {
  readonly scene: Scene;
  readonly draw: FaultDraw;
  /** How many requests this rule hit before, counted as its `per` says. */
  readonly hitsBefore: number;
  /** Where the phases of the rule begin, see `Schedule`. */
  readonly startedMs: number;
  /** Counts one use of a quota that begins with its first use and ends `windowMs` later; `key` tells quotas of a rule apart. */
  readonly use: (windowMs: number, key: string) => Use;
};

/** One use of a quota: its number in the window, this one included, and when the window ends. */
export type Use = { readonly used: number; readonly endsMs: number };

/** What a fault can know of an operation before any request. */
export type FaultSite = Pick<Scene, 'lifecycle' | 'rule' | 'aim' | 'isSnapshot' | 'roles'>;

/**
 * One fault of the catalogue. `environment`: the contract holds, the surroundings misbehave. `contract`: a rule of the
 * lifecycle or of the document is broken.
 */
export type FaultKind = {
  /** Its name in rules, files and reports. */
  readonly kind: string;
  readonly family: 'environment' | 'contract';
  /** What a client sees, one sentence. */
  readonly says: string;
  /**
   * JSON Schema of the object of all parameters besides `kind`, made by `closedParameters`: unknown ones are refused,
   * each has a description and, unless it may be absent, a default.
   */
  readonly parameters: ValueSchema;
  /** Parameters that show it at its plainest, for the documentation and the tests. */
  readonly example: Readonly<Record<string, unknown>>;
  /** Whether it could ever act on requests to such an operation; absent: on any. */
  readonly fits?: (site: FaultSite) => boolean;
  /**
   * What happens; nothing where the fault has no meaning for this request. Parameters are checked and defaulted;
   * durations are milliseconds (those of HTTP seconds), instants Unix milliseconds, distributions `Distribution`s.
   */
  readonly act: (parameters: Readonly<Record<string, unknown>>, hit: Hit) => readonly Action[];
};
