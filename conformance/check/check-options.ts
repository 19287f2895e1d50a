import type { Pace } from '../../src/clock/pace.js';
import type { Api } from '../../src/openapi/api.js';
import type { Requirements } from '../../src/openapi/requirements.js';
import type { Phase, Plan } from '../plan/plan.js';
import type { Baseline } from '../report/baseline.js';
import type { Progress } from '../report/print-progress.js';
import type { Sender } from '../run/sender.js';
import type { Target } from '../target/target.js';

/** What a check is to do. */
export type CheckOptions = {
  /** Draws plans and their order: the same seed plans the same. 0 … 2³²−1. */
  readonly seed: number;
  /** Default: all five. */
  readonly phases?: readonly Phase[];
  /** How often the directed phase is planned again for what was not covered, at most. Default 6. */
  readonly rounds?: number;
  /** Carried out instead of plans of its own. */
  readonly replay?: readonly Plan[];
  /** Anything that is neither passed nor not applicable fails. Default false. */
  readonly strict?: boolean;
  readonly baseline?: Baseline;
  /** How often a failure is tried again on fresh tasks. Default 5; 0: not at all. */
  readonly confirmations?: number;
  /** How many failures are shrunk and tried again. Default 20. */
  readonly failures?: number;
  /** Whether tasks that the check created are deleted at the end, where the API can. Default true. */
  readonly cleanUp?: boolean;
  /** The command line that does the same again, for the report. Default: of the API's name, the target and the seed. */
  readonly again?: string;
};

/** What a check needs of the world around it. */
export type CheckWorld = {
  readonly send: Sender;
  readonly pace: Pace;
  /** Unix milliseconds of the wall clock, for the report. */
  readonly startedMs: number;
  /** Of taskdouble, for the report. */
  readonly version: string;
  /** Ends the check early; what is known by then is reported. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

/** What is checked. */
export type Subject = {
  readonly api: Api;
  readonly target: Target;
  /** Sentences of the document, where they are known. */
  readonly requirements?: Requirements;
};
