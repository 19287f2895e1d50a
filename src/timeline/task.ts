import type { Fate } from './fate.js';

/** What a request says about a task and an answer repeats: the values of `echo`, by their place in the list. */
export type TaskInput = { readonly operation: string; readonly echo: readonly unknown[] };

/**
 * What requests have changed about a part of the input: the whole value, its absence, or some of its members. Unlike
 * a merge patch (RFC 7396) it can say that an object replaces another one, so any two changes join into one.
 */
export type Change =
  | { readonly kind: 'whole'; readonly value: unknown }
  | { readonly kind: 'gone' }
  | { readonly kind: 'members'; readonly members: readonly (readonly [name: string, change: Change])[] };

/**
 * One log entry: what an operation left behind at `atMs`. From there on the timeline is computed.
 * A later entry cuts off what an earlier one had planned.
 */
export type Phase = {
  readonly atMs: number;
  readonly state: string;
  /** Its place in the log, from 0: draws are keyed by it. */
  readonly entry: number;
  /** When the state was entered: `atMs`, or earlier where a saved phase came back. */
  readonly enteredMs: number;
  /** When work began in this run, where it has. */
  readonly startedMs?: number;
  readonly finishedMs?: number;
  /** Share of the work done when the entry was written, 0..1. */
  readonly progress: number;
  readonly outcome?: string;
  /** What `merge` has put over the input so far, by pointer. */
  readonly merged?: Readonly<Record<string, Change>>;
  readonly saved?: Phase;
  /** What decides how it goes on; absent: the default of who asks. */
  readonly fate?: Fate;
  /** Course `manual`: when reads took the task on, one instant for each step of its plan so far. */
  readonly turnsMs?: readonly number[];
  /** Course `manual`: how often the present stay was read. */
  readonly reads?: number;
};

/** A task as it is stored. `log` has at least one entry, in the order of time. */
export type Task = {
  readonly id: string;
  /** Place in the order of creation, from 1. */
  readonly sequence: number;
  readonly createdMs: number;
  readonly input: TaskInput;
  readonly log: readonly Phase[];
};

/** What is so at one instant. */
export type Situation = {
  readonly state: string;
  readonly enteredMs: number;
  readonly startedMs?: number;
  readonly finishedMs?: number;
  /** When the state will be left; absent where nothing is planned. */
  readonly leavesMs?: number;
  /** Share of the work done, 0..1; 1 only in a final state. */
  readonly progress: number;
  /** The last instant at which something about the task changed. */
  readonly updatedMs: number;
  readonly outcome?: string;
  readonly phase: Phase;
};
