/** The record of one request and its answer: the simulator's journal, the fixtures, and the suite's history. */

export type Payload =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'bytes'; readonly base64: string };

/** What the sender meant the request to be; it decides which rules judge the answer. Absent: `valid`. */
export type Intent =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly because: string }
  | { readonly kind: 'unauthenticated' }
  | { readonly kind: 'unknown-id' };

/**
 * A state that a task is known to stay in, from each time it enters it, by the input that it was made from: for at least so
 * many milliseconds of the server's time. `workload` names the input.
 */
export type Holding = { readonly state: string; readonly forMs: number; readonly workload?: string };

/** A request as it was sent. */
export type ExchangeRequest = {
  readonly method: string;
  /** Path and query as sent, without the origin and without a namespace prefix. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Payload;
};

/**
 * Why an answer was lost. `timeout`: the sender's time for it was over; `unreachable`: no way to the host; `reset`: the
 * connection ended before an answer; `cut-off`: in the middle of one; `too-long`: longer than the sender takes;
 * `unsendable`: the request is none that HTTP takes; `given-up`: the sender was told to stop.
 */
export const lostCauses = [
  'timeout',
  'refused',
  'unreachable',
  'reset',
  'cut-off',
  'tls',
  'not-http',
  'too-long',
  'unsendable',
  'given-up',
  'other',
] as const;

/** One of the causes by which an answer is lost. */
export type LostCause = (typeof lostCauses)[number];

/** What came back, or why nothing did. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Payload;
    }
  | {
      readonly kind: 'lost';
      /** In words, for people. */
      readonly reason: string;
      /** For programs; absent where the recorder does not tell. */
      readonly cause?: LostCause;
    };

/** One call, in flight during `[callMs, returnMs]` (Unix milliseconds of the recorder's clock). */
export type Exchange = {
  readonly seq: number;
  readonly callMs: number;
  readonly returnMs: number;
  /** `ApiOperation.key`, where the request matched one. */
  readonly operation?: string;
  /** Name of the API, where the recorder tells APIs apart. */
  readonly api?: string;
  readonly namespace?: string;
  readonly intent?: Intent;
  /** What the sender knows of the task that this creates. */
  readonly holds?: Holding;
  /** Name of the client, where the recorder tells clients apart. */
  readonly client?: string;
  /** `<rule id>:<kind>` of the faults that were put into the answer. */
  readonly faults?: readonly string[];
  /**
   * The same instants by the machine's clock, where the recorder's can stand still: who waited by either clock has waited.
   */
  readonly wall?: { readonly callMs: number; readonly returnMs: number };
  readonly request: ExchangeRequest;
  readonly answer: Answer;
};
