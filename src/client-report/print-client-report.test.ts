import { expect, test } from 'vitest';
import { expectNoFindings } from './expect-no-findings.js';
import { busy, end, fail } from './made-calls.cases.js';
import { printClientReport } from './print-client-report.js';
import { type MadeCall, readsAt, recordingOf, renders, submit } from './renders.cases.js';
import { reportClients } from './report-clients.js';

const reportOf = (calls: readonly MadeCall[], dropped = 0) =>
  reportClients([renders], recordingOf(calls), dropped);
const hasty = reportOf([
  submit,
  ...readsAt([2000], 'queued'),
  { ...busy(4000, '10'), faults: ['many:too-many-requests'] },
  { ...fail(5000, { lost: 'reset' }), faults: ['lost:reset'] },
  ...end(9000),
  ...readsAt([11_000, 13_000, 15_000], 'done'),
]);

test('a report names the clients, and each finding with its exchanges as a timeline', () => {
  expect(printClientReport(hasty)).toBe(`Client report: 1 client, 2 errors.
  maker: 9 requests, 1 task, 4 polls (2 s apart), 2 retries, 2 answers with a fault

error poll-after-final (maker, renders, task a, 3 times)
  3 more polls after the answer that said "done", which is final.
  Stop at every final state that the document names, failed and cancelled ones too.
    +0 ms  GET /v1/renders/a  200 done
    +2 s   GET /v1/renders/a  200 done
    +4 s   GET /v1/renders/a  200 done
    +6 s   GET /v1/renders/a  200 done

error retry-after-ignored (maker, renders, task a)
  Asked by a 429 to wait 10 s, the client called again after 1 s.
  After 429 and 503 wait as long as Retry-After says, in seconds or as a date (RFC 9110, 10.2.3), before the call is sent again.
    +0 ms  GET /v1/renders/a  429 retry-after: 10 [many:too-many-requests]
    +1 s   GET /v1/renders/a  no answer: reset [lost:reset]`);
});

test('a report without findings says so, and what it does not know', () => {
  expect(printClientReport(reportOf([], 3))).toBe(
    'Client report: 0 clients, no findings. The journal had dropped 3 exchanges: the report knows nothing of them.',
  );
});

test('with colours the report says the same', () => {
  const coloured = printClientReport(hasty, { colour: true });
  expect(coloured).toContain('\u001b[31merror\u001b[39m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours are control characters
  expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(printClientReport(hasty));
});

test('several tasks with the same sin make one finding', () => {
  const ids = ['a', 'b', 'c'];
  const { findings } = reportOf(
    ids.map((id): MadeCall => ({ call: `GET /v1/renders/${id}`, at: 0, answer: 'done' })),
  );
  expect(findings.map(({ id, tasks, count, task }) => ({ id, tasks, count, task }))).toEqual([
    { id: 'final-not-fetched', tasks: 3, count: 3, task: 'a' },
  ]);
  expect(findings[0]?.message).toMatch(/ Seen on 3 tasks\.$/);
});

test('the assertion passes where nothing is found, or nothing that matters', () => {
  expect(() => expectNoFindings(reportOf([submit, ...end(5000)]))).not.toThrow();
  expect(() =>
    expectNoFindings(hasty, { ignore: ['poll-after-final', 'retry-after-ignored'] }),
  ).not.toThrow();
  const noted = reportOf(readsAt([0], 'done'));
  expect(() => expectNoFindings(noted, { atLeast: 'warning' })).not.toThrow();
  expect(() => expectNoFindings(noted, { atLeast: 'note' })).toThrow('final-not-fetched');
});

test('the assertion throws the report on what matters, and on nothing else', () => {
  const said = printClientReport({
    ...hasty,
    findings: hasty.findings.filter(({ id }) => id === 'retry-after-ignored'),
  });
  expect(() => expectNoFindings(hasty, { ignore: ['poll-after-final'] })).toThrow(new Error(said));
});

test.each([
  [{ ignore: ['poll-after-finals'] }, '"poll-after-finals"'],
  [{ atLeast: 'fatal' as 'error' }, '"fatal"'],
])('the assertion refuses %o, which would ignore nothing', (options, text) => {
  expect(() => expectNoFindings(reportOf([]), options)).toThrow(RangeError);
  expect(() => expectNoFindings(reportOf([]), options)).toThrow(text);
});
