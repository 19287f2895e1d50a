import type { Clock } from '../clock/clock.js';
import type { Journal } from '../store/journal.js';
import type { Store } from '../store/store.js';

/** One namespace of one API: its tasks, its clock, its journal. */
export type World = {
  readonly namespace: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Deduplicated submits (`once`): operation and header value → task id. */
  readonly once: Map<string, string>;
  /** Tasks that had to make room for newer ones. */
  dropped: number;
};
