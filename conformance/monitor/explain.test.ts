import { expect, test } from 'vitest';
import { call, get, list, render, shown, submit } from './render.cases.js';
import { type Violation, violations, type Written } from './traces.cases.js';

const only = (steps: readonly Written[]): Violation => {
  const [first, ...others] = violations(render, steps);
  expect(others).toEqual([]);
  if (first === undefined) throw new Error('nothing is broken');
  return first;
};

test('where the task was last seen is told from where it could be by the time of the call', () => {
  const late = only([
    submit(0, 1),
    get(1, shown(1, 'rendering')),
    call('cancel', 5, { id: 1, status: 200, json: shown(1, 'completed') }),
  ]);
  expect(late.explanation.before).toEqual(['rendering', 'completed', 'failed']);
  expect(late.explanation.sentence).toBe(
    'cancel was answered 200, showing completed while the task, last seen rendering, could only be rendering, completed or failed; in completed cancel is refused with 409, without effect.',
  );
  const sure = only([
    submit(0, 1),
    get(1, shown(1, 'completed')),
    call('cancel', 5, { id: 1, status: 200, json: shown(1, 'completed') }),
  ]);
  expect(sure.explanation.sentence).toContain('while the task was certainly completed;');
});

test('the guard of the state that an answer shows is blamed, where the task may have come to it by itself', () => {
  const steps = [
    submit(0, 1),
    get(1, shown(1, 'rendering')),
    call('cancel', 5, { id: 1, status: 200, json: shown(1, 'completed') }),
  ];
  expect(only(steps).rule).toBe('operations/cancel/else@completed');
  const early = [submit(0, 1), call('result', 1, { id: 1, status: 200 }), get(2, shown(1, 'rendering'))];
  expect(only(early).rule).toBe('operations/result/else@rendering');
  const stuck = [
    submit(0, 1),
    get(1, shown(1, 'completed')),
    call('delete', 2, { id: 1, status: 204 }),
    get(3, shown(1, 'completed')),
  ];
  expect(only(stuck).rule).toBe('operations/delete/moves@completed');
});

test('what went back or changed is told with both values, cut where they are long', () => {
  const back = only([
    submit(0, 1),
    get(1, shown(1, 'rendering', { progress: 60 })),
    get(2, shown(1, 'rendering', { progress: 30 })),
  ]);
  expect(back.explanation.sentence).toContain('; /progress went back from 60 to 30.');
  const changed = only([submit(0, 1), get(1, shown(1, 'queued', { createdAt: `\u001b${'x'.repeat(100)}` }))]);
  expect(changed.explanation.sentence).toMatch(
    /; \/createdAt changed from "2026-01-01T00:00:01Z" to "\\u001bx{50,52}….$/,
  );
});

test('a final task that changes is told with the place and both values', () => {
  const steps = [
    submit(0, 1),
    get(1, shown(1, 'completed', { a: { b: 1 } })),
    get(2, shown(1, 'completed', { a: { b: 2 } })),
  ];
  expect(only(steps).explanation.sentence).toContain('; /a/b changed from 1 to 2.');
});

test('of many calls that raced a few are named, those alike together, and the rest is counted', () => {
  const reads = Array.from({ length: 20 }, (_, at) => get([1 + at / 100, 9], shown(1, 'queued')));
  const steps = [
    ...[submit(0, 1), call('cancel', [1, 8], { id: 1, status: 200, json: shown(1, 'cancelled') }), ...reads],
    ...[1, 2, 3, 4].flatMap((at) => [
      call('result', [2 + at / 10, 9], { id: 1, status: 409 }),
      call('cancel', [2.05 + at / 10, 9], { id: 1, status: 200, json: shown(1, 'cancelled') }),
    ]),
  ];
  const [first] = violations(render, steps);
  expect(first?.explanation.raced).toHaveLength(29);
  expect(first?.explanation.sentence).toMatch(
    / No order of these calls explains the answers: cancel \(200\), get \(200, 20 times\), result \(409\), cancel \(200\), result \(409\) and 5 more\.$/,
  );
});

test('a task that a cut list leaves out is told with the cut and the order', () => {
  const missing = only([submit(1, 1), submit(2, 2), list(3, [shown(1, 'queued')], 1)]);
  expect(missing.rule).toBe('operations/list/lists');
  expect(missing.explanation.rules).toContain('operations/list/order');
  expect(missing.explanation.sentence).toContain(
    '; the list was cut off at 1 row, and by /createdAt desc the task comes before the last of them.',
  );
});
