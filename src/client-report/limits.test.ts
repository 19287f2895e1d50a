import { expect, test } from 'vitest';
import type { Api } from '../openapi/api.js';
import { busy, create, end, fail, made, other } from './made-calls.cases.js';
import {
  every,
  findingsOf,
  keyless,
  type MadeCall,
  readsAt,
  recordingOf,
  rendersWith,
  submit,
} from './renders.cases.js';
import { reportClients } from './report-clients.js';

/** A habit by its measure: `right` is the last value that is none, `wrong` the first that is found. */
type Limit = {
  readonly finding: string;
  readonly right: number;
  readonly wrong: number;
  readonly api?: Api;
  readonly calls: (measure: number) => readonly MadeCall[];
};

const long = rendersWith((text) => text.replace('within: 1m', 'within: 10m'));
const unpromised = rendersWith((text) => text.replace('dwell: 1s..6s', 'dwell: 1s..10m'));
/** The instants of calls with these delays between. */
const sums = (delays: readonly number[]): readonly number[] => {
  const instants = [2000];
  for (const delay of delays) instants.push((instants.at(-1) ?? 0) + delay);
  return instants;
};
const failing = (delays: readonly number[]): readonly MadeCall[] => [
  submit,
  ...sums(delays)
    .slice(0, -1)
    .map((at) => fail(at)),
  ...end(sums(delays).at(-1) ?? 0),
];
const inStep = (id: string, retries: number): readonly MadeCall[] =>
  sums([1000, 2000].slice(0, retries)).map((at, index) => ({
    call: `GET /v1/renders/${id}`,
    at,
    answer: index === retries ? 'cancelled' : 500,
  }));
const polls = (everyMs: number, count: number, state: string): readonly MadeCall[] => [
  submit,
  ...readsAt(every(everyMs, count, 2000), state),
  ...end(2000 + everyMs * count),
];

const limits: readonly Limit[] = [
  { finding: 'poll-too-often', right: 1800, wrong: 1799, calls: (gap) => polls(gap, 4, 'queued') },
  {
    finding: 'poll-too-often',
    right: 2,
    wrong: 3,
    calls: (count) => [submit, ...readsAt(every(1000, count, 2000), 'queued'), ...end(8000)],
  },
  {
    finding: 'poll-too-often',
    right: 100,
    wrong: 99,
    api: keyless,
    calls: (gap) => polls(gap, 15, 'queued'),
  },
  {
    finding: 'poll-too-often',
    right: 9,
    wrong: 10,
    api: keyless,
    calls: (count) => polls(20, count, 'queued'),
  },
  { finding: 'poll-too-rarely', right: 50_000, wrong: 50_001, calls: (gap) => polls(gap, 4, 'queued') },
  { finding: 'poll-too-rarely', right: 2, wrong: 3, calls: (count) => polls(90_000, count, 'queued') },
  {
    finding: 'poll-after-gone',
    right: 5,
    wrong: 6,
    calls: (count) => [submit, ...readsAt(every(3000, count, 2000), 404)],
  },
  {
    finding: 'busy-loop-on-unknown-status',
    right: 3,
    wrong: 4,
    calls: (count) => [submit, ...readsAt(every(0, count, 2000), 'Rendering'), ...end(6000)],
  },
  {
    finding: 'retry-after-ignored',
    right: 3601,
    wrong: 3600,
    calls: (seconds) => [submit, busy(2000, String(seconds)), ...end(60_000)],
  },
  {
    finding: 'retry-after-ignored',
    right: 9000,
    wrong: 8999,
    calls: (waited) => [submit, busy(2000, '10'), ...end(2000 + waited)],
  },
  {
    finding: 'retried-submit-may-duplicate',
    right: 600_001,
    wrong: 600_000,
    api: keyless,
    calls: (waited) => [
      { ...create, at: 0, answer: 500 },
      { ...create, at: waited, ...made('a') },
      ...end(waited + 5000),
    ],
  },
  { finding: 'retry-without-backoff', right: 3, wrong: 4, calls: (n) => failing(every(0, n, 3000)) },
  {
    finding: 'retry-without-backoff',
    right: 301,
    wrong: 300,
    calls: (spread) => failing([3000, 3000 - spread, 3000, 3000]),
  },
  { finding: 'retry-without-backoff', right: 21, wrong: 20, calls: (ms) => failing([0, ms, 0, 0]) },
  {
    finding: 'no-jitter',
    right: 2,
    wrong: 3,
    calls: (tasks) => ['a', 'b', 'c'].slice(0, tasks).flatMap((id) => inStep(id, 2)),
  },
  {
    finding: 'no-jitter',
    right: 1,
    wrong: 2,
    calls: (retries) => ['a', 'b', 'c'].flatMap((id) => inStep(id, retries)),
  },
  { finding: 'never-gave-up', right: 45, wrong: 46, api: long, calls: (n) => polls(50_000, n, 'rendering') },
  {
    finding: 'never-gave-up',
    right: 129,
    wrong: 130,
    api: unpromised,
    calls: (n) => polls(50_000, n, 'queued'),
  },
  { finding: 'never-gave-up', right: 81, wrong: 82, calls: (n) => polls(50_000, n, 'queued') },
  { finding: 'never-gave-up', right: 69, wrong: 70, api: keyless, calls: (n) => polls(90_000, n, 'queued') },
  { finding: 'never-gave-up', right: 49, wrong: 50, calls: (n) => failing(every(1000, n, 1000)) },
  {
    finding: 'redirect-loop-followed',
    right: 101,
    wrong: 100,
    calls: (gap) => [
      submit,
      ...every(gap, 30, 2000).map((at) => ({ ...fail(at, 302), headers: { location: './a' } })),
    ],
  },
  { finding: 'unused-task', right: 60_000, wrong: 60_001, calls: (at) => [submit, other(at)] },
  {
    finding: 'gave-up',
    right: 80_000,
    wrong: 80_001,
    calls: (silence) => [submit, ...readsAt([2000, 10_000], 'rendering'), other(10_000 + silence)],
  },
];

test.each(limits.map((limit) => [limit.finding, limit.right, limit.wrong, limit] as const))(
  '%s begins where %d ends, at %d',
  (finding, right, wrong, { calls, api }) => {
    expect(findingsOf(calls(right), api)).toEqual([]);
    expect(findingsOf(calls(wrong), api)).toEqual([finding]);
  },
);

test('five exchanges are evidence enough', () => {
  const [hasty] = reportClients([keyless], recordingOf(polls(20, 30, 'queued'))).findings;
  expect(hasty?.evidence.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
});
