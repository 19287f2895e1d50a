import { benignChunkrs } from '../reference/chunkr/benign.js';
import { benignLiteratures } from '../reference/literature/benign.js';
import type { ReferenceService } from './check-reference.js';

/** A reference service that is right in a way of its own, for a seed and so many workers. */
export type BenignWay = {
  readonly spec: ReferenceService['spec'];
  readonly name: string;
  readonly service: (seed: number, workers?: number) => ReferenceService;
};

/**
 * All of them. What is long there is too short to be held: the workloads of the target file hold for a second, so that
 * each way but those of no duration at all gets that second back. Limits name waits of a second, which are kept.
 */
export const benignWays: readonly BenignWay[] = [
  ...Object.entries(benignChunkrs).map(
    ([name, options]): BenignWay => ({
      spec: 'chunkr',
      name,
      service: (seed, workers) => ({
        spec: 'chunkr',
        options: { ...options, ...held(options), seed, ...(workers !== undefined && { workers }) },
      }),
    }),
  ),
  ...Object.entries(benignLiteratures).map(
    ([name, options]): BenignWay => ({
      spec: 'literature',
      name,
      service: (seed, workers) => ({
        spec: 'literature',
        options: { ...options, ...held(options), seed, ...(workers !== undefined && { workers }) },
        ...(options.ways?.search === false && { file: 'document-only.target.yaml' }),
      }),
    }),
  ),
];

const held = <Durations>({
  durations,
}: {
  readonly durations?: Durations;
}): { readonly durations: Durations & { readonly longMs: number } } =>
  ({ durations: { ...durations, longMs: 1_500 } }) as {
    readonly durations: Durations & { readonly longMs: number };
  };
