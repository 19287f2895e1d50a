import type { NamespaceClock } from '../clock/namespace-clock.js';
import type { FaultBook } from '../faults/fault-book.js';
import type { FaultMatch, FaultRule } from '../faults/fault-rule.js';
import type { FateSpec } from '../timeline/fate.js';

/** A named way in which every task and request is treated: the weakest that has a say. */
export type Profile = {
  readonly name: string;
  readonly fate: FateSpec;
  readonly faults: readonly FaultRule[];
};

/**
 * A named exception. With a `match` it applies to the requests that fit; without one only where it is named: by the
 * command line, by control, or by a request's `Prefer: scenario=…`.
 */
export type Scenario = {
  readonly name: string;
  readonly match?: FaultMatch;
  readonly fate: FateSpec;
  readonly faults: readonly FaultRule[];
};

/** What decides in a namespace unless a task or a request says otherwise. */
export type NamespaceSettings = {
  /** Whole number from which ids, branches, dwell times and faults are drawn. */
  readonly seed: number;
  readonly profile: Profile;
  /** All that can be named, in their order. */
  readonly scenarios: readonly Scenario[];
  /** Names of those without a `match` that are in force for every request. */
  readonly active: readonly string[];
};

/** What the APIs of one `/@name` share; their tasks and journals are in a `World` for each API. */
export type Namespace = {
  /** Empty for requests without a prefix. */
  readonly name: string;
  readonly clock: NamespaceClock;
  readonly faults: FaultBook;
  readonly settings: NamespaceSettings;
  /** From now on; tasks that exist keep their fate. Fault rules of the old profile go, those of the new one come. */
  use(settings: Partial<NamespaceSettings>): void;
};

/** Every namespace in use. */
export type Namespaces = {
  /** Made when first asked for; `undefined` where there are too many. */
  of(name: string): Namespace | undefined;
  names(): readonly string[];
  /** Forgets it: the next request finds a new one. Worlds are dropped by their simulators. */
  drop(name: string): void;
};
