import type { Distribution } from '../random/distribution.js';
import type { PolicyName } from './policy.js';

/** How a task goes on, under the names of moto's state transitions where it has them. */
export type Course =
  /** Stays are drawn: the usual course. */
  | { readonly kind: 'time' }
  /** Every stay has no length: the task is final as soon as it exists. */
  | { readonly kind: 'immediate' }
  /** A state is left once it was read that often, at least once: the next read shows the next state. */
  | { readonly kind: 'manual'; readonly reads: number }
  /** Stays in that state (absent: in the one it is in) until it is released. */
  | { readonly kind: 'hold'; readonly state?: string }
  /** Exactly these states, one after the other; a stay without a length is the last. */
  | { readonly kind: 'script'; readonly stays: readonly ScriptedStay[] };

/** One state of a script. */
export type ScriptedStay = { readonly state: string; readonly outcome?: string; readonly forMs?: number };

/** What decides a task's branches, dwell times and course, in words that fit any lifecycle. */
export type FateSpec = {
  /** Where nothing below says otherwise; absent: what would decide without this one. */
  readonly base?: PolicyName;
  /**
   * How tasks end, with weights: a state, its label, `State.outcome`, or `success`, `failure`, `cancelled` for any final
   * state of that kind. An end that cannot be reached is not drawn.
   */
  readonly ends?: Readonly<Record<string, number>>;
  /** Milliseconds by state or label; `*` for every other state. Clipped to the state's `within`. */
  readonly dwell?: Readonly<Record<string, Distribution>>;
  readonly course?: Course;
};

/** What decides over one task. Tasks share it; each keeps the one it was given, whatever is set later. Plain data. */
export type Fate = {
  /** Branches and dwell times; without a `base` the lifecycle's own. Its `course` has no say: see below. */
  readonly spec: FateSpec;
  readonly course: Course;
  /** Whole number that the draws depend on. */
  readonly seed: number;
};
