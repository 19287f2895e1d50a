import type { Phase } from '../plan/plan.js';

/** One rule that a run found broken. */
export type BrokenRule = {
  readonly rule: string;
  /** It warns where others fail. */
  readonly soft: boolean;
  readonly times: number;
  /** The request that shows it first, from 1, and when its answer came, in seconds of the run. */
  readonly request: number;
  readonly second: number;
  readonly phase: Phase | 'none';
  /** Every other rule that took part: each ruled out a state that the task could have been in. */
  readonly beside: readonly string[];
  /** What the judge says of it. */
  readonly sentence: string;
};

/** What one server was found to be in one check. */
export type MatrixRun = {
  readonly api: string;
  /** `mutant`, `benign` or `clean`. */
  readonly kind: 'mutant' | 'benign' | 'clean';
  /** Empty for a clean server. */
  readonly name: string;
  readonly seed: number;
  readonly phases: readonly Phase[];
  readonly rounds: number;
  readonly requests: number;
  readonly tasks: number;
  readonly seconds: number;
  readonly stop: string;
  /** In the order of the first request that shows it. */
  readonly broken: readonly BrokenRule[];
  /** Of everything that was sent and answered in the first round: equal ones could not be told apart. */
  readonly fingerprint: string;
  /** Rules that are neither passed nor broken, for a clean server. */
  readonly undecided: readonly string[];
};

/** What a run comes to: the check fails, warns only, or sees nothing. */
export const outcomeOf = ({ broken }: Pick<MatrixRun, 'broken'>): 'killed' | 'warned' | 'survived' => {
  if (broken.some(({ soft }) => !soft)) return 'killed';
  return broken.length > 0 ? 'warned' : 'survived';
};
