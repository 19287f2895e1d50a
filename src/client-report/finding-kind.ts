import type { Exchange } from '../exchange/exchange.js';
import type { ClientSeverity } from './client-report.js';
import type { ClientStory } from './story.js';

/** What one task, or one client without regard to tasks, gives occasion to. */
export type Sighting = {
  readonly task?: string;
  readonly count: number;
  /** One sentence with its figures. */
  readonly message: string;
  /** All that show it, in order; the report keeps the first few. */
  readonly evidence: readonly Exchange[];
};

/** One thing that a client can do wrong, and how it is told from the exchanges. */
export type FindingKind = {
  readonly id: string;
  readonly severity: ClientSeverity;
  readonly advice: string;
  readonly find: (story: ClientStory) => readonly Sighting[];
};
