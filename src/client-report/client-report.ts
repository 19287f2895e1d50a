import type { Exchange } from '../exchange/exchange.js';

/** How much a finding matters: `error` breaks in production, `warning` will at some point, `note` is worth knowing. */
export type ClientSeverity = 'error' | 'warning' | 'note';

/** An exchange that shows a finding. `shown`: what stands in the state field of the answer. */
export type ClientEvidence = Exchange & { readonly shown?: string };

/** One fact about how a client behaved. */
export type ClientFinding = {
  /** Stable: see the table in docs/client-report.md. */
  readonly id: string;
  readonly severity: ClientSeverity;
  readonly client: string;
  readonly api: string;
  /** The task that the message and the evidence are about. Absent: it is about no single task. */
  readonly task?: string;
  /** How many tasks of the client show it; 0 where it is about none. */
  readonly tasks: number;
  /** What was seen, with its figures, one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  /** How often it was seen, over all tasks; reported once. */
  readonly count: number;
  /** The exchanges that show it, the first few of them, in order. */
  readonly evidence: readonly ClientEvidence[];
};

/** What a client did, in numbers. Durations are milliseconds. */
export type ClientSummary = {
  readonly client: string;
  readonly requests: number;
  /** Tasks that it submitted or named. */
  readonly tasks: number;
  /** Reads of a task whose state was not known to be final. */
  readonly polls: number;
  /** Between the answer to a poll and the next poll of the same task. */
  readonly pollGapMs?: { readonly min: number; readonly median: number; readonly max: number };
  /** Calls made again after an error or a lost answer. */
  readonly retries: number;
  /** Answers that carried a fault. */
  readonly faulted: number;
};

/** The report on the clients of one namespace. */
export type ClientReport = {
  /** By name. */
  readonly clients: readonly ClientSummary[];
  /** The worst first. */
  readonly findings: readonly ClientFinding[];
  /** Exchanges that the journal no longer had: findings about them are missing. */
  readonly dropped: number;
};
