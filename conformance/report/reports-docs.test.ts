import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reportForms } from '../entry/report-text.js';
import { verdictsByWeight } from './rank-rules.js';
import { readBaseline } from './read-baseline.js';

const page = readFileSync(new URL('../../docs/reports.md', import.meta.url), 'utf8');

/** The first cells of the table under the heading, without their quotes. */
const names = (heading: string): readonly string[] => {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `?([^`|]*?)`? +\|/gm)].map(([, name = '']) => name).slice(2);
};

test('the page names every verdict, form and exit code, and no others', () => {
  expect(names('Verdicts').toSorted()).toEqual(verdictsByWeight.toSorted());
  expect(names('Forms').toSorted()).toEqual(reportForms.toSorted());
  expect(names('Exit codes')).toEqual(['0', '1', '2', '3']);
});

test('the baseline of the page is one', () => {
  const yaml = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? '';
  expect(readBaseline(yaml, 'known.yaml').known[0]?.expires).toBe('2031-12-31');
});
