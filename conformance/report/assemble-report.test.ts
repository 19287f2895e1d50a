import { expect, test } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.js';
import { apiRules } from '../../src/openapi/api-rules.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { loadRequirements } from '../../src/openapi/load-document.js';
import { chunkr } from '../monitor/chunkr.cases.js';
import { auto, create, done, read, task, update } from '../monitor/chunkr-steps.cases.js';
import { traceOf } from '../monitor/traces.cases.js';
import type { CheckReport, RuleReport, Verdict } from './check-report.js';
import { exitCodeOf } from './exit-code.js';
import { chunkrTrace, materialOf, reportOf, runOf } from './report.cases.js';
import { requirementsOf } from './requirements-of.js';
import { sightStates } from './sight-states.js';

const broken = 'operations/cancel/else@Processing';
const verdictOf = ({ rules }: CheckReport, id: string): Verdict | undefined =>
  rules.find(({ rule }) => rule === id)?.verdict;

test('every rule of the API has one verdict, and the counts add up', () => {
  const report = reportOf();
  expect(report.rules.map(({ rule }) => rule)).toEqual(apiRules(chunkr).map(({ id }) => id));
  const sum = Object.values(report.counts).reduce((one, other) => one + other, 0);
  expect(sum).toBe(report.rules.length);
});

test('a rule passes only when it was seen definitely often enough and never broken', () => {
  const { rules } = reportOf();
  for (const { verdict, definite, violated } of rules) {
    expect(verdict === 'pass').toBe(definite >= 3 && violated === 0);
  }
});

test('a failure shows its exchanges with task, label and the states that were possible', () => {
  const failure = reportOf().rules.find(({ rule }) => rule === broken)?.failure;
  expect(failure?.reproduced).toEqual({ times: 5, tries: 5 });
  expect(failure?.steps).toEqual([
    { task: 'task-4', shown: 'Starting', believed: ['Starting'] },
    { task: 'task-4', shown: 'Processing', believed: ['Processing'] },
    { task: 'task-4', believed: expect.arrayContaining(['Processing']) },
  ]);
});

test('a failure that nobody shrank still shows the exchange that broke the rule', () => {
  const report = reportOf({ failures: [] });
  const failure = report.rules.find(({ rule }) => rule === broken)?.failure;
  expect(failure?.exchanges.map(({ operation }) => operation)).toEqual(['cancel']);
  expect(failure?.plan).toBe('directed-7');
});

test('what fails makes 1, and a rule that is not proven does so under strict only', () => {
  const held = chunkrTrace.filter(({ request }) => !/task-[49]\b/.test(JSON.stringify(request)));
  const sound = held.filter(({ answer }) => !/task-[49]\b/.test(JSON.stringify(answer)));
  expect(reportOf().exitCode).toBe(1);
  expect(reportOf({ run: runOf(sound) }, sound).exitCode).toBe(0);
  expect(reportOf({ run: runOf(sound), strict: true }, sound).exitCode).toBe(1);
});

test('a check that nothing answered says so and makes 3, never 0', () => {
  const run = {
    ...runOf([]),
    stop: { kind: 'unreachable', because: 'nobody listens at 127.0.0.1:4010.' },
  } as const;
  const report = reportOf({ run }, []);
  expect(report).toMatchObject({
    exitCode: 3,
    stopped: 'nobody listens at 127.0.0.1:4010.',
    counts: { pass: 0 },
  });
  expect(reportOf({ run: runOf([]) }, []).exitCode).toBe(3);
  expect(reportOf({ run, strict: true }, []).exitCode).toBe(3);
});

