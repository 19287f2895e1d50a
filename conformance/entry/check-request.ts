import type { Pace } from '../../src/clock/pace.js';
import type { CheckOptions, CheckWorld } from '../check/check-options.js';
import type { Sender } from '../run/sender.js';
import type { Budget, Target } from '../target/target.js';

/** What is checked, and how: files and addresses are read from here on. */
export type CheckRequest = Omit<Partial<CheckOptions>, 'replay' | 'baseline'> & {
  /** Name of a built-in document (`docling`, `chunkr`, `trace`, `literature`, `factpulse`) or a path. */
  readonly spec: string;
  /** OpenAPI Overlay or lifecycle files, applied in this order. */
  readonly overlays?: readonly string[];
  /** Base URL of the implementation; wins over the target file. */
  readonly target?: string;
  /**
   * For the document's one security scheme: the bare key or token, for basic `user:password`. `${NAME}` stands for that
   * variable of the environment. Wins over the target file; never in reports.
   */
  readonly credential?: string;
  /** Credentials, workloads, budget and more. One of `target` and `targetFile` is needed. */
  readonly targetFile?: string;
  /** Wins over the target file. */
  readonly budget?: Partial<Budget>;
  /** How many times faster than the wall clock the target lives; wins over the target file. */
  readonly timeScale?: number;
  /** Whole number, 0 … 2³²−1. Default: 1. */
  readonly seed?: number;
  /** File whose plans are carried out instead, as `--save-replay` wrote it. */
  readonly replay?: string;
  /** File of known failures. */
  readonly baseline?: string;
};

/** What may be put in the place of the network and the clock, and who is told. Default: the real ones, nobody. */
export type CheckSurroundings = Pick<CheckWorld, 'signal' | 'onProgress'> & {
  readonly send?: Sender;
  readonly pace?: Pace;
  /** Changes the target that was read, such as its workloads. */
  readonly adapt?: (target: Target) => Target;
  /** Of taskdouble, for the report. */
  readonly version?: string;
};
