/** Failures that are known and do not fail a check: a file that is read before it and can be written after it. */

/** One failure that is known. */
export type KnownFailure = {
  /** The id of the rule, whole: no globs. */
  readonly rule: string;
  readonly because?: string;
  /** The last day on which it is let pass, `YYYY-MM-DD` in UTC; absent: for ever. */
  readonly expires?: string;
};

/** All failures that are known, each rule once. */
export type Baseline = { readonly known: readonly KnownFailure[] };
