import type { Clock } from '../clock/clock.js';
import type { NamespaceClock } from '../clock/namespace-clock.js';
import type { FaultBook } from '../faults/fault-book.js';
import type { FaultMatch, FaultRule } from '../faults/fault-rule.js';
import type { FateSpec } from '../timeline/fate.js';
import type { NamespaceStart } from './renew-namespace.js';

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
  /**
   * From now on; tasks that exist keep their fate. Fault rules that the settings bring along come and go with them, a
   * named profile's begin anew even if it is the same one; rules that were added otherwise stay.
   */
  use(settings: Partial<NamespaceSettings>): void;
  /** Settings, fault rules and the count of exchanges as at the start; the clock stays as it is. */
  reset(): void;
  /** The place of the next exchange among those of all APIs of the namespace: 0, 1, 2 … */
  nextExchange(): number;
};

/** Every namespace in use. */
export type Namespaces = {
  /** The one without a name; it is always there. */
  readonly unnamed: Namespace;
  /** Made when first asked for; `undefined` where there are too many. */
  of(name: string): Namespace | undefined;
  /** Whether it is in use: false once it was dropped. */
  has(namespace: Namespace): boolean;
  /** In the order of their first use; the unnamed one is the empty text. */
  names(): readonly string[];
  /**
   * Forgets it: the next request finds a new one, with a clock of its own. The unnamed one is only reset. Worlds are
   * dropped by their simulators.
   */
  drop(name: string): void;
  /**
   * Namespaces begin with that from now on. Those in use take it over where nothing else was chosen for them since they
   * began; tasks and clocks stay. `profileOf` finds a profile that was chosen by name.
   */
  renew(start: NamespaceStart, profileOf: (name: string) => Profile | undefined): void;
  /** The machine's time, whatever the clocks of the namespaces show. */
  readonly wall: Clock;
};