test('a check that was cut short makes 3 where nothing fails, and what failed before counts', () => {
  const held = chunkrTrace.filter(({ request }) => !/task-[49]\b/.test(JSON.stringify(request)));
  const sound = held.filter(({ answer }) => !/task-[49]\b/.test(JSON.stringify(answer)));
  for (const stop of [{ kind: 'went-away', because: 'it went.' }, { kind: 'interrupted' }] as const) {
    const report = reportOf({ run: { ...runOf(sound), stop } }, sound);
    expect(report.exitCode).toBe(3);
    expect(report.counts.pass).toBeGreaterThan(0);
    expect(reportOf({ run: { ...runOf(chunkrTrace), stop } }).exitCode).toBe(1);
  }
  const stop = { kind: 'budget', which: 'time' } as const;
  expect(reportOf({ run: { ...runOf(sound), stop } }, sound).exitCode).toBe(0);
});

test('where nothing was let in no rule passes and none fails, whatever the answers look like', () => {
  const stop = { kind: 'unreachable', because: 'all were answered 500.' } as const;
  const report = reportOf({ run: { ...runOf(chunkrTrace), stop } });
  expect(report).toMatchObject({ exitCode: 3, counts: { pass: 0, fail: 0 } });
  expect(reportOf().counts).not.toMatchObject({ pass: 0 });
  expect(report.rules.map(({ because }) => because)).toContain('no request that ought to be accepted was');
});

test('an error is the checker’s or the document’s own, wins over everything, and makes 1', () => {
  const report = reportOf({ errors: new Map([['states', 'the schema cannot be read']]) });
  expect(verdictOf(report, 'states')).toBe('error');
  expect(report.rules.find(({ rule }) => rule === 'states')?.because).toBe('the schema cannot be read');
});

test('a broken soft rule warns, and fails under strict', () => {
  const rule: RuleReport = {
    ...{ rule: 'should/x', pointer: '/should/0', verdict: 'fail', level: 'should', requirements: [] },
    ...{ definite: 3, ambiguous: 0, inconclusive: 0, violated: 1 },
  };
  const outcome = { rules: [rule], stale: [], stop: { kind: 'done' }, tasks: 1, creates: true } as const;
  expect(exitCodeOf({ ...outcome, strict: false })).toBe(0);
  expect(exitCodeOf({ ...outcome, strict: true })).toBe(1);
});

test('a refuted assumption is noted', () => {
  const material = materialOf();
  const target = { ...material.target, assumeMinDwell: true };
  const judged = { ...material.judged, refuted: [{ assumption: 'minDwell', seq: 2, task: 'task-0' }] };
  expect(reportOf({ target, judged }).notes[0]).toBe(
    "assume.minDwell was dropped: GET /api/v1/task/task-0, sent at +1 s, shows a shorter stay of task task-0 than the lifecycle's dwell. Nothing here rests on it.",
  );
});

test('each rule of a document that comes with the package has the sentences that it enforces', async () => {
  const { api } = await loadApi('chunkr');
  if (api === undefined) throw new Error('no API');
  const { requirements } = await loadRequirements('chunkr');
  const found = apiRules(api).map(({ id }) => requirementsOf(requirements, id));
  expect(found.every((sentences) => sentences.length > 0)).toBe(true);
  expect(found.flat()[0]?.source).toMatch(/^Chunkr TaskApi, lines? \d|^public facts/);
});

test('a state counts as seen by labels too; one that states share speaks for those to which the operation leads', () => {
  const sight = (trace: readonly Exchange[]): readonly string[] =>
    sightStates(chunkr, trace, []).flatMap(({ state, seen }) => (seen === 'certainly' ? [state] : []));
  expect(sight(traceOf(chunkr, [create(0)]))).toEqual(['Starting']);
  expect(sight(traceOf(chunkr, [read(0, task('Starting'))]))).toEqual([]);
  expect(sight(traceOf(chunkr, [read(0, done())]))).toEqual(['Succeeded']);
  expect(sight(traceOf(chunkr, [update(0, auto, { status: 200, json: task('Starting') })]))).toEqual([
    'Requeued',
  ]);
  expect(sight(traceOf(chunkr, [update(0, auto, { status: 400, json: task('Starting') })]))).toEqual([]);
});
