import { expect, test } from 'vitest';
import { chunkr } from './chunkr.cases.js';
import {
  auto,
  cancel,
  create,
  done,
  output,
  path,
  plain,
  read,
  remove,
  task,
  update,
} from './chunkr-steps.cases.js';
import { broken, type Written } from './traces.cases.js';

test.each<[string, string, readonly Written[]]>([
  [
    'operations/cancel/else@Processing',
    'a cancel accepted in Processing',
    [create(0), read(1, task('Processing')), cancel(2, 200)],
  ],
  [
    'operations/cancel/else@Succeeded',
    'a cancel accepted after the end',
    [create(0), read(1, done()), cancel(2, 200)],
  ],
  [
    'operations/cancel/else@Processing',
    'a refused cancel that cancels',
    [create(0), read(1, task('Processing')), cancel(2, 400), read(3, task('Cancelled'))],
  ],
  [
    'operations/cancel/moves@Starting',
    'a cancel acknowledged and ignored',
    [create(0), cancel(1, 200), read(2, task('Processing'))],
  ],
  ['operations/delete/moves@Succeeded', 'a delete refused', [create(0), read(1, done()), remove(2, 400)]],
  [
    'operations/delete/moves@Succeeded',
    'a delete without effect',
    [create(0), read(1, done()), remove(2, 200), read(3, done())],
  ],
  [
    'operations/read/unknown',
    'a deleted task that answers again',
    [create(0), read(1, done()), remove(2, 200), ['read', { at: 3, path, status: 404 }], read(4, done())],
  ],
  [
    'next/Processing',
    'a task that goes back',
    [create(0), read(1, task('Processing')), read(2, task('Starting'))],
  ],
  [
    'next/Starting',
    'a task cancelled by itself',
    [create(0), read(1, task('Starting')), read(2, task('Cancelled'))],
  ],
  [
    'states/Succeeded/final',
    'a final task that starts again',
    [create(0), read(1, done()), read(2, task('Processing'))],
  ],
  [
    'states/Succeeded/final',
    'a final snapshot that changes',
    [create(0), read(1, done()), read(2, done({ output: { ...output, pages: 4 } }))],
  ],
  ['states/Succeeded/has/~1output', 'a success without output', [create(0), read(1, task('Succeeded'))]],
  [
    'states/Cancelled/lacks/~1output',
    'a cancelled task with output',
    [create(0), cancel(1, 200), read(2, task('Cancelled', { output }))],
  ],
  ['states', 'a label in the wrong case', [create(0), read(1, task('processing'))]],
  [
    'constant/~1created_at',
    'a time of creation that moves',
    [create(0), read(1, task('Starting', { created_at: '2025-01-02T00:00:00Z' }))],
  ],
  [
    'constant/~1task_id',
    'another task in the answer',
    [create(0), read(1, task('Starting', { task_id: 'b' }))],
  ],
  [
    'operations/create/creates',
    '404 right after the create',
    [create(0), ['read', { at: 1, path, status: 404 }]],
  ],
  ['operations/create/creates', 'an id issued twice', [create(0), read(1, task('Starting')), create(2)]],
  [
    'operations/create/creates',
    'a task created cancelled',
    [['create', { at: 0, body: {}, status: 200, json: task('Cancelled') }]],
  ],
  [
    'operations/create/echo/~1configuration~1ocr_strategy',
    'a strategy that was not asked for',
    [['create', { at: 0, body: { ocr_strategy: 'Auto' }, status: 200, json: task('Starting') }]],
  ],
  [
    'operations/create/echo/~1configuration~1ocr_strategy',
    'a default that is not the default',
    [['create', { at: 0, body: {}, status: 200, json: task('Starting', { configuration: auto }) }]],
  ],
  [
    'operations/create/echo/~1configuration~1chunking~1size',
    'a default of a member not given',
    [
      [
        'create',
        {
          at: 0,
          body: { chunking: { overlap: 3 } },
          status: 200,
          json: task('Starting', { configuration: { ...plain, chunking: { size: 1, overlap: 3 } } }),
        },
      ],
    ],
  ],
  [
    'operations/read/allow@Processing',
    '404 for a task that is there',
    [
      create(0),
      read(1, task('Processing')),
      read(1, task('Processing')),
      ['read', { at: 2, path, status: 404 }],
    ],
  ],
  [
    "operations/read/when/$query.include_chunks == 'false'/lacks/~1output~1chunks~10",
    'chunks that were not wanted',
    [create(0), ['read', { at: 1, path, query: { include_chunks: 'false' }, status: 200, json: done() }]],
  ],
  [
    'operations/update/else@Cancelled',
    'an update accepted after a cancel',
    [
      create(0),
      cancel(1, 200),
      read(2, task('Cancelled')),
      update(3, { ocr_strategy: 'Auto' }, { status: 200, json: task('Starting', { configuration: auto }) }),
    ],
  ],
  [
    'operations/update/noop',
    'an update that changes nothing, accepted',
    [create(0), read(1, done()), update(2, { ocr_strategy: 'All' }, { status: 200, json: task('Starting') })],
  ],
  [
    'operations/update/moves@Succeeded',
    'an update that changes something, refused',
    [create(0), read(1, done()), update(2, { ocr_strategy: 'Auto' }, { status: 400 })],
  ],
  [
    'operations/update/merge',
    'an update that forgets what was given',
    [
      create(0),
      read(1, done()),
      update(2, { ocr_strategy: 'Auto' }, { status: 200, json: task('Starting') }),
    ],
  ],
  [
    'operations/update/merge',
    'an update that forgets the rest',
    [
      create(0),
      read(1, done()),
      update(
        2,
        { ocr_strategy: 'Auto' },
        {
          status: 200,
          json: task('Starting', {
            configuration: { ocr_strategy: 'Auto', chunking: { size: 1, overlap: 0 } },
          }),
        },
      ),
    ],
  ],
  [
    'states/Succeeded/final',
    'a cancelled update that keeps the new output',
    [
      create(0),
      read(1, done()),
      update(2, { ocr_strategy: 'Auto' }, { status: 200, json: task('Starting', { configuration: auto }) }),
      cancel(3, 200),
      read(4, done({ output: { pages: 9, chunks: [] } })),
    ],
  ],
  [
    'operations/cancel/moves@Requeued',
    'a cancelled update that cancels the task',
    [
      create(0),
      read(1, done()),
      update(2, { ocr_strategy: 'Auto' }, { status: 200, json: task('Starting', { configuration: auto }) }),
      cancel(3, 200),
      read(4, task('Cancelled')),
    ],
  ],
  [
    'operations/read/unknown',
    'an id never issued, answered',
    [
      [
        'read',
        {
          at: 0,
          path: { task_id: 'z' },
          intent: { kind: 'unknown-id' },
          status: 200,
          json: task('Starting', { task_id: 'z' }),
        },
      ],
    ],
  ],
  ['openapi/create/answer', 'a status that is not declared', [['create', { at: 0, body: {}, status: 418 }]]],
  [
    'openapi/create/input',
    'invalid input accepted',
    [
      [
        'create',
        {
          at: 0,
          body: { file: 3 },
          intent: { kind: 'invalid', because: 'file is a number' },
          status: 200,
          json: task('Starting'),
        },
      ],
    ],
  ],
  [
    'security/read',
    'a read without a key',
    [['read', { at: 0, path, intent: { kind: 'unauthenticated' }, status: 200, json: done() }]],
  ],
  [
    'security/cancel',
    'a cancel refused for its key, with effect',
    [
      create(0),
      ['cancel', { at: 1, path, intent: { kind: 'unauthenticated' }, status: 401 }],
      read(2, task('Cancelled')),
    ],
  ],
])('%s is broken by %s', (rule, _, steps) => {
  expect(broken(chunkr, steps)).toEqual([rule]);
});
