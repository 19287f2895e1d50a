import type { LiteratureOptions } from './options.js';

const QUICK = { pendingMs: [2, 15], stepMs: [1, 8], longMs: 60 } as const;
const SLOW = { pendingMs: [20, 150], stepMs: [10, 80], longMs: 600 } as const;
const AT_ONCE = { pendingMs: [0, 0], stepMs: [0, 0], longMs: 0 } as const;

/** Servers that are right, each in its own way, by name: none of them may raise an alarm. */
export const benignLiteratures: Readonly<Record<string, LiteratureOptions>> = {
  usual: { durations: QUICK },
  'ten times slower': { durations: SLOW },
  'done at once': { durations: AT_ONCE },
  'running never shown': { durations: { ...QUICK, stepMs: [0, 0] } },
  'pending never shown': { durations: { ...QUICK, pendingMs: [0, 0] }, workers: 50 },
  'one worker': { durations: QUICK, workers: 1 },
  'more members and headers': { durations: QUICK, ways: { extras: true, errorsWithData: true } },
  'ties in the time of creation': { durations: QUICK, ways: { wholeSeconds: true } },
  'total known at once, few steps': { durations: QUICK, ways: { totalKnown: true, stepsPerSource: 1 } },
  'cancelled tasks say why': { durations: QUICK, ways: { cancelledSaysWhy: true } },
  'the three operations of the document alone': { durations: QUICK, ways: { search: false } },
  'effects and answers apart': { durations: QUICK, traffic: { latencyMs: [0, 20] } },
  'busy now and then': { durations: QUICK, traffic: { busyEvery: 9 } },
  'limited now and then': { durations: QUICK, traffic: { limitedEvery: 7 } },
  'a connection for each request': { durations: QUICK, traffic: { connections: 'close' } },
  'connections end by themselves': { durations: QUICK, traffic: { connections: 'brief' } },
};
