import type { Pointer } from '../../src/lifecycle/model.js';
import type { Place } from '../../src/lifecycle/pointer.js';

/** What answers showed of one run of a task, to hold later answers against. A run ends at an accepted re-entry. */

/** Something an answer showed, and when. `view` says which answers show the same members. */
export type Shown = {
  readonly value: unknown;
  readonly view: string;
  readonly seq: number;
  readonly returnMs: number;
};

/** The places a pointer matched in an answer, and when. */
export type ShownPlaces = Shown & { readonly value: readonly Place[] };

/** What a request gave that the snapshot must show. */
export type Expected = {
  readonly pointer: Pointer;
  /** `null`: it must not be there. */
  readonly value: unknown;
  readonly rule: string;
  /** It was sent as text (path, query, header, form): types are not compared. */
  readonly textual: boolean;
  /** Given by the client, not filled in from a default: it must be there. */
  readonly given: boolean;
};

/** What is known of one run. */
export type RunFacts = {
  /** State and view → the frozen snapshot. */
  readonly finals: ReadonlyMap<string, Shown>;
  /** Rule of `monotone` → what its pointer showed last. */
  readonly floors: ReadonlyMap<string, ShownPlaces>;
  /** What is merged into, by the text of its pointer, as last shown. */
  readonly parts: ReadonlyMap<string, unknown>;
  readonly expected: readonly Expected[];
};

/** A run of which nothing was seen. */
export const blankRun: RunFacts = { finals: new Map(), floors: new Map(), parts: new Map(), expected: [] };
