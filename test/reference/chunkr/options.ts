import type { Range } from '../draw.js';
import { quietTraffic, type Traffic } from '../serve.js';
import { createRealClock, type ServiceClock } from '../service-clock.js';
import type { ChunkrDefect } from './defects.js';

/** How long things take, in milliseconds. 0 is at once: the state in between is never shown. */
export type Durations = {
  /** From the create until the file is here and a worker may take it. */
  readonly fetchMs: Range;
  readonly processingMs: Range;
  /** The same for what takes long. */
  readonly longMs: number;
};

/** Ways of being right where the document leaves a choice. */
export type ChunkrWays = {
  /** Members and headers that the document does not name. */
  readonly extras: boolean;
  /** What has no value is null, or is left out. */
  readonly nulls: boolean;
  /** Cancels and deletes say nothing at all. */
  readonly emptyTexts: boolean;
  /** What a delete in the wrong state is answered. */
  readonly deleteRefusal: 400 | 500;
  /** What an update in the wrong state, or one that changes nothing, is answered. */
  readonly updateRefusal: 400 | 422;
  /** What input is answered that does not fit. */
  readonly invalid: 400 | 422;
  /** What an id is answered that no task has. */
  readonly unknown: 404 | 400;
  /** While an update waits, the output of the run before keeps its file's name and number of pages. */
  readonly keepsMetadata: boolean;
};

/** How it is started. */
export type ChunkrOptions = {
  /** Default 0: any free one. */
  readonly port?: number;
  readonly defects?: readonly ChunkrDefect[];
  /** Default `CHUNKR_KEY`. */
  readonly key?: string;
  /** Default 3. */
  readonly workers?: number;
  /** Of the durations that are drawn. Default 1. */
  readonly seed?: number;
  readonly durations?: Partial<Durations>;
  readonly ways?: Partial<ChunkrWays>;
  readonly traffic?: Partial<Traffic>;
  /** Default the machine's. */
  readonly clock?: ServiceClock;
};

/** The key that is asked for unless another one is given. */
export const CHUNKR_KEY = 'reference-key';

const DURATIONS: Durations = { fetchMs: [10, 40], processingMs: [40, 120], longMs: 1_500 };

const WAYS: ChunkrWays = {
  extras: false,
  nulls: false,
  emptyTexts: false,
  deleteRefusal: 400,
  updateRefusal: 400,
  invalid: 400,
  unknown: 404,
  keepsMetadata: false,
};

/** The options with everything that was left out. */
export const completeOptions = (options: ChunkrOptions) => ({
  port: options.port ?? 0,
  defects: new Set(options.defects),
  key: options.key ?? CHUNKR_KEY,
  workers: options.workers ?? 3,
  seed: options.seed ?? 1,
  durations: { ...DURATIONS, ...options.durations },
  ways: { ...WAYS, ...options.ways },
  traffic: { ...quietTraffic, ...options.traffic },
  clock: options.clock ?? createRealClock(),
});
