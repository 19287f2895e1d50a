import { expect, test } from 'vitest';
import { chunkr } from './apis.cases.js';
import { broken, held, type Written } from './traces.cases.js';

const created = '2025-01-01T00:00:00Z';
const plain = { ocr_strategy: 'All', chunking: { size: 512, overlap: 0 } };

const task = (status: string, more: object = {}): object => ({
  task_id: 'a',
  status,
  created_at: created,
  configuration: plain,
  ...more,
});
const output = { pages: 3, pdf_url: 'https://x/1', chunks: [{}] };
const done = (more: object = {}): object => task('Succeeded', { output, ...more });
const path = { task_id: 'a' };

const create = (at: number): Written => [
  'create',
  { at, body: { file: 'x' }, status: 200, json: task('Starting') },
];
const read = (at: number, json: object): Written => ['read', { at, path, status: 200, json }];
const cancel = (at: number, status: number): Written => ['cancel', { at, path, status }];
const remove = (at: number, status: number): Written => ['delete', { at, path, status }];
const update = (at: number, body: object, status: number, json?: object): Written => [
  'update',
  { at, path, body, status, ...(json === undefined ? {} : { json }) },
];

const auto = { ...plain, ocr_strategy: 'Auto' };

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
      update(2, { ocr_strategy: 'Auto' }, 200, task('Starting', { configuration: auto })),
      read(3, done({ configuration: auto, output: { pages: 9 } })),
    ],
  ],
  [
    'an update cancelled: the old output is back',
    [
      create(0),
      read(1, done()),
      update(2, { ocr_strategy: 'Auto' }, 200, task('Starting', { configuration: auto })),
      cancel(3, 200),
      read(4, done()),
    ],
  ],
  [
    'an update that changes nothing',
    [create(0), read(1, done()), update(2, { ocr_strategy: 'All' }, 400), read(3, done())],
  ],
  ['an update without members', [create(0), read(1, done()), update(2, {}, 400), read(3, done())]],
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
      update(3, { ocr_strategy: 'Auto' }, 200, task('Starting', { configuration: auto })),
    ],
  ],
  [
    'operations/update/noop',
    'an update that changes nothing, accepted',
    [create(0), read(1, done()), update(2, { ocr_strategy: 'All' }, 200, task('Starting'))],
  ],
  [
    'operations/update/moves@Succeeded',
    'an update that changes something, refused',
    [create(0), read(1, done()), update(2, { ocr_strategy: 'Auto' }, 400)],
  ],
  [
    'operations/update/merge',
    'an update that forgets what was given',
    [create(0), read(1, done()), update(2, { ocr_strategy: 'Auto' }, 200, task('Starting'))],
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
        200,
        task('Starting', { configuration: { ocr_strategy: 'Auto', chunking: { size: 1, overlap: 0 } } }),
      ),
    ],
  ],
  [
    'states/Succeeded/final',
    'a cancelled update that keeps the new output',
    [
      create(0),
      read(1, done()),
      update(2, { ocr_strategy: 'Auto' }, 200, task('Starting', { configuration: auto })),
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
      update(2, { ocr_strategy: 'Auto' }, 200, task('Starting', { configuration: auto })),
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
