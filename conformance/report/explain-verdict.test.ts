import { expect, test } from 'vitest';
import { chunkr } from '../monitor/chunkr.cases.js';
import { create, done, path, read, remove, task } from '../monitor/chunkr-steps.cases.js';
import { traceOf, type Written } from '../monitor/traces.cases.js';
import type { Skip } from '../run/run-result.js';
import type { RuleReport } from './check-report.js';
import { explainVerdict } from './explain-verdict.js';
import { reportOf, runOf, target } from './report.cases.js';
import { createSubjectReader } from './rule-subject.js';
import { digestRun } from './run-digest.js';

const find = (rules: readonly RuleReport[], id: string): RuleReport => {
  const found = rules.find(({ rule }) => rule === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
};

const becauseOf = (rule: string, trace: readonly Written[]): string | undefined => {
  const exchanges = traceOf(chunkr, trace);
  return find(reportOf({ run: runOf(exchanges) }, exchanges).rules, rule).because;
};

/** As many tasks as asked for, each of which ends well. */
const tasks = (count: number): readonly Written[] =>
  Array.from({ length: count }, (_, index): readonly Written[] => {
    const id = { task_id: `t${index}` };
    const at = index * 1000;
    return [
      ['create', { at, body: { file: 'x' }, status: 200, json: { ...task('Starting'), ...id } }],
      ['read', { at: at + 60, path: id, status: 200, json: { ...done(), ...id } }],
    ];
  }).flat();

test.each<[string, string, readonly Written[], string]>([
  [
    'a final state that never was, with the rule of three',
    'states/Failed/final',
    tasks(40),
    'state Failed was never seen in 40 tasks: probability below 7.5 % at 95 %; give a workload that ends in Failed',
  ],
  [
    'a middle state that never was',
    'next/Requeued',
    tasks(2),
    'state Requeued was never seen in 2 tasks; give a workload that holds Requeued',
  ],
  [
    'an operation that was never called',
    'operations/update/else@Starting',
    tasks(4),
    'update was never called',
  ],
  [
    'a state in which an operation was never called',
    'operations/delete/else@Starting',
    [...tasks(2), ['delete', { at: 9000, path: { task_id: 't0' }, status: 200 }]],
    'delete was never called while the task was certainly in Starting: give a workload that holds Starting',
  ],
  [
    'a condition that never held',
    "operations/read/when/$query.include_chunks == 'false'/lacks/~1output~1chunks~10",
    tasks(2),
    'its condition never held',
  ],
  [
    'ids that were never issued',
    'operations/read/unknown',
    tasks(2),
    'it was never called with an id that was never issued',
  ],
  [
    'credentials that were always right',
    'security/read',
    tasks(2),
    'no call without proper credentials was sent',
  ],
  [
    'requests that were always right',
    'openapi/create/input',
    tasks(2),
    'no request that its schemas forbid was sent to it',
  ],
  ['no task at all', 'next/Starting', [['read', { at: 0, path, status: 404 }]], 'no task was created'],
  [
    'calls whose state was not certain',
    'operations/delete/moves@Failed',
    [0, 1000, 2000].flatMap((at): readonly Written[] => {
      const id = { task_id: `t${at}` };
      return [
        ['create', { at, body: { file: 'x' }, status: 200, json: { ...task('Starting'), ...id } }],
        ['delete', { at: at + 60, path: id, status: 200 }],
      ];
    }),
    'the task could have been in Succeeded or Failed: give a workload that ends in Failed',
  ],
  [
    'a call whose answer broke another rule',
    'operations/read/allow@Failed',
    [create(0), read(60, done()), read(61, task('Failed'))],
    'read was called in Failed, but no answer there shows whether this holds',
  ],
  [
    'answers that were lost',
    'operations/delete/moves@Succeeded',
    [
      create(0),
      read(60, done()),
      ['delete', { at: 61, path }],
      read(62, done()),
      ['delete', { at: 63, path }],
    ],
    '2 answers were lost (timeout)',
  ],
  [
    'answers that say nothing',
    'operations/read/unknown',
    [0, 1, 2].map(
      (at): Written => [
        'read',
        { at, path: { task_id: `none-${at}` }, status: 500, intent: { kind: 'unknown-id' } },
      ],
    ),
    'answered 500 3 of 3 times, which shows nothing',
  ],
  [
    'too few observations',
    'openapi/delete/answer',
    [create(0), read(60, done()), remove(61, 200)],
    'seen definitely once, 3 are needed',
  ],
])('it says %s', (_, rule, trace, expected) => {
  expect(becauseOf(rule, trace)).toContain(expected);
});

test('a task that is gone is called so, and plenty of doubt is not met with more of the same', () => {
  const run = runOf([]);
  const cell = { operation: 'delete', certain: false, accepted: 1, refused: 0 };
  const cells = ['Failed', '$gone'].map((state) => ({ ...cell, state }));
  const explain = (rule: string, ambiguous: number): string | undefined =>
    explainVerdict({
      lifecycle: chunkr.lifecycle,
      digest: { ...digestRun(chunkr, run, { observations: [], cells }), tasks: 3 },
      summary: {
        ...{ rule, soft: false, verdict: 'inconclusive', consequences: 0 },
        ...{ definite: 0, ambiguous, inconclusive: 0, violated: 0 },
      },
      subject: createSubjectReader(chunkr)(rule),
      needed: 3,
    });
  expect(explain('operations/delete/moves@Failed', 4)).toBe(
    '4 observations, each while the task could have been in Failed or gone: give a workload that ends in Failed',
  );
  const vague = 'observations, each of which a broken server could have given too';
  expect(explain('next/Starting', 9)).toBe(`9 ${vague}: give it a larger budget`);
  expect(explain('next/Starting', 900)).toBe(`900 ${vague}`);
});

test('what an operation shows after a move is open for want of a state that holds, or of an answer', () => {
  const digest = digestRun(chunkr, runOf([]), {
    observations: [],
    cells: ['Processing', 'Succeeded'].map((state) => ({
      ...{ operation: 'update', certain: false, accepted: 1, refused: 0, state },
    })),
  });
  const explain = (verdict: 'inconclusive' | 'not-exercised', ambiguous: number): string | undefined =>
    explainVerdict({
      lifecycle: chunkr.lifecycle,
      digest: { ...digest, tasks: 3, calls: new Map([['update', 3]]) },
      summary: {
        ...{ rule: 'operations/update/shows', soft: false, verdict, consequences: 0 },
        ...{ definite: 0, ambiguous, inconclusive: 0, violated: 0 },
      },
      subject: createSubjectReader(chunkr)('operations/update/shows'),
      needed: 3,
    });
  expect(explain('inconclusive', 12)).toBe(
    '12 observations, each while the task could have been in Processing or Succeeded: give a workload that ends in Succeeded',
  );
  expect(explain('not-exercised', 0)).toBe('no answer that accepted a move of it showed the task');
});

test('what passed or failed needs no reason', () => {
  for (const { verdict, because } of reportOf().rules) {
    expect(because === undefined).toBe(verdict === 'pass' || verdict === 'fail');
  }
});

test.each<[Skip['because'], string]>([
  ['needs-destructive', 'permit it with destructive: true in the target file'],
  ['no-sample', 'give a workload with its body'],
  ['budget', 'the budget was over'],
])('a step that was skipped for %s is named where the rule that it aimed at is open', (because, expected) => {
  const exchanges = traceOf(chunkr, tasks(2));
  const run = runOf(exchanges);
  const plans = run.plans.map((one) => ({
    ...one,
    skipped: one.skipped.map((skip) => ({ ...skip, because })),
  }));
  const report = reportOf({ run: { ...run, plans } }, exchanges);
  expect(find(report.rules, 'operations/cancel/moves@Requeued').because).toContain(expected);
  expect(report.skipped).toEqual({ [because]: 1 });
});

test('an excluded rule is not applicable, with the reason of the target file', () => {
  const exclude = [
    { what: 'cancel', because: 'it is switched off' },
    { what: 'GET /api/v1/task/{task_id}', because: 'by its route' },
    { what: 'states/*/final', because: 'by a glob' },
  ];
  const { rules } = reportOf({ target: { ...target, exclude } });
  expect(find(rules, 'operations/cancel/else@Processing')).toMatchObject({
    verdict: 'not-applicable',
    because: 'the target file excludes cancel: it is switched off',
  });
  expect(find(rules, 'openapi/cancel/answer').verdict).toBe('not-applicable');
  expect(find(rules, 'operations/read/unknown').verdict).toBe('not-applicable');
  expect(find(rules, 'states/Succeeded/final').verdict).toBe('not-applicable');
  expect(find(rules, 'operations/delete/unknown').verdict).not.toBe('not-applicable');
});
