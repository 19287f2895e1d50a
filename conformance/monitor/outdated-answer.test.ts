import { expect, test } from 'vitest';
import { chunkr } from './chunkr.cases.js';
import { auto, create, done, read, task, update } from './chunkr-steps.cases.js';
import { judge } from './monitor.js';
import { call, render, shown, submit } from './render.cases.js';
import { broken, held, traceOf, type Written } from './traces.cases.js';

const began = [create(0), read(1, task('Processing')), read(2, done())];
const change = { ocr_strategy: 'Auto' };
const requeued = task('Starting', { configuration: auto });

test.each<[string, readonly Written[], readonly string[]]>([
  [
    'an update that shows the task as it was, and was carried out',
    [...began, update(3, change, { status: 200, json: done() }), read(4, requeued)],
    ['operations/update/shows'],
  ],
  [
    'an update that shows the task as it is',
    [...began, update(3, change, { status: 200, json: requeued }), read(4, requeued)],
    [],
  ],
  [
    'an update that the server was done with at once',
    [
      ...began,
      update(3, change, { status: 200, json: done({ configuration: auto }) }),
      read(4, done({ configuration: auto })),
    ],
    [],
  ],
])('%s', (_, written, rules) => {
  expect(broken(chunkr, written)).toEqual(rules);
});

test('an answer that shows the task where the update took it counts for the rule', () => {
  const written = [...began, update(3, change, { status: 200, json: requeued }), read(4, requeued)];
  const rule = judge(chunkr, traceOf(chunkr, written)).rules.find(
    (one) => one.rule === 'operations/update/shows',
  );
  expect(rule).toMatchObject({ definite: 1, violated: 0 });
});

test('an accepted move shows where it led for certain, wherever else the task may have been refused', () => {
  const cancel = call('cancel', 5, { id: 1, status: 200, json: shown(1, 'cancelled') });
  const ofCancel = held(render, [submit(0, 1), cancel], 'operations/cancel/shows');
  expect(ofCancel).toEqual({ definite: 1, ambiguous: 0 });
});

test('an answer that may as well show the task as it was is seen, but not for certain', () => {
  const again = call('restart', 5, { id: 1, status: 200, json: shown(1, 'queued') });
  const ofRestart = held(render, [submit(0, 1), again], 'operations/restart/shows');
  expect(ofRestart).toEqual({ definite: 0, ambiguous: 1 });
});
