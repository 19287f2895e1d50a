import type { Configuration } from './configuration.js';

/** Where a task stands, as the document names it. */
export type Status = 'Starting' | 'Processing' | 'Succeeded' | 'Failed' | 'Cancelled';

/** What processing gave, and the configuration it was made with. */
export type Output = { readonly configuration: Configuration; readonly pages: number };

/** What a run leaves behind, and what a cancelled update brings back. Times are Unix milliseconds. */
export type Kept = {
  readonly status: Status;
  readonly configuration: Configuration;
  readonly output: Output | undefined;
  readonly startedMs: number | undefined;
  readonly finishedMs: number | undefined;
  readonly message: string;
};

/** A document, and how to get at it. */
export type Input = { readonly fileName: string; readonly host: string };

/** A task as the table keeps it. */
export type Task = { -readonly [key in keyof Kept]: Kept[key] } & {
  readonly id: string;
  readonly input: Input;
  readonly createdMs: number;
  /** How many runs were queued; work of a run that is not the last one is void. */
  run: number;
  /** As it was before the update that is under way. */
  previous: Kept | undefined;
};

/** What an operation is answered: done, or why not. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly because: string };

/** Done. */
export const DONE: Outcome = { kind: 'done' };

/** Refused because of where the task stands. */
export const refusedIn = (what: string, status: Status): Outcome => ({
  kind: 'refused',
  because: `Task cannot be ${what}: status is ${status}`,
});

/** When a task has outlived what its creator asked for, Unix milliseconds; `undefined`: never. */
export function expiryOf({ configuration, createdMs }: Task): number | undefined {
  const seconds = configuration['expires_in'];
  return typeof seconds === 'number' && seconds > 0 ? createdMs + seconds * 1_000 : undefined;
}
