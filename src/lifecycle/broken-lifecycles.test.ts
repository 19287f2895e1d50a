import { expect, test } from 'vitest';
import { expectedFinding, good, makeSlip, readSlips } from './broken.cases.js';
import { parseLifecycle } from './parse-lifecycle.js';

test('the lifecycle that the slips are made in has none', () => {
  expect(parseLifecycle(good).findings).toEqual([]);
});

test.each([...readSlips('structure'), ...readSlips('meaning')])('$code at $at: $message', (slip) => {
  const { lifecycle, findings } = parseLifecycle(makeSlip(slip));
  expect(findings).toEqual([expectedFinding(slip)]);
  expect(lifecycle === undefined).toBe((slip.severity ?? 'error') === 'error');
});
