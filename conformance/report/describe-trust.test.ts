import { expect, test } from 'vitest';
import type { RuleSummary } from '../monitor/summarise.js';
import { describeTrust } from './describe-trust.js';

const summary = (rule: string, assuming?: readonly string[]): RuleSummary => ({
  ...{ rule, soft: false, verdict: 'pass', definite: 3, ambiguous: 0 },
  ...{ inconclusive: 0, violated: 0, consequences: 0 },
  ...(assuming !== undefined && { assuming }),
});

test('rules that rest on one assumption share a sentence, those that rest on none have none', () => {
  const held = 'holds pending (workload "long")';
  expect(
    describeTrust([summary('a', [held]), summary('b'), summary('c', [held]), summary('d', ['minDwell'])]),
  ).toEqual([
    `Taken on trust (${held}): without it these would not pass: a, c.`,
    'Taken on trust (minDwell): without it this would not pass: d.',
  ]);
});
