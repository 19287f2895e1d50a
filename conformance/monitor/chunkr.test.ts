import { expect, test } from 'vitest';
import { chunkr } from './chunkr.cases.js';
import {
  auto,
  cancel,
  create,
  done,
  output,
  path,
  read,
  remove,
  task,
  update,
} from './chunkr-steps.cases.js';
import { broken, held, type Written } from './traces.cases.js';

test.each<[string, readonly Written[]]>([
  ['a task that succeeds', [create(0), read(1, task('Processing')), read(2, done()), read(3, done())]],
  ['a task whose middle state is never shown', [create(0), read(2, done())]],
  ['a cancel in time', [create(0), cancel(1, 200), read(2, task('Cancelled')), cancel(3, 400)]],
  [
    'a cancel refused in Processing',
    [create(0), read(1, task('Processing')), cancel(2, 400), read(3, task('Processing'))],
  ],
  [
    'a cancel that honestly lost against the start',
    [create(0), read(1, task('Starting')), cancel(2, 400), read(3, task('Processing'))],
  ],
  [
    'a delete accepted because the task was done by then',
    [create(0), read(1, task('Processing')), remove(2, 200)],
  ],
  ['a delete', [create(0), read(1, done()), remove(2, 200), ['read', { at: 3, path, status: 404 }]]],
  [
    'another URL on every read',
    [create(0), read(1, done()), read(2, done({ output: { ...output, pdf_url: 'https://x/2' } }))],
  ],
  [
    'an update',
    [
      create(0),
      read(1, done()),
      update(2, { ocr_strategy: 'Auto' }, { status: 200, json: task('Starting', { configuration: auto }) }),
      read(3, done({ configuration: auto, output: { pages: 9 } })),
    ],
  ],
  [
    'an update cancelled: the old output is back',
    [
      create(0),
      read(1, done()),
      update(2, { ocr_strategy: 'Auto' }, { status: 200, json: task('Starting', { configuration: auto }) }),
      cancel(3, 200),
      read(4, done()),
    ],
  ],
  [
    'an update that changes nothing',
    [create(0), read(1, done()), update(2, { ocr_strategy: 'All' }, { status: 400 }), read(3, done())],
  ],
  [
    'an update without members',
    [create(0), read(1, done()), update(2, {}, { status: 400 }), read(3, done())],
  ],
  [
    'no answer on cancel, and it took effect',
    [create(0), ['cancel', { at: 1, path }], read(2, task('Cancelled'))],
  ],
  [
    'no answer on cancel, and it took none',
    [create(0), ['cancel', { at: 1, path }], read(2, task('Processing'))],
  ],
  [
    'no answer on cancel, and it takes effect later',
    [create(0), ['cancel', { at: 1, path }], read(2, task('Starting')), read(3, task('Cancelled'))],
  ],
  ['503 on cancel, and it took effect', [create(0), cancel(1, 503), read(2, task('Cancelled'))]],
  ['429 on a read', [create(0), ['read', { at: 1, path, status: 429 }], read(2, task('Processing'))]],
  ['401 on a cancel', [create(0), cancel(1, 401), read(2, task('Starting'))]],
  [
    'an id never issued',
    [['read', { at: 0, path: { task_id: 'z' }, intent: { kind: 'unknown-id' }, status: 404 }]],
  ],
  [
    'a task that was there before the recording',
    [read(0, done()), remove(1, 200), ['read', { at: 2, path, status: 404 }]],
  ],
  [
    'a read without chunks',
    [
      create(0),
      [
        'read',
        {
          at: 1,
          path,
          query: { include_chunks: 'false' },
          status: 200,
          json: done({ output: { pages: 3 } }),
        },
      ],
      read(2, done()),
    ],
  ],
])('%s is in order', (_, steps) => {
  expect(broken(chunkr, steps)).toEqual([]);
});

test('a broken should is reported and ends nothing', () => {
  const late = done({ started_at: '2024-01-01T00:00:00Z' });
  expect(broken(chunkr, [create(0), read(1, late), read(2, late)])).toEqual([
    'states/Succeeded/should/~1created_at <= ~1started_at <= ~1finished_at',
    'states/Succeeded/should/~1created_at <= ~1started_at <= ~1finished_at',
  ]);
});

test('a cancel accepted in Processing is definitely broken only with a look before it', () => {
  const unseen: readonly Written[] = [create(0), cancel(5, 200), read(6, task('Cancelled'))];
  expect(broken(chunkr, unseen)).toEqual([]);
});

test('a refusal is definite once a look after it shows the state', () => {
  const steps = [create(0), read(1, task('Processing')), cancel(2, 400)];
  expect(held(chunkr, steps, 'operations/cancel/else@Processing')).toEqual({ definite: 0, ambiguous: 1 });
  const probed = [...steps, read(3, task('Processing'))];
  expect(held(chunkr, probed, 'operations/cancel/else@Processing')).toEqual({ definite: 1, ambiguous: 0 });
});

test('a request that the document forbids may be refused in any state', () => {
  const strange: Written = ['update', { at: 2, path, body: { ocr_strategy: 'Never' }, status: 400 }];
  expect(broken(chunkr, [create(0), read(1, done()), strange, read(3, done())])).toEqual([]);
  const effective = [create(0), read(1, done()), strange, read(3, task('Processing'))];
  expect(broken(chunkr, effective)).toEqual(['openapi/update/input']);
});
