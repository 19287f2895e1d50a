import { expect, test } from 'vitest';
import type { CheckReport } from './check-report.js';
import { reportOf } from './report.cases.js';
import { summariseOutcome } from './summarise-outcome.js';

const broken = 'operations/cancel/else@Processing';
const calm = { ...reportOf(), exitCode: 0 as const, warnings: 0, known: 0 };
const counts = { ...calm.counts, inconclusive: 0, 'not-exercised': 0 };

test.each<[string, CheckReport]>([
  ['The check fails: 1 rule does not pass.', reportOf()],
  [
    'The check fails: 1 rule does not pass, 2 entries of the baseline no longer fail.',
    reportOf({ baseline: { known: [{ rule: 'states' }, { rule: 'openapi/read/answer' }] } }),
  ],
  [
    'The check fails: 1 rule does not pass, 1 entry of the baseline no longer fails, 1 entry of the baseline names no rule of this document.',
    reportOf({ baseline: { known: [{ rule: 'states' }, { rule: 'stetes' }] } }),
  ],
  [
    `Nothing fails, but: 1 known failure, ${calm.counts.inconclusive + calm.counts['not-exercised']} rules not proven.`,
    reportOf({ baseline: { known: [{ rule: broken }] } }),
  ],
  ['Nothing fails, but: 2 warnings.', { ...calm, counts, warnings: 2 }],
  ['The check passes, and every rule that applies was seen at work.', { ...calm, counts }],
  [
    'Nothing could be judged: it is down.',
    { ...calm, exitCode: 3, counts: { ...counts, pass: 0 }, stopped: 'it is down.' },
  ],
  ['The check did not come to its end: it went.', { ...calm, exitCode: 3, stopped: 'it went.' }],
  ['Nothing could be judged: no task could be created.', { ...calm, exitCode: 3, tasks: 0 }],
])('%s', (expected, report) => {
  expect(summariseOutcome(report)).toBe(expected);
});
