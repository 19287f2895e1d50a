import type { Pointer } from '../../src/lifecycle/model.js';

/** A value that must never be shown: it has no `toJSON` and no text form, only `reveal`. */
export type Secret = { readonly reveal: () => string };

/** A credential as the target wants it, by the name of the security scheme. */
export type TargetCredentials = Readonly<Record<string, Secret>>;

/** A request that a user describes: what is left out comes from the document's example. */
export type RequestRecipe = {
  /** Operation key, or `METHOD /path`. */
  readonly operation: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or the fields of a form. */
  readonly body?: unknown;
};

/** How tasks come into being where the document has no operation for it, or another one is wanted. */
export type CreateHook =
  | {
      readonly kind: 'request';
      readonly recipe: RequestRecipe;
      /** Where the id stands in the body of the answer. Absent: where the lifecycle says that the operation puts it. */
      readonly id?: Pointer;
    }
  /** A command that prints the id as its last line; `{n}` in an argument is a number that differs each time. */
  | { readonly kind: 'command'; readonly argv: readonly string[]; readonly timeoutMs: number };

/** An input with known behaviour. */
export type Workload = {
  readonly name: string;
  readonly recipe: RequestRecipe;
  /** States it ends in, where that is known: it makes those reachable. */
  readonly ends?: readonly string[];
  /** The state that it is known to stay in, and for how long at least. */
  readonly holds?: { readonly state: string; readonly forMs: number };
  /** How likely it is to end there, 0..1; default 1. */
  readonly probability?: number;
};

/** How much a check may do. Every bound holds; the first that is reached ends it. */
export type Budget = {
  readonly timeMs: number;
  readonly requests: number;
  readonly tasks: number;
  readonly requestsPerSecond: number;
  /** Requests in flight at once. */
  readonly concurrency: number;
  /** For one request, from its sending to the last byte of its answer. */
  readonly requestTimeoutMs: number;
  /** Of one answer; what is longer is cut off, and the answer counts as unreadable. */
  readonly maxAnswerBytes: number;
};

/** The implementation under check. */
export type Target = {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly credentials: TargetCredentials;
  /** Sent with every request. Names in lower case. */
  readonly headers: Readonly<Record<string, string | Secret>>;
  readonly create: readonly CreateHook[];
  readonly workloads: readonly Workload[];
  /** Take the lower ends of `dwell` for certain. */
  readonly assumeMinDwell: boolean;
  /** Added to every bound in time, milliseconds. */
  readonly slackMs: number;
  /** How many times faster than the wall clock the target lives. */
  readonly timeScale: number;
  readonly budget: Budget;
  /** Whether operations that touch tasks of others (bulk, clear) may be called. */
  readonly destructive: boolean;
  /** Whether nobody else uses the target meanwhile: lists are then judged for rows that should not be there. */
  readonly own: boolean;
  /** Operation keys and rule globs that do not apply here, with the reason. */
  readonly exclude: readonly { readonly what: string; readonly because: string }[];
};
