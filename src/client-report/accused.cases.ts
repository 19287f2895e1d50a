import type { Api } from '../openapi/api.js';
import { busy, create, end, fail, file, made, other, read } from './made-calls.cases.js';
import { every, keyless, type MadeCall, readsAt, submit } from './renders.cases.js';

/** What a client did, and the findings that it earns: all of them, and in the order of the report. */
export type Accused = {
  readonly finding: string;
  readonly calls: readonly MadeCall[];
  readonly also?: readonly string[];
  readonly api?: Api;
};

const done = (at: number): MadeCall => ({ call: read, at, answer: 'done' });
/** Calls that follow one another after these delays. */
const after = (call: MadeCall, delays: readonly number[]): readonly MadeCall[] => {
  const sums = delays.map((_, index) => delays.slice(0, index + 1).reduce((sum, delay) => sum + delay, 0));
  return [0, ...sums].map((sum) => ({ ...call, at: call.at + sum }));
};
/** One habit each; nothing else is wrong with the client. */
export const accused: readonly Accused[] = [
  { finding: 'poll-too-often', calls: [submit, ...readsAt(every(1000, 4), 'queued'), ...end(6000)] },
  {
    finding: 'poll-too-often',
    api: keyless,
    calls: [submit, ...readsAt(every(20, 12), 'queued'), ...end(6000)],
  },
  { finding: 'poll-too-rarely', calls: [submit, ...readsAt(every(90_000, 4), 'queued'), ...end(360_000)] },
  { finding: 'poll-after-final', calls: [submit, ...end(3000), ...readsAt(every(2000, 3, 5000), 'done')] },
  { finding: 'poll-after-gone', calls: [submit, ...readsAt(every(2000, 6, 3000), 404)] },
  {
    finding: 'busy-loop-on-unknown-status',
    calls: [submit, ...readsAt(every(0, 5, 3000), 'Rendering'), ...end(6000)],
  },
  {
    finding: 'busy-loop-on-unknown-status',
    calls: [
      submit,
      ...every(5, 5, 3000).map((at) => ({ call: read, at, answer: 200, body: '<html>' })),
      ...end(6000),
    ],
  },
  {
    finding: 'retry-after-ignored',
    calls: [submit, busy(2000, '10'), ...end(4000)],
  },
  {
    finding: 'retry-after-ignored',
    calls: [
      submit,
      { ...fail(2000), answer: 503, headers: { 'retry-after': 'Wed, 01 Jan 2025 00:00:30 GMT' } },
      ...end(12_000),
    ],
  },
  {
    finding: 'rate-limit-not-shared',
    calls: [submit, busy(2000, '10'), other(3000), other(4000), ...end(13_000)],
  },
  {
    finding: 'result-before-completion',
    calls: [submit, { ...file, at: 100, answer: 409 }, ...end(3000)],
  },
  {
    finding: 'refused-move',
    calls: [submit, ...end(3000), { call: 'POST /v1/renders/a/cancel', at: 3000, answer: 409 }],
  },
  {
    finding: 'retried-submit-without-key',
    calls: [
      { ...create, at: 0, answer: { lost: 'reset' } },
      { ...create, at: 2000, ...made('a') },
      ...end(5000),
    ],
  },
  {
    finding: 'retried-submit-may-duplicate',
    api: keyless,
    calls: [{ ...create, at: 0, answer: 500 }, { ...create, at: 2000, ...made('a') }, ...end(5000)],
  },
  {
    finding: 'retried-submit-may-duplicate',
    calls: [
      { ...create, at: 0, answer: 500, sent: { 'idempotency-key': '1' } },
      { ...create, at: 2000, ...made('a'), sent: { 'idempotency-key': '2' } },
      ...end(5000),
    ],
  },
  {
    finding: 'duplicate-task-abandoned',
    calls: [
      { ...create, at: 0, until: 500, ...made('b') },
      { ...create, at: 100, until: 600, ...made('a') },
      ...end(5000),
      other(100_000),
    ],
  },
  { finding: 'gave-up-on-one-error', calls: [submit, ...readsAt([2000], 'queued'), fail(5000)] },
  {
    finding: 'gave-up',
    calls: [submit, ...readsAt(every(3000, 3, 2000), 'rendering'), other(100_000)],
  },
  {
    finding: 'never-gave-up',
    calls: [submit, ...readsAt(every(5000, 140, 2000), 'rendering'), ...end(800_000)],
  },
  {
    finding: 'never-gave-up',
    also: ['retry-without-backoff'],
    calls: [submit, ...after(fail(2000), Array<number>(50).fill(2000)), ...end(120_000)],
  },
  { finding: 'retry-without-backoff', calls: [submit, ...after(fail(2000), [0, 0, 0]), ...end(2000)] },
  {
    finding: 'retry-without-backoff',
    calls: [submit, ...after(fail(2000), [3000, 3001, 3000]), ...end(14_000)],
  },
  {
    finding: 'no-jitter',
    calls: ['a', 'b', 'c'].flatMap((id) => [
      ...after({ ...fail(2000), call: `GET /v1/renders/${id}` }, [1000]),
      { ...done(5000), call: `GET /v1/renders/${id}` },
      { ...file, at: 5000, call: `GET /v1/renders/${id}/file` },
    ]),
  },
  { finding: '401-repeated', calls: [submit, ...after({ ...fail(2000), answer: 401 }, [3000, 4000])] },
  {
    finding: 'redirect-not-followed',
    calls: [submit, { ...fail(2000), answer: 307, headers: { location: './a?moved=1' } }],
  },
  {
    finding: 'redirect-loop-followed',
    calls: [
      submit,
      ...every(0, 22, 2000).map((at) => ({ ...fail(at), answer: 302, headers: { location: './a' } })),
    ],
  },
  { finding: 'error-ignored', calls: [{ ...fail(0), call: 'GET /v1/renders/undefined', answer: 404 }] },
  { finding: 'unused-task', calls: [submit, other(90_000)] },
  { finding: 'final-not-fetched', calls: [submit, done(3000)] },
  {
    finding: 'parallel-polls',
    calls: [
      submit,
      { call: read, at: 2000, until: 5000, answer: 'queued' },
      { call: read, at: 4000, until: 7000, answer: 'queued' },
      { call: read, at: 6000, until: 7000, answer: 'queued' },
      ...end(9000),
    ],
  },
  {
    finding: 'aborted-early',
    calls: [
      submit,
      ...[2000, 4000, 8000].map((at) => ({
        call: read,
        at,
        until: at + 500,
        answer: { lost: 'the client closed the connection' },
      })),
      ...end(16_000),
    ],
  },
];
