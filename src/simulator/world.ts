import type { NamespaceClock } from '../clock/namespace-clock.js';
import type { Journal } from '../store/journal.js';
import type { Store } from '../store/store.js';
import type { Namespace } from './namespace.js';
import type { ShownStays } from './shown-stays.js';

/** One API in one namespace: its tasks and its journal. */
export type World = {
  readonly namespace: Namespace;
  readonly store: Store;
  /** That of the namespace. */
  readonly clock: NamespaceClock;
  readonly journal: Journal;
  /** Deduplicated submits (`once`): operation and header value → task id. */
  readonly once: Map<string, string>;
  readonly shown: ShownStays;
  /** Tasks that had to make room for newer ones. */
  dropped: number;
};
