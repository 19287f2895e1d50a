import type { Range } from '../draw.js';
import { quietTraffic, type Traffic } from '../serve.js';
import { createRealClock, type ServiceClock } from '../service-clock.js';
import type { LiteratureDefect } from './defects.js';

/** How long things take, in milliseconds. 0 is at once: the state in between is never shown. */
export type Durations = {
  /** From the create until a worker may take it. */
  readonly pendingMs: Range;
  /** Each of a source's steps. */
  readonly stepMs: Range;
  /** What waits long stays pending that long; what is big stays running that long. */
  readonly longMs: number;
};

/** Ways of being right where the document leaves a choice. */
export type LiteratureWays = {
  /** Members and headers that the document does not name. */
  readonly extras: boolean;
  /** Errors have `data: null`, or no data at all. */
  readonly errorsWithData: boolean;
  /** Times to the second only: tasks of one second tie, and may then come in any order. */
  readonly wholeSeconds: boolean;
  /** How many steps a source takes. */
  readonly stepsPerSource: number;
  /** Whether the total is known before the task runs; else it is 0. */
  readonly totalKnown: boolean;
  /** A cancelled task says so in its error message. */
  readonly cancelledSaysWhy: boolean;
  /** `POST /projects/{project_id}/search/execute-async` is there. The Tasks API document does not have it. */
  readonly search: boolean;
};

/** How it is started. */
export type LiteratureOptions = {
  /** Default 0: any free one. */
  readonly port?: number;
  readonly defects?: readonly LiteratureDefect[];
  /** Absent: no key is asked for. */
  readonly masterKey?: string;
  /** Default 3. */
  readonly workers?: number;
  /** Of the durations that are drawn, and of the first id. Default 1. */
  readonly seed?: number;
  readonly durations?: Partial<Durations>;
  readonly ways?: Partial<LiteratureWays>;
  readonly traffic?: Partial<Traffic>;
  /** Default the machine's. */
  readonly clock?: ServiceClock;
};

const DURATIONS: Durations = { pendingMs: [10, 40], stepMs: [5, 20], longMs: 1_500 };

const WAYS: LiteratureWays = {
  extras: false,
  errorsWithData: false,
  wholeSeconds: false,
  stepsPerSource: 3,
  totalKnown: false,
  cancelledSaysWhy: false,
  search: true,
};

/** The options with everything that was left out. */
export const completeOptions = (options: LiteratureOptions) => ({
  port: options.port ?? 0,
  defects: new Set(options.defects),
  masterKey: options.masterKey,
  workers: options.workers ?? 3,
  seed: options.seed ?? 1,
  durations: { ...DURATIONS, ...options.durations },
  ways: { ...WAYS, ...options.ways },
  traffic: { ...quietTraffic, ...options.traffic },
  clock: options.clock ?? createRealClock(),
});
