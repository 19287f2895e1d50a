import { busy, create, end, fail, file, made, other, read } from './made-calls.cases.js';
import { every, type Innocent, keyless, type MadeCall, readsAt, submit } from './renders.cases.js';

/** Retries, moves and silences that are right, or that may have a reason which the recording does not show. */
export const innocentRetries: readonly Innocent[] = [
  { because: 'it waited as long as 429 asked', calls: [submit, busy(2000, '10'), ...end(12_000)] },
  {
    because: 'it waited until the date',
    calls: [submit, busy(2000, 'Wed, 01 Jan 2025 00:00:30 GMT', 503), ...end(30_000)],
  },
  {
    because: 'the date had passed by its own clock',
    calls: [submit, { ...busy(2000, 'Wed, 01 Jan 2025 00:00:30 GMT', 503), wall: 1 }, ...end(3000)],
  },
  { because: 'nobody could read how long it should wait', calls: [submit, busy(2000, 'soon'), ...end(3000)] },
  { because: 'nobody waits for a year', calls: [submit, busy(2000, '31536000'), ...end(5000)] },
  {
    because: 'others of its calls were under way when the 429 came',
    calls: [submit, { ...busy(2000, '10'), until: 4000 }, other(3000), other(3500), ...end(14_000)],
  },
  {
    because: 'the result was refused though the task had been seen to be done',
    calls: [submit, ...end(3000).slice(0, 1), { ...file, at: 3000, answer: 409 }, { ...file, at: 5000 }],
  },
  {
    because: 'who did not submit the task may have heard elsewhere that it is done',
    calls: [{ ...file, at: 0, answer: 409 }],
  },
  {
    because: 'the beginning is missing, in which the task may have been seen to be done',
    dropped: 10,
    calls: [{ ...file, at: 0, answer: 409 }, fail(2000)],
  },
  {
    because: 'the task ended on its own before the cancel came',
    calls: [
      submit,
      ...readsAt([2000], 'rendering'),
      { call: 'POST /v1/renders/a/cancel', at: 4000, answer: 409 },
      ...end(4000),
    ],
  },
  {
    because: 'the cancel was sent again because its first answer was lost',
    calls: [
      submit,
      ...readsAt([2000], 'rendering'),
      { call: 'POST /v1/renders/a/cancel', at: 3000, answer: { lost: 'reset' } },
      { call: 'POST /v1/renders/a/cancel', at: 4000, answer: 409 },
      ...readsAt([6000], 'cancelled'),
    ],
  },
  {
    because: 'the submit was sent again with the same key',
    calls: [
      { ...create, at: 0, answer: { lost: 'reset' }, sent: { 'idempotency-key': '1' } },
      { ...create, at: 2000, ...made('a'), sent: { 'idempotency-key': '1' } },
      ...end(5000),
    ],
  },
  {
    because: 'a submit that is refused with 503 made nothing',
    api: keyless,
    calls: [{ ...create, at: 0, answer: 503 }, { ...create, at: 2000, ...made('a') }, ...end(5000)],
  },
  {
    because: 'another submit came much later',
    api: keyless,
    calls: [{ ...create, at: 0, answer: 500 }, { ...create, at: 700_000, ...made('a') }, ...end(705_000)],
  },
  {
    because: 'two equal submits one after the other were both wanted',
    api: keyless,
    calls: [
      { ...create, at: 0, until: 500, ...made('b') },
      { ...create, at: 600, until: 900, ...made('a') },
      ...end(5000),
      { call: 'GET /v1/renders/b', at: 6000, answer: 'cancelled' },
    ],
  },
  { because: 'it polled on after an error', calls: [submit, fail(2000), ...end(5000)] },
  { because: 'it gave up after several errors', calls: [submit, fail(2000), fail(4000), fail(9000)] },
  {
    because: 'what is lost last may have ended with the recorder',
    calls: [submit, fail(2000, { lost: 'closed' })],
  },
  {
    because: 'another client went on with the task',
    calls: [submit, fail(2000), ...end(5000).map((call) => ({ ...call, client: 'another' }))],
  },
  {
    because: 'the recording ends while it polls',
    calls: [submit, ...readsAt(every(3000, 3, 2000), 'rendering')],
  },
  {
    because: 'it looked once and never polled',
    calls: [submit, ...readsAt([2000], 'rendering'), other(100_000)],
  },
  {
    because: 'it gave up when the task had had its time',
    calls: [submit, ...readsAt(every(5000, 14, 2000), 'rendering'), other(900_000)],
  },
  {
    because: 'it cancelled the task that it gave up',
    calls: [
      submit,
      ...readsAt(every(3000, 3, 2000), 'rendering'),
      { call: 'POST /v1/renders/a/cancel', at: 9000, answer: 'cancelled' },
      other(100_000),
    ],
  },
  {
    because: 'the progress went on, however slowly',
    calls: [
      submit,
      ...every(5000, 200, 2000).map(
        (at, index): MadeCall => ({ call: read, at, answer: 'rendering', progress: index }),
      ),
      ...end(1_100_000),
    ],
  },
  {
    because: 'ten minutes are a deadline',
    calls: [submit, ...readsAt(every(5000, 120, 2000), 'rendering')],
  },
  {
    because: 'the clock was moved on by a day while the task hung, and it gave up soon after',
    calls: [submit, ...readsAt([2000, 5000, 86_400_000, 86_403_000, 86_406_000], 'rendering')],
  },
  {
    because: 'its retries came later each time',
    calls: [submit, ...[2000, 3000, 5000, 9000, 17_000].map((at) => fail(at)), ...end(33_000)],
  },
  {
    because: 'the server said when to come back, each time the same',
    calls: [submit, ...every(5000, 6, 2000).map((at) => busy(at, '5', 503)), ...end(32_000)],
  },
  {
    because: 'the delays of several tasks were drawn',
    calls: ['a', 'b', 'c']
      .flatMap((id, index) => [
        ...[2000, 3000 + 90 * index, 5000 + 150 * index].map((at) => ({
          ...fail(at),
          call: `GET /v1/renders/${id}`,
        })),
        { call: `GET /v1/renders/${id}`, at: 9000 + 400 * index, answer: 'failed' },
      ])
      .map((call) => (call.answer === 'failed' ? { ...call, answer: 'cancelled' } : call)),
  },
  { because: 'one new credential was tried', calls: [submit, fail(2000, 401), fail(2000, 401)] },
  {
    because: 'three credentials were tried',
    calls: [1, 2, 3].map((key) => ({ ...fail(2000, 401), sent: { authorization: `Bearer ${key}` } })),
  },
  {
    because: 'it followed the redirect',
    calls: [
      submit,
      { ...fail(2000, 307), headers: { location: './a?moved=1' } },
      { call: `${read}?moved=1`, at: 2000, answer: 'done' },
      { ...file, at: 2001 },
    ],
  },
  {
    because: 'it followed the redirect to an address with its namespace',
    calls: [
      submit,
      { ...fail(2000, 307), headers: { location: '/@w1/v1/renders/a?moved=1' } },
      { call: `${read}?moved=1`, at: 2000, answer: 'done' },
      { ...file, at: 2001 },
    ],
  },
  {
    because: 'what happens on another server is not recorded',
    calls: [submit, { ...fail(2000, 307), headers: { location: 'https://elsewhere.invalid/a' } }],
  },
  {
    because: 'browsers follow twenty redirects too',
    calls: [submit, ...every(0, 21, 2000).map((at) => ({ ...fail(at, 302), headers: { location: './a' } }))],
  },
  {
    because: 'it came back to the loop after a pause',
    calls: [
      submit,
      ...[2000, 5000].flatMap((from) =>
        every(0, 21, from).map((at) => ({ ...fail(at, 302), headers: { location: './a' } })),
      ),
    ],
  },
  {
    because: 'a list showed the task',
    calls: [submit, { ...other(3000), body: [{ id: 'a', status: 'queued' }] }, other(90_000)],
  },
  { because: 'the recording ends before the task can have been used', calls: [submit, other(30_000)] },
  {
    because: 'one poll crossed another',
    calls: [
      submit,
      { call: read, at: 2000, until: 5000, answer: 'queued' },
      { call: read, at: 4000, until: 7000, answer: 'queued' },
      ...end(9000),
    ],
  },
  {
    because: 'it polled again when it had given up waiting for the answer',
    calls: [
      submit,
      ...[2000, 4000].map((at) => ({
        ...fail(at, { lost: 'the client closed the connection' }),
        until: at + 5000,
      })),
      ...end(8000),
    ],
  },
  {
    because: 'no answer would ever have come',
    calls: [
      submit,
      ...[2000, 9000, 25_000].map((at) => ({
        ...fail(at, { lost: 'the client closed the connection' }),
        until: at + 5000,
        faults: ['h:hang'],
      })),
      ...end(60_000),
    ],
  },
  {
    because: 'a request that is no operation is nothing to judge',
    calls: [{ call: 'GET /favicon.ico', at: 0, answer: 404 }],
  },
];
