import type { Intent } from '../../src/exchange/exchange.js';
import type { Pointer } from '../../src/lifecycle/model.js';

/** The name that a plan gives a task: ids are known only when it runs. */
export type TaskName = string;

/**
 * What is made of a text. `misspelt`: an id of the same shape that was never issued; `lettered`: letters behind it;
 * `fractional`: a decimal point and a digit behind it.
 */
export type Alteration = 'misspelt' | 'lettered' | 'fractional';

/** A change of the sample request: how a plan sends something other than the usual. */
export type RequestChange =
  | { readonly kind: 'set'; readonly in: 'body'; readonly at: Pointer; readonly value: unknown }
  | { readonly kind: 'remove'; readonly in: 'body'; readonly at: Pointer }
  | {
      readonly kind: 'set';
      readonly in: 'query' | 'header' | 'path';
      readonly name: string;
      readonly value: string;
    }
  | { readonly kind: 'remove'; readonly in: 'query' | 'header'; readonly name: string }
  /** What stands there by then, the id of the call's task for one, made into something like it. */
  | {
      readonly kind: 'alter';
      readonly in: 'query' | 'header' | 'path';
      readonly name: string;
      readonly how: Alteration;
    }
  /** The body as bytes of its own, such as broken JSON. */
  | { readonly kind: 'raw-body'; readonly text: string; readonly contentType: string }
  | { readonly kind: 'credential'; readonly how: 'absent' | 'wrong' | 'malformed' };

/** One call of a plan. */
export type PlannedCall = {
  /** Its key; with a `hook` that is a command: `''`. */
  readonly operation: string;
  /**
   * The task it is about: its id is put where the operation's target stands. Absent: none, unless a change sets the
   * target to an id of its own.
   */
  readonly task?: TaskName;
  /** The name under which the task it creates is known from then on. */
  readonly creates?: TaskName;
  /** Which of the target's create hooks makes the task, from 0; absent: the operation itself. */
  readonly hook?: number;
  /** Name of a workload of the target; absent: the sample request. */
  readonly workload?: string;
  /** Which of the sample requests, from 0. */
  readonly variant?: number;
  /** Made in this order, after recipe and ids are in place. */
  readonly changes: readonly RequestChange[];
  /** Which of the operation's security requirements is met, from 0; absent: the first whose credentials are known. */
  readonly requirement?: number;
  readonly intent: Intent;
};

/** One step of a plan. A step that cannot be carried out is skipped and counted, never silently. */
export type Act =
  | { readonly do: 'call'; readonly call: PlannedCall }
  /** Polls until the task shows a label of one of these states, or the plan's patience ends. */
  | { readonly do: 'await'; readonly task: TaskName; readonly states: readonly string[] }
  /** A read right before or after a call, to know the state. */
  | { readonly do: 'probe'; readonly task: TaskName }
  | { readonly do: 'pause'; readonly ms: number }
  /** Sent together, each that many milliseconds after the first. */
  | {
      readonly do: 'together';
      readonly calls: readonly { readonly call: PlannedCall; readonly afterMs: number }[];
    };

/** Which part of a check a plan belongs to. */
export type Phase = 'directed' | 'negative' | 'security' | 'random' | 'races';

/** What is to be done, as data without a model inside: it can be saved, replayed and shrunk. */
export type Plan = {
  readonly id: string;
  readonly phase: Phase;
  /** What it is meant to show: rule ids, or `operation@state`. */
  readonly aims: readonly string[];
  readonly acts: readonly Act[];
  /** How long an `await` waits at most, before the target's `timeScale`. */
  readonly patienceMs: number;
};
