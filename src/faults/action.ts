import type { Pointer, Role } from '../lifecycle/model.js';
import type { Course } from '../timeline/fate.js';
import type { Wire } from './wire.js';

/** What a fault does, as data: the simulator carries out all but `wire`, which the edge does. */
export type Action =
  /** Answered in place of the operation, which is not carried out. */
  | { readonly do: 'answer'; readonly answer: PlannedAnswer }
  /** The operation is carried out; this goes back in place of its reply. */
  | { readonly do: 'replace'; readonly answer: PlannedAnswer }
  /** Answered as if carried out, but nothing is kept. */
  | { readonly do: 'pretend' }
  /** Refused as the lifecycle says, but the operation's first move takes effect all the same. */
  | { readonly do: 'effect-though-refused' }
  /** A resubmission under a known `once` header makes another task. */
  | { readonly do: 'forget-once' }
  /** A new task gets the id of an earlier one, which it hides. */
  | { readonly do: 'reuse-id' }
  /** The answer shows the task as it is not; the task itself is untouched. */
  | { readonly do: 'show'; readonly view: View }
  /** The task is changed before the operation is carried out, or after it. */
  | { readonly do: 'change'; readonly when: 'before' | 'after'; readonly change: TaskChange }
  /** The body of the reply is edited, wherever it is JSON. */
  | { readonly do: 'edit'; readonly edit: Edit }
  /** Headers of the reply are set (lower-case names), or removed with `undefined`. */
  | {
      readonly do: 'headers';
      readonly headers: Readonly<Record<string, string | undefined>>;
      /** A right server would send them too: alone they are no hit. */
      readonly harmless?: true;
    }
  /** The edge sends the reply in another way. */
  | { readonly do: 'wire'; readonly wire: Wire };

/** An answer that is made up. */
export type PlannedAnswer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * Said in the error body that the operation's document has for the status, else in a problem (RFC 9457). Taken where
   * `body` is absent; without either the answer has no body.
   */
  readonly message?: string;
  /** What the document may name its example of that error after, such as `unknown`. */
  readonly reason?: string;
};

/** Another picture of a task. */
export type View =
  /** As it was that many milliseconds ago (a replica that lags); unknown where it did not exist. */
  | { readonly kind: 'earlier'; readonly byMs: number }
  /** As it was when it was last in that model state, else as if it were in it now. */
  | { readonly kind: 'state'; readonly state: string; readonly outcome?: string }
  /** The newest other task, a made-up one where it is alone; with `keepsId` under the id that was asked for. */
  | { readonly kind: 'other-task'; readonly keepsId?: boolean }
  /** As if it had never been created. */
  | { readonly kind: 'unknown' }
  /** A task that was removed, as it was last; one that never existed as if it were in that model state. */
  | { readonly kind: 'revived'; readonly state: string };

/** What is written to a task's log, by control or by a fault. */
export type TaskChange =
  /** In that state from now on; then it goes on by its course. */
  | { readonly kind: 'move'; readonly state: string; readonly outcome?: string }
  /** Goes on in another way from now on. */
  | { readonly kind: 'course'; readonly course: Course }
  | { readonly kind: 'remove' };

/**
 * A change of a body. A role stands at its place in the snapshot of a successful answer, a pointer leads into the whole
 * JSON body; rows are those of a list. What is not there is left alone.
 */
export type Edit =
  | { readonly kind: 'set'; readonly at: Role | Pointer; readonly value: unknown }
  | { readonly kind: 'remove'; readonly at: Role | Pointer }
  /** The time there is shifted by that many milliseconds, a number that is no time by that much. */
  | { readonly kind: 'shift'; readonly at: Role | Pointer; readonly by: number }
  /** Upper case becomes lower case and the other way round. */
  | { readonly kind: 'swap-case'; readonly at: Role | Pointer }
  /** The progress says that share of the whole, which may be above 1. */
  | { readonly kind: 'progress'; readonly share: number }
  /** One number, text or boolean there becomes another, the draw tells which; `except` names snapshot pointers to leave. */
  | {
      readonly kind: 'vary';
      readonly at: Role | Pointer;
      readonly by: number;
      readonly except: readonly Pointer[];
    }
  /** What a task in that model state shows there. */
  | { readonly kind: 'as-in'; readonly at: Role | Pointer; readonly state: string; readonly outcome?: string }
  /** The row at `index` (counted round the list) is left out or doubled; `leak`: a row that has no place here comes in. */
  | { readonly kind: 'rows'; readonly how: 'omit' | 'double' | 'reverse' | 'leak'; readonly index: number }
  /** The member there is written twice: first the other value or first the right one. Most readers take the last. */
  | {
      readonly kind: 'duplicate-key';
      readonly at: Role | Pointer;
      readonly value: unknown;
      readonly last: 'right' | 'wrong';
    }
  /** Only that share of the text is kept, 0..1; `Content-Length` says what is sent. `of`: which answers are cut. */
  | { readonly kind: 'cut-text'; readonly share: number; readonly of: 'any' | 'success' | 'json-success' };
