import type { Final, Role } from './model.js';

/** The `x-task-lifecycle` object as written, once the schema has accepted it. Texts are not read yet. */

export type OneOrMany<T> = T | readonly T[];
/** Statuses and classes (and, for `unknown`, states) as written. */
export type RawStatuses = OneOrMany<number | string>;

/** What a snapshot or an answer must look like, as written. */
export type RawShape = {
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  readonly check?: readonly string[];
  readonly should?: readonly string[];
};

/** One outcome of a state, as written. */
export type RawOutcome = RawShape & { readonly if?: string; readonly weight?: number };

/** One state, as written. */
export type RawState = RawShape & {
  readonly initial?: boolean;
  readonly shows?: OneOrMany<string> | RawShape;
  readonly next?: OneOrMany<string> | Readonly<Record<string, number>>;
  readonly within?: string;
  readonly dwell?: string;
  readonly visits?: number;
  readonly final?: true | Exclude<Final, 'any'>;
  readonly outcomes?: Readonly<Record<string, RawOutcome>>;
};

/** One conditional rule, as written. */
export type RawWhen = RawShape & { readonly if: string };
/** `limit`, as written. */
export type RawLimit = string | { readonly param: string; readonly default?: number; readonly cap?: number };
/** `merge`, as written. */
export type RawMerge = string | { readonly into: string; readonly how?: 'members' | 'patch' };

/** One operation, as written. */
export type RawOperation = {
  readonly snapshot?: boolean;
  readonly creates?: string;
  readonly to?: OneOrMany<string>;
  readonly echo?: Readonly<Record<string, string>>;
  readonly once?: string;
  readonly target?: string;
  readonly bulk?: boolean;
  readonly moves?: Readonly<Record<string, OneOrMany<string>>>;
  readonly allow?: OneOrMany<string>;
  readonly open?: OneOrMany<string>;
  readonly ok?: RawStatuses;
  readonly else?: RawStatuses;
  readonly save?: boolean;
  readonly merge?: RawMerge;
  readonly noop?: RawStatuses;
  readonly when?: readonly RawWhen[];
  readonly lists?: string;
  readonly order?: string;
  readonly filter?: Readonly<Record<string, string>>;
  readonly limit?: RawLimit;
  readonly check?: readonly string[];
  readonly should?: readonly string[];
  readonly unknown?: RawStatuses;
};

/** The whole object, as written. */
export type RawLifecycle = {
  readonly version: 1;
  readonly resource?: string;
  readonly fields?: { readonly [role in Role]?: string };
  readonly envelope?: { readonly data?: string; readonly check?: readonly string[] };
  readonly states: Readonly<Record<string, RawState>>;
  readonly operations?: Readonly<Record<string, RawOperation>>;
  readonly check?: readonly string[];
  readonly should?: readonly string[];
  readonly soft?: readonly string[];
  readonly constant?: readonly string[];
  readonly monotone?: readonly string[];
  readonly volatile?: readonly string[];
  readonly unknown?: RawStatuses;
  readonly retain?: string;
  readonly stale?: string;
  readonly poll?: string;
};
