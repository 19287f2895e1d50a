import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Baseline } from './baseline.js';
import { readBaseline } from './read-baseline.js';
import { materialOf, reportOf, runOf } from './report.cases.js';
import { writeBaseline } from './write-baseline.js';

const broken = 'operations/cancel/else@Processing';
const known = (...rules: readonly string[]): Baseline => ({ known: rules.map((rule) => ({ rule })) });

test('a known failure does not fail the check, not even under strict, but stays visible', () => {
  const report = reportOf({ baseline: known(broken) });
  expect(report).toMatchObject({ exitCode: 0, known: 1, counts: { fail: 1 } });
  expect(report.rules.find(({ rule }) => rule === broken)).toMatchObject({ verdict: 'fail', isKnown: true });
});

test('an entry that no longer fails is stale and fails the check', () => {
  expect(reportOf({ baseline: known(broken, 'states') })).toMatchObject({ stale: ['states'], exitCode: 1 });
});

test('an entry whose rule the API does not have is stale, and a note says so', () => {
  const report = reportOf({ baseline: known(broken, 'operations/canzel/else@Processing') });
  expect(report.stale).toEqual(['operations/canzel/else@Processing']);
  expect(report.notes.join()).toContain('correct the id');
});

test('an entry that could not be judged this time is not stale, and a note says so', () => {
  const report = reportOf({ baseline: known(broken, 'next/Requeued') });
  expect(report).toMatchObject({ stale: [], exitCode: 0 });
  expect(report.notes.join()).toContain('next/Requeued, which could not be judged this time (not-exercised)');
  const run = { ...runOf([]), stop: { kind: 'unreachable', because: 'it is down.' } } as const;
  expect(reportOf({ run, baseline: known(broken) }, [])).toMatchObject({ stale: [], exitCode: 3 });
});

test.each([
  ['2026-01-02', 0],
  ['2026-01-01', 1],
])('a failure that is let pass until %s makes %i on the 2nd of January 2026', (expires, exitCode) => {
  const report = reportOf({ baseline: { known: [{ rule: broken, expires }] } });
  expect(report.exitCode).toBe(exitCode);
  expect(report.notes.join().includes('still fails')).toBe(exitCode === 1);
});

test('a baseline in YAML or JSON is read, and quotes are not needed', () => {
  const yaml = `known:\n  - rule: ${broken}\n    because: bug 17\n    expires: 2031-12-31\n`;
  const entry = { rule: broken, because: 'bug 17', expires: '2031-12-31' };
  expect(readBaseline(yaml, 'b.yaml')).toEqual({ known: [entry] });
  expect(readBaseline(JSON.stringify({ known: [entry] }), 'b.json')).toEqual({ known: [entry] });
  expect(readBaseline('known: []', 'b.yaml')).toEqual({ known: [] });
});

test.each([
  ['known: 3', 'b.yaml:1:1: expected "known" to be a list, came a number'],
  ['- rule: x', 'expected an object at the root'],
  ['', 'came an empty file'],
  ['known: [states]', 'expected an entry with a rule, came a string'],
  ['known: [{rool: states}]', '"rool" is no key of an entry. Keys are rule, because and expires.'],
  ['known: [{because: x}]', 'expected "rule" to be the id of a rule'],
  ['known: [{rule: a, because: 3}]', 'expected "because" to be a text, came a number'],
  [
    'known: [{rule: a, expires: soon}]',
    'expected "expires" to be a day, came "soon". Write it as 2031-12-31.',
  ],
  ['known: [{rule: a, expires: 2031-02-30}]', 'came "2031-02-30"'],
  ['known: [{rule: a}, {rule: a}]', 'the rule "a" is named twice'],
  ['known: []\nfailing: []', '"failing" is no key of a baseline'],
  ['known: [', 'b.yaml:1:'],
])('%j is refused in words that help', (text, expected) => {
  expect(() => readBaseline(text, 'b.yaml')).toThrow(expected);
});

test('the baseline of a report makes the same check pass', () => {
  const text = writeBaseline(reportOf());
  expect(readBaseline(text, 'b.yaml').known[0]).toMatchObject({ rule: broken });
  expect(reportOf({ baseline: readBaseline(text, 'b.yaml') }).exitCode).toBe(0);
});

test('a baseline that is written again keeps what it said of failures that are still there or could not be judged', () => {
  const earlier: Baseline = {
    known: [
      { rule: broken, because: 'bug 17', expires: '2031-12-31' },
      { rule: 'next/Requeued' },
      { rule: 'states' },
    ],
  };
  const again = readBaseline(writeBaseline(reportOf(), earlier), 'b.yaml');
  expect(again.known).toEqual(earlier.known.slice(0, 2));
});

test('a baseline of any failures is read as it was written', () => {
  const report = reportOf();
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 4 }), text, (rules, sentence) => {
      const failure = materialOf().failures[0];
      const template = report.rules.find(({ verdict }) => verdict === 'fail');
      if (failure === undefined || template === undefined) throw new Error('nothing failed');
      const failing = rules.map((rule) => ({ ...template, rule, failure: { ...failure, sentence } }));
      const read = readBaseline(writeBaseline({ ...report, rules: failing }), 'b.yaml');
      expect(read.known).toEqual(rules.map((rule) => ({ rule, because: sentence })));
    }),
    { numRuns: 30 },
  );
});
