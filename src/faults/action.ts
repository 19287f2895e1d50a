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
  | { readonly do: 'headers'; readonly headers: Readonly<Record<string, string | undefined>> }
  /** The edge sends the reply in another way. */
  | { readonly do: 'wire'; readonly wire: Wire };

/** An answer that is made up. `like` takes body and headers from what the document has for that case. */
export type PlannedAnswer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Where the operation declares the status, its documented error body with this message is taken instead of `body`. */
  readonly message?: string;
};

/** Another picture of a task. */
export type View =
  /** As it was that many milliseconds ago (a replica that lags); unknown where it did not exist. */
  | { readonly kind: 'earlier'; readonly byMs: number }
  /** As if it were in that model state. */
  | { readonly kind: 'state'; readonly state: string; readonly outcome?: string }
  /** The body of another task, the nearest in the order of creation; its own where it is alone. */
  | { readonly kind: 'other-task' }
  /** As if it had never been created. */
  | { readonly kind: 'unknown' };

/** What is written to a task's log, by control or by a fault. */
export type TaskChange =
  /** In that state from now on; then it goes on by its course. */
  | { readonly kind: 'move'; readonly state: string; readonly outcome?: string }
  /** Goes on in another way from now on. */
  | { readonly kind: 'course'; readonly course: Course }
  | { readonly kind: 'remove' };

/** A change of a JSON body. A role stands at its place in the snapshot; rows are those of a list. */
export type Edit =
  | { readonly kind: 'set'; readonly at: Role | Pointer; readonly value: unknown }
  | { readonly kind: 'remove'; readonly at: Role | Pointer }
  /** The value there is shifted by that much: a number, or milliseconds where it is a time. */
  | { readonly kind: 'shift'; readonly at: Role | Pointer; readonly by: number }
  /** Upper case becomes lower case and the other way round. */
  | { readonly kind: 'swap-case'; readonly at: Role | Pointer }
  | { readonly kind: 'rows'; readonly how: 'omit' | 'double' | 'reverse' | 'leak'; readonly index: number }
  /** The first member of the object is written twice, with two values. */
  | { readonly kind: 'duplicate-key'; readonly at: Role | Pointer }
  /** Only that share of the text is kept, 0..1; `Content-Length` says what is sent. */
  | { readonly kind: 'cut-text'; readonly share: number };
