import { expect, test } from 'vitest';
import { evaluateComparison } from '../../src/lifecycle/evaluate-comparison.js';
import { parseComparison } from '../../src/lifecycle/parse-comparison.js';
import { setAt } from '../../src/lifecycle/pointer.js';
import { breakComparison } from './break-comparison.js';

const snapshot = {
  progress: 40,
  total: 100,
  share: 1,
  none: null,
  kind: 'convert',
  begun: '2026-01-05T08:00:00Z',
  ended: '2026-01-05T08:00:00Z',
};

test.each([
  '0 <= /progress <= /total',
  '/progress < /total',
  '/total >= /progress',
  '/share == 1',
  "/kind == 'convert'",
  "/kind != 'chunk'",
  '/begun <= /ended',
  '/begun <= /none <= /ended',
])('`%s` holds before it is broken, and not afterwards', (text) => {
  const parsed = parseComparison(text);
  if (!parsed.ok) throw new Error(text);
  expect(evaluateComparison(parsed.value, { snapshot })).toBe(true);
  const change = breakComparison(parsed.value, snapshot);
  expect(change).toBeDefined();
  const broken = setAt(snapshot, change!.pointer, change!.value);
  expect(evaluateComparison(parsed.value, { snapshot: broken })).toBe(false);
});

test('what is not there cannot be broken', () => {
  const parsed = parseComparison('/absent <= /none');
  if (!parsed.ok) throw new Error('unreadable');
  expect(breakComparison(parsed.value, snapshot)).toBeUndefined();
});
