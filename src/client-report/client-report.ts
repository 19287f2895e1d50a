import type { Exchange } from '../exchange/exchange.js';

/** How much a finding matters: `error` breaks in production, `warning` will at some point, `note` is worth knowing. */
export type ClientSeverity = 'error' | 'warning' | 'note';

/** One fact about how a client behaved. */
export type ClientFinding = {
  /** Stable: see the table in docs/client-report.md. */
  readonly id: string;
  readonly severity: ClientSeverity;
  readonly client: string;
  readonly api: string;
  /** Absent: it is about no single task. */
  readonly task?: string;
  /** What was seen, with its figures, one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  /** How often it was seen; reported once. */
  readonly count: number;
  /** The exchanges that show it, the first few of them, in order. */
  readonly evidence: readonly Exchange[];
};

/** What a client did, in numbers. Durations are milliseconds. */
export type ClientSummary = {
  readonly client: string;
  readonly requests: number;
  readonly tasks: number;
  readonly polls: number;
  /** Between the answer to a poll and the next poll of the same task. */
  readonly pollGapMs?: { readonly min: number; readonly median: number; readonly max: number };
  readonly retries: number;
  /** Answers that carried a fault. */
  readonly faulted: number;
};

/** The report on the clients of one namespace. */
export type ClientReport = {
  readonly clients: readonly ClientSummary[];
  readonly findings: readonly ClientFinding[];
  /** Exchanges that the journal no longer had: findings about them are missing. */
  readonly dropped: number;
};
