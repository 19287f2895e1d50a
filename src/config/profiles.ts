import type { FaultRule } from '../faults/fault-rule.js';
import type { Distribution } from '../random/distribution.js';
import type { Profile } from '../simulator/namespace.js';
import { hostileFaults } from './hostile-faults.js';
import { plainRule } from './plain-rule.js';

/** Requests that change nothing: whoever loses the answer may ask again. */
const READS = { does: ['read', 'result', 'list'] } as const;

/**
 * What a server under load does: all of it can be told from an answer to the request, none of it was carried out, and
 * only answers to reads get lost. A client that waits as it is asked and tries again gets through.
 */
const flakyFaults: readonly FaultRule[] = [
  plainRule('latency', { kind: 'latency', delay: { median: '80ms', sigma: 0.6, max: '2s' } }),
  plainRule('unavailable', { kind: 'server-error', status: 503, retryAfter: '1s' }, { probability: 0.03 }),
  plainRule('too-many', { kind: 'too-many-requests', retryAfter: '2s' }, { probability: 0.02 }),
  plainRule('reset', { kind: 'reset' }, { match: READS, probability: 0.02 }),
];

/** Half of the stays are shorter than 20 s, all but 1 % shorter than 2 min; a state's own `within` is kept. */
const SLOW_STAY: Distribution = { type: 'lognormal', median: 20_000, sigma: 0.77, max: 600_000 };

/** How long the storm of `storm-then-calm` lasts, from the first request of a namespace on, by its clock. */
const STORM_MS = 30_000;

/** The rule while the storm lasts. */
const inStorm = ({ probability, ...rule }: FaultRule): FaultRule => ({
  ...rule,
  probability: 1,
  schedule: { phases: [{ forMs: STORM_MS, probability }, { probability: 0 }], repeat: false },
});

/** Each failure alone; most requests meet one of them. */
const stormFaults: readonly FaultRule[] = [
  plainRule('latency', { kind: 'latency', delay: { median: '300ms', sigma: 0.8, max: '5s' } }),
  plainRule('unavailable', { kind: 'server-error', status: 503, retryAfter: '2s' }, { probability: 0.4 }),
  plainRule('too-many', { kind: 'too-many-requests', retryAfter: '5s' }, { probability: 0.3 }),
  plainRule('reset', { kind: 'reset' }, { match: READS, probability: 0.2 }),
];

/** The profiles that need no file: their names are values of `--profile`. */
export const builtInProfiles: readonly Profile[] = [
  { name: 'happy', fate: { base: 'happy' }, faults: [] },
  { name: 'lifecycle', fate: { base: 'lifecycle' }, faults: [] },
  {
    name: 'slow',
    fate: { base: 'happy', dwell: { '*': SLOW_STAY } },
    faults: [plainRule('latency', { kind: 'latency', delay: { p50: '300ms', p99: '2s', max: '5s' } })],
  },
  { name: 'flaky', fate: { base: 'lifecycle' }, faults: flakyFaults },
  { name: 'hostile', fate: { base: 'lifecycle' }, faults: hostileFaults },
  { name: 'storm-then-calm', fate: { base: 'happy' }, faults: stormFaults.map(inStorm) },
];

/** The profile of that name: one of your own, else a built-in one. */
export function resolveProfile(name: string, own: readonly Profile[] = []): Profile | undefined {
  return [...own, ...builtInProfiles].find((profile) => profile.name === name);
}
