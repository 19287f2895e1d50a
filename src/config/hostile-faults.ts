import type { FaultMatch, FaultRule, FaultSpec } from '../faults/fault-rule.js';
import { plainRule } from './plain-rule.js';

/** Requests that change nothing. */
const READS: FaultMatch = { does: ['read', 'result', 'list'] };
const POLLS: FaultMatch = { does: 'read' };
const LISTS: FaultMatch = { does: 'list' };

/** Share of the matching requests: seldom enough that most tasks are seen through, often enough that each test run meets some. */
const SELDOM = 0.01;

const seldom = (kind: string, match: FaultMatch = {}, parameters: Omit<FaultSpec, 'kind'> = {}): FaultRule =>
  plainRule(kind, { kind, ...parameters }, { match, probability: SELDOM });

/** The surroundings at their worst: answers late, lost, cut, refused. */
const environment: readonly FaultRule[] = [
  plainRule('latency', { kind: 'latency', delay: { median: '120ms', sigma: 1, max: '10s' } }),
  plainRule('server-error', { kind: 'server-error', status: 500 }, { probability: 0.02 }),
  plainRule('unavailable', { kind: 'server-error', status: 503, retryAfter: '1s' }, { probability: 0.02 }),
  plainRule('gateway-timeout', { kind: 'server-error', status: 504, effect: true }, { probability: SELDOM }),
  plainRule('too-many', { kind: 'too-many-requests', retryAfter: '2s' }, { probability: 0.02 }),
  plainRule(
    'too-many-by-date',
    { kind: 'too-many-requests', retryAfter: '2s', form: 'date' },
    { probability: SELDOM },
  ),
  plainRule('too-many-garbage', { kind: 'too-many-requests', form: 'garbage' }, { probability: SELDOM }),
  seldom('unauthorized', POLLS),
  seldom('redirect', POLLS),
  plainRule('reset', { kind: 'reset' }, { probability: 0.02 }),
  plainRule('reset-mid-body', { kind: 'reset', when: 'mid-body' }, { match: READS, probability: SELDOM }),
  seldom('answer-lost'),
  seldom('empty-response', READS),
  seldom('truncate', READS),
  seldom('malformed-chunk', READS),
  seldom('random-data', READS),
  seldom('keep-alive-closed'),
  seldom('hang', READS, { for: '30s' }),
  seldom('dribble', READS),
  seldom('slow-headers', READS),
];

/** Rules of the contract that are broken; the tasks themselves stay what they are, and the next answer is right again. */
const contract: readonly FaultRule[] = [
  seldom('html-page'),
  seldom('truncated-json', READS),
  seldom('empty-body', READS),
  seldom('wrong-content-type', READS),
  seldom('duplicate-keys', READS),
  seldom('not-found-after-create', { does: ['read', 'result', 'move'] }, { for: '2s' }),
  seldom('stale-read', READS),
  seldom('state-going-back', POLLS),
  seldom('unknown-status', POLLS),
  seldom('wrong-case', POLLS),
  seldom('id-mix-up', POLLS),
  seldom('progress-back', POLLS),
  seldom('progress-over-end', POLLS),
  seldom('timestamps-out-of-order', POLLS),
  seldom('result-changing', { does: ['read', 'result'] }),
  seldom('completion-without-result', { does: ['read', 'result'] }),
  seldom('list-omits', LISTS),
  seldom('list-doubles', LISTS),
  seldom('list-misordered', LISTS),
];

/** A little of nearly everything: no client comes through without a scratch, a good one comes through. */
export const hostileFaults: readonly FaultRule[] = [...environment, ...contract];
