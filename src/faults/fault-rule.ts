/** Which requests a fault rule is about. Every member that is given must fit; texts may hold `*` for any characters. */
export type FaultMatch = {
  readonly api?: string;
  /** Operation keys: an operationId, or `METHOD /path` as in the document. */
  readonly operation?: string | readonly string[];
  /** What the operation is for; see `Scene`. */
  readonly does?: OperationAim | readonly OperationAim[];
  /** The state the task is in before the request: model names, labels, or `final`. */
  readonly state?: string | readonly string[];
  /** Its id. */
  readonly task?: string;
  /** Upper case. */
  readonly method?: string | readonly string[];
  /** Of the URL, without origin, namespace and query; besides `*`, `{name}` stands for one segment. */
  readonly path?: string | readonly string[];
  /** Name of the client, see `clientOf`. */
  readonly client?: string;
  /** By name, in any case. */
  readonly header?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** By JSON Pointer into the request body: a text with `*`, or a value that must be equal. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Name of a scenario: the request asks for it by `Prefer: scenario=…`. */
  readonly scenario?: string;
  /** Another match that must fit as well: a scenario's, where a rule of it has one of its own. */
  readonly and?: FaultMatch;
};

/** What an operation is for, as told from the lifecycle. */
export type OperationAim = 'submit' | 'read' | 'result' | 'list' | 'move' | 'bulk' | 'other';

/** A fault by its name and parameters, such as `{ kind: 'latency', delay: '200ms' }`. */
export type FaultSpec = { readonly kind: string } & Readonly<Record<string, unknown>>;

/**
 * How the probability changes, phase after phase: storm, then calm. The phases begin with the first request that the
 * rule matches.
 */
export type Schedule = {
  /** A phase without a length is the last. */
  readonly phases: readonly { readonly forMs?: number; readonly probability: number }[];
  /** Begins anew after the last phase; every phase then has a length. */
  readonly repeat: boolean;
};

/** One rule of a namespace: which requests, how often, and what goes wrong. Instants are Unix milliseconds. */
export type FaultRule = {
  /** Unique in a namespace; draws are keyed by it. */
  readonly id: string;
  readonly match: FaultMatch;
  /** Share of the matching requests that are hit, 0..1; default 1. */
  readonly probability: number;
  /** So many matching requests go unharmed first. Default 0. */
  readonly after: number;
  /** At most so many are hit. Absent: any number. */
  readonly count?: number;
  /** What `after` and `count` count by: each task (requests without one by client), or the rule as a whole. */
  readonly per: 'task' | 'rule';
  /** In force from and until these instants of the namespace's clock. */
  readonly fromMs?: number;
  readonly untilMs?: number;
  /** Decides the probability in place of `probability`. */
  readonly schedule?: Schedule;
  /** No header tells of the fault. */
  readonly stealth: boolean;
  readonly fault: FaultSpec;
};
