/** What the monitor reports: data only. */

/** Why no possible state was left, in words and in parts. */
export type Explanation = {
  /** The states the task could be in before the call. */
  readonly before: readonly string[];
  /** The answer in short: `200, showing Starting`. */
  readonly answer: string;
  /** Every rule that ruled a possible state out; the observation's own rule comes first. */
  readonly rules: readonly string[];
  readonly sentence: string;
  /** Rule → the sentence, if that rule is blamed; where more than one took part. */
  readonly otherwise?: Readonly<Record<string, string>>;
  /** Whether the same task broke a rule before, so that this may be a consequence. */
  readonly afterViolation: boolean;
  /** The answer is a list that does not name the task. */
  readonly absent?: boolean;
  /** Places of the calls that overlapped, where no order of them explains the answers. */
  readonly raced?: readonly number[];
  /** Timing assumptions that it rests on: `minDwell`, `holds running (workload "long")`. */
  readonly assuming: readonly string[];
};

type Place = {
  readonly rule: string;
  readonly seq: number;
  readonly operation: string;
  /** The task's id, with its namespace in front where it has one; absent where the answer is about no one task. */
  readonly task?: string;
};

/** One rule, seen at work once. */
export type Observation =
  | (Place & {
      readonly kind: 'held definitely' | 'held ambiguously';
      /** Assumptions in force about the task. */
      readonly assuming?: readonly string[];
    })
  | (Place & { readonly kind: 'inconclusive'; readonly because: string })
  | (Place & { readonly kind: 'violated'; readonly explanation: Explanation });

/** One call on a known task: the states it can have been in when the call took effect. One state: the cell is certain. */
export type Cell = {
  readonly operation: string;
  readonly task: string;
  readonly seq: number;
  readonly states: readonly string[];
  /** The task may have been in yet another state, where the call would have been as wrong. */
  readonly isDoubtful?: true;
  readonly accepted: boolean;
};

/** What one or more exchanges taught. */
export type Learned = {
  readonly observations: readonly Observation[];
  readonly cells: readonly Cell[];
};

/** Nothing learned. */
export const nothingLearned: Learned = { observations: [], cells: [] };

/** Both lots in order. */
export const joinLearned = (first: Learned, second: Learned): Learned => joinAll([first, second]);

/** All lots in order. */
export const joinAll = (lots: readonly Learned[]): Learned => {
  const [first, ...others] = lots.filter(({ observations, cells }) => observations.length + cells.length > 0);
  if (first === undefined) return nothingLearned;
  if (others.length === 0) return { observations: first.observations, cells: first.cells };
  return {
    observations: lots.flatMap(({ observations }) => observations),
    cells: lots.flatMap(({ cells }) => cells),
  };
};
