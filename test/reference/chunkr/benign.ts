import type { ChunkrOptions } from './options.js';

const QUICK = { fetchMs: [2, 15], processingMs: [2, 25], longMs: 60 } as const;
const SLOW = { fetchMs: [20, 150], processingMs: [20, 250], longMs: 600 } as const;
const AT_ONCE = { fetchMs: [0, 0], processingMs: [0, 0], longMs: 0 } as const;

/** Servers that are right, each in its own way, by name: none of them may raise an alarm. */
export const benignChunkrs: Readonly<Record<string, ChunkrOptions>> = {
  usual: { durations: QUICK },
  'ten times slower': { durations: SLOW },
  'done at once': { durations: AT_ONCE },
  'processing never shown': { durations: { ...QUICK, processingMs: [0, 0] } },
  'waiting never shown': { durations: { ...QUICK, fetchMs: [0, 0] }, workers: 50 },
  'one worker': { durations: QUICK, workers: 1 },
  'more members and headers': { durations: QUICK, ways: { extras: true, nulls: true } },
  'empty texts': { durations: QUICK, ways: { emptyTexts: true } },
  'other refusals': {
    durations: QUICK,
    ways: { deleteRefusal: 500, updateRefusal: 422, invalid: 422, unknown: 400 },
  },
  'file known while it waits': { durations: QUICK, ways: { keepsMetadata: true } },
  'effects and answers apart': { durations: QUICK, traffic: { latencyMs: [0, 20] } },
  'busy now and then': { durations: QUICK, traffic: { busyEvery: 9 } },
  'limited now and then': { durations: QUICK, traffic: { limitedEvery: 7 } },
  'a connection for each request': { durations: QUICK, traffic: { connections: 'close' } },
  'connections end by themselves': { durations: QUICK, traffic: { connections: 'brief' } },
};
