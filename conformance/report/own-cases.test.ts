import { expect, test } from 'vitest';
import type { CheckReport } from './check-report.js';
import { materialOf, reportOf, runOf } from './report.cases.js';
import { toCtrf } from './to-ctrf.js';
import { toJUnit } from './to-junit.js';
import { toSarif } from './to-sarif.js';

type Own = { readonly name: string; readonly status: string; readonly message?: string };

const ownTests = (report: CheckReport): readonly Own[] =>
  JSON.parse(toCtrf(report))
    .results.tests.filter(({ suite }: { suite: readonly string[] }) => suite[0] === 'taskdouble check')
    .map(({ name, status, message }: Own) => ({
      name,
      status,
      ...(message === undefined ? {} : { message }),
    }));

const totals = (report: CheckReport): string => /<testsuites [^>]*>/.exec(toJUnit(report))?.[0] ?? '';

const down = reportOf({ run: { ...runOf([]), stop: { kind: 'unreachable', because: 'it is down.' } } }, []);

test('a target that is down is an error in the reports of tests, with the reason', () => {
  expect(totals(down)).toContain('failures="0" errors="1"');
  expect(toJUnit(down)).toContain('<error type="error" message="Nothing could be judged: it is down.">');
  expect(toJUnit(down)).toContain('<property name="stopped" value="it is down."/>');
  const [end] = ownTests(down);
  expect(end).toEqual({
    name: 'the check came to its end',
    status: 'failed',
    message: 'Nothing could be judged: it is down.',
  });
  expect(JSON.parse(toCtrf(down)).results.extra).toMatchObject({ stopped: 'it is down.', exitCode: 3 });
});

test('a check that fails and was cut short on the way says both', () => {
  const run = { ...materialOf().run, stop: { kind: 'went-away', because: 'it went.' } } as const;
  const report = reportOf({ run });
  expect(report.exitCode).toBe(1);
  expect(totals(report)).toContain('failures="1" errors="1"');
  expect(ownTests(report)[0]).toMatchObject({ status: 'failed', message: 'It did not: it went.' });
});

test('a budget that is over is no error: what was not tried is skipped', () => {
  const report = reportOf({ run: { ...materialOf().run, stop: { kind: 'budget', which: 'tasks' } } });
  expect(totals(report)).toContain('failures="1" errors="0"');
  expect(ownTests(report)[0]).toMatchObject({ status: 'skipped' });
});

test('a check that came to its end passes that case', () => {
  expect(ownTests(reportOf())).toEqual([{ name: 'the check came to its end', status: 'passed' }]);
});

test('each stale entry fails a case, and an id that is no rule is told from one that was mended', () => {
  const known = ['operations/cancel/else@Processing', 'states', 'operations/canzel/else@X'];
  const report = reportOf({ baseline: { known: known.map((rule) => ({ rule })) } });
  expect(report.exitCode).toBe(1);
  expect(totals(report)).toContain('failures="2" errors="0"');
  expect(ownTests(report).slice(1)).toEqual([
    {
      name: 'baseline: states no longer fails',
      status: 'failed',
      message: 'baseline: states no longer fails. Remove the entry.',
    },
    {
      name: 'baseline: operations/canzel/else@X names no rule of this document',
      status: 'failed',
      message:
        'baseline: operations/canzel/else@X names no rule of this document. Correct the id or remove the entry.',
    },
  ]);
  const told = JSON.parse(toSarif(report)).runs[0].invocations[0].toolExecutionNotifications;
  const texts = told.map(({ message }: { message: { text: string } }) => message.text);
  expect(texts).toContain('Stale in the baseline: states no longer fails. Remove the entry.');
  expect(texts.join('\n')).not.toContain('canzel/else@X no longer fails');
});

test('notes are in the reports of tests', () => {
  const report = reportOf({ notes: ['One thing more.'] });
  expect(toJUnit(report)).toContain('<property name="note" value="One thing more."/>');
  expect(JSON.parse(toCtrf(report)).results.extra.notes).toContain('One thing more.');
});
