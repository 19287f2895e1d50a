import type { FaultRule } from '../../src/faults/fault-rule.js';
import type { Api } from '../../src/openapi/api.js';
import type { Profile } from '../../src/simulator/namespace.js';
import type { Around } from './server.js';
import type { Latency } from './simulator-sender.js';

/** Where a mutant comes from: the lifecycle, the answers, the fault catalogue, or somebody's experience. */
export type DefectClass = 'lifecycle' | 'answer' | 'fault' | 'semantic';

/** What a check must have to see a defect at all. */
export type Need = 'workload' | 'concurrency' | 'timing';

/** One way to be wrong, as data: a right simulator with this change is the mutant. */
export type Defect = {
  /** Unique within the API. */
  readonly name: string;
  readonly class: DefectClass;
  /** The kind of change: `move-missing`, `has-broken`. */
  readonly operator: string;
  /** What the server does wrong, one sentence. */
  readonly breaks: string;
  /** The rules that should say so: ids with `*` for any characters; one of them suffices. */
  readonly ruleMeant: readonly string[];
  readonly needs?: Need;
  /** Why no client could tell it from a right server. */
  readonly equivalent?: string;
  readonly change: Change;
};

/** What is changed of a right server. */
export type Change = {
  readonly api?: Api;
  readonly faults?: readonly FaultRule[];
  readonly around?: Around;
  readonly profile?: Profile;
  readonly latency?: Latency;
};

/** A defect of experience: a right server with something around it. */
export const wrappedDefect = (said: Omit<Defect, 'class' | 'change'>, around: Around): Defect => ({
  class: 'semantic',
  ...said,
  change: { around },
});
