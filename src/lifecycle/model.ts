/** The parsed lifecycle: what an asynchronous-task API promises, as immutable data. Language: docs/lifecycle.md. */

/** A JSON Pointer (RFC 6901). A token `*` stands for any member or index where the language allows it. */
export type Pointer = { readonly text: string; readonly tokens: readonly string[] };

/** One side of a comparison. */
export type Operand =
  | { readonly kind: 'pointer'; readonly pointer: Pointer }
  | { readonly kind: 'body'; readonly pointer: Pointer }
  | { readonly kind: 'status' }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'query'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null };

/** What a comparison asks of two neighbours. */
export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** `operands.length === comparators.length + 1`; a chain holds when each neighbouring pair holds. */
export type Comparison = {
  readonly text: string;
  readonly operands: readonly Operand[];
  readonly comparators: readonly Comparator[];
};

/** One checkable promise. `soft` warns where others fail. `pointer` is its place in the lifecycle object. */
export type Rule = { readonly id: string; readonly soft: boolean; readonly pointer: string };

/** A comparison that must hold, and the rule that it belongs to. */
export type Check = { readonly rule: string; readonly comparison: Comparison };
/** A pointer that must be present or absent, and the rule that it belongs to. */
export type Presence = { readonly rule: string; readonly pointer: Pointer };

/** What a successful answer or a snapshot must look like. A broken member is reported under its rule id. */
export type Shape = {
  readonly has: readonly Presence[];
  readonly lacks: readonly Presence[];
  readonly check: readonly Check[];
};

/** How a snapshot tells its state: by a label, or by conditions. */
export type Shows =
  | { readonly kind: 'labels'; readonly labels: readonly string[] }
  | ({ readonly kind: 'predicate' } & Shape);

/** `weight` steers the simulator only; 0 = a real server may, the simulator does not unless told. */
export type Step = { readonly to: string; readonly weight: number };
/** The shortest and the longest time of something. */
export type Range = { readonly minMs: number; readonly maxMs: number };
/** How a final state ended. */
export type Final = 'any' | 'success' | 'failure' | 'cancelled';

/** `if` tells which sub-case an answer is; exactly one sub-case of a state holds. */
export type Outcome = Shape & {
  readonly name: string;
  readonly if?: Comparison;
  readonly weight: number;
  readonly rule: string;
};

/** A model state and what is promised of a task in it. */
export type State = Shape & {
  readonly name: string;
  readonly initial: boolean;
  readonly shows: Shows;
  readonly next: readonly Step[];
  readonly withinMs?: number;
  readonly dwell?: Range;
  readonly visits?: number;
  readonly final?: Final;
  readonly outcomes: readonly Outcome[];
};

/** `class` 4 means any 4xx; the classes in `else` never include 401, 404, 405, 408, 413, 415, 429. */
export type StatusPattern =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'class'; readonly class: number };

/** What answers for an id that was never issued. */
export type Unknown = StatusPattern | { readonly kind: 'state'; readonly state: string };

/** A part of a request. */
export type RequestSource =
  | { readonly kind: 'path' | 'query' | 'header'; readonly name: string }
  | { readonly kind: 'body'; readonly pointer: Pointer };

/** What an accepted call does to a task. */
export type Move =
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'same' };

/** Where the id of a new task stands in the answer. */
export type Creates =
  | { readonly kind: 'pointer'; readonly pointer: Pointer }
  | { readonly kind: 'header'; readonly name: string };

/** A part of the request that reappears in the snapshot. */
export type Echo = { readonly at: Pointer; readonly from: RequestSource; readonly rule: string };

/** Rules on a successful answer that apply under a condition. */
export type When = Shape & { readonly if: Comparison };

/** What an operation that returns a list of tasks promises of it. */
export type Listing = {
  readonly at: Pointer;
  readonly order?: { readonly by: Pointer; readonly descending: boolean; readonly rule: string };
  readonly filter: readonly { readonly param: string; readonly field: Pointer; readonly rule: string }[];
  readonly limit?: {
    readonly param: string;
    readonly default?: number;
    readonly cap?: number;
    readonly rule: string;
  };
};

/** What one operation does to a task and answers. */
export type Operation = {
  /** The key as written: an operationId or `METHOD /path`. */
  readonly key: string;
  /** Absent: inferred (the answer's schema has the state field). */
  readonly snapshot?: boolean;
  readonly creates?: Creates;
  readonly to: readonly string[];
  readonly echo: readonly Echo[];
  readonly once?: { readonly header: string; readonly rule: string };
  /** Absent: the only path parameter, where there is exactly one. */
  readonly target?: RequestSource;
  readonly bulk: boolean;
  /** State → its alternatives in order; `'*'` is already expanded. Absent: the operation moves nothing. */
  readonly moves?: ReadonlyMap<string, readonly Move[]>;
  /** States in which it succeeds without moving anything (`allow` expanded; never overlaps `moves` or `open`). */
  readonly allow: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  /** Absent: the declared 2xx. */
  readonly ok?: readonly StatusPattern[];
  readonly else: readonly StatusPattern[];
  readonly save: boolean;
  readonly merge?: { readonly into: Pointer; readonly how: 'members' | 'patch' };
  readonly noop?: readonly StatusPattern[];
  readonly when: readonly When[];
  readonly lists?: Listing;
  readonly check: readonly Check[];
  /** Absent: the lifecycle's own. */
  readonly unknown?: readonly Unknown[];
};

/** What a field of a snapshot is for. */
export type Role =
  | 'id'
  | 'state'
  | 'progress'
  | 'total'
  | 'created'
  | 'updated'
  | 'started'
  | 'finished'
  | 'expires'
  | 'error'
  | 'result'
  | 'input';

/** A pointer that a rule of the whole lifecycle is about. */
export type FieldRule = { readonly pointer: Pointer; readonly rule: string };

/** An immutable, checked lifecycle. All maps keep the order of the document. */
export type Lifecycle = {
  readonly version: 1;
  readonly resource: string;
  readonly fields: { readonly [role in Role]?: Pointer };
  readonly envelope: { readonly data?: Pointer; readonly check: readonly Check[] };
  readonly states: ReadonlyMap<string, State>;
  readonly initial: readonly string[];
  readonly operations: ReadonlyMap<string, Operation>;
  readonly check: readonly Check[];
  readonly constant: readonly FieldRule[];
  readonly monotone: readonly FieldRule[];
  readonly volatile: readonly Pointer[];
  readonly unknown: readonly Unknown[];
  /** Absent: for ever. */
  readonly retainMs?: number;
  readonly staleMs: number;
  readonly poll?: Range;
  /** Every rule by id, in a stable order. */
  readonly rules: ReadonlyMap<string, Rule>;
};

/** One lint result. `pointer` leads into the OpenAPI document; the loader adds file and line. */
export type Finding = {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly pointer: string;
  /** What is wrong: what was expected, what came. */
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
};
