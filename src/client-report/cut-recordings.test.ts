import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accused } from './accused.cases.js';
import { innocentPolls } from './innocent-polls.cases.js';
import { innocentRetries } from './innocent-retries.cases.js';
import { keyless, type MadeCall, recordingOf, renders } from './renders.cases.js';
import { reportClients } from './report-clients.js';

const accusationsOf = (calls: readonly MadeCall[], from = 0, api = renders) =>
  reportClients([api], recordingOf(calls).slice(from), from).findings.map(({ id, task }) => `${id} ${task}`);

const cases = [...accused, ...innocentPolls, ...innocentRetries];

test.each(cases.map((one, index) => [index, one] as const))(
  'a recording that has lost its beginning accuses nobody of more (case %i)',
  (_, { calls, api }) => {
    const whole = accusationsOf(calls, 0, api);
    for (const from of calls.keys()) {
      expect(accusationsOf(calls, from, api).filter((one) => !whole.includes(one))).toEqual([]);
    }
  },
);

const answers: readonly Pick<MadeCall, 'answer' | 'headers'>[] = [
  ...['queued', 'rendering', 'done', 'failed', 'cancelled', 'Done'].map((answer) => ({ answer })),
  ...[200, 202, 404, 409, 401, 500, 503].map((answer) => ({ answer })),
  { answer: 429, headers: { 'retry-after': '10' } },
  { answer: 307, headers: { location: './a?moved=1' } },
  { answer: { lost: 'reset' } },
  { answer: { lost: 'the client closed the connection' } },
];
const lines = [
  'GET /v1/renders',
  'POST /v1/renders',
  'GET /v1/renders/a',
  'GET /v1/renders/b',
  'GET /v1/renders/a/file',
  'POST /v1/renders/a/cancel',
  'POST /v1/renders/a/retry',
  'DELETE /v1/renders/a',
  'GET /v1/elsewhere',
];
const anyCall = fc.record({
  call: fc.constantFrom(...lines),
  gap: fc.constantFrom(0, 0, 10, 500, 2000, 4000, 30_000, 200_000),
  took: fc.constantFrom(0, 0, 0, 3000),
  said: fc.constantFrom(...answers),
  client: fc.constantFrom('one', 'two'),
});
const anyRecording = fc.array(anyCall, { maxLength: 40 }).map((calls) => {
  let at = 0;
  return calls.map(({ call, gap, took, said, client }): MadeCall => {
    at += gap;
    return { call, at, until: at + took, client, body: { id: 'a', status: 'queued' }, ...said };
  });
});

test('no recording is too strange to be judged, and judging it again says the same', () => {
  fc.assert(
    fc.property(anyRecording, fc.constantFrom(renders, keyless), (calls, api) => {
      const exchanges = recordingOf(calls);
      const report = reportClients([api], exchanges);
      expect(reportClients([api], exchanges.toReversed())).toEqual(report);
      expect(report.clients.reduce((sum, { requests }) => sum + requests, 0)).toBe(
        calls.filter(({ call }) => !call.endsWith('elsewhere')).length,
      );
      for (const { evidence, count } of report.findings) {
        expect(evidence.length).toBeGreaterThan(0);
        expect(count).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});
