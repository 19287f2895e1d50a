import { expect, test } from 'vitest';
import { literature } from './literature.cases.js';
import { broken, held, type Written } from './traces.cases.js';

const at0 = '2025-03-12T10:00:00';
const row = (id: number, status: string, more: object = {}): object => ({
  ...{
    id,
    project_id: 1,
    task_type: 'search',
    status,
    progress: 0,
    total: 10,
    created_at: `2025-03-12T10:00:0${id}`,
  },
  ...more,
});
const detail = (id: number, status: string, more: object = {}): object => {
  const started = status === 'pending' ? null : '2025-03-12T11:00:00';
  const ended =
    status === 'completed' ? { completed_at: '2025-03-12T11:00:09', result: { found: 1 }, progress: 10 } : {};
  return {
    ...row(id, status),
    params: { query: 'q', max: 100 },
    error_message: '',
    started_at: started,
    ...ended,
    ...more,
  };
};
const wrap = (data: unknown, code = 200): object => ({ code, data });
const search = (at: number, id: number, project = 1): Written => [
  'search',
  {
    at,
    path: { project_id: project },
    body: { query: 'q' },
    status: 200,
    json: wrap({ task_id: id, status: 'pending' }),
  },
];
const look = (at: number, json: object, id = 1): Written => [
  'detail',
  { at, path: { id }, status: 200, json: wrap(json) },
];
const cancel = (at: number, status: number, id = 1): Written => [
  'cancel',
  { at, path: { id }, status, json: wrap(null, status) },
];
const list = (at: number, rows: readonly object[], query: Record<string, string | number> = {}): Written => [
  'list',
  { at, query, status: 200, json: wrap(rows) },
];
const three: readonly Written[] = [
  search(0, 1),
  search(0, 2),
  search(0, 3),
  look(1, detail(1, 'running')),
  look(1, detail(2, 'completed'), 2),
  look(1, detail(3, 'pending'), 3),
];

test.each<[string, readonly Written[]]>([
  [
    'a cancel in time',
    [
      search(0, 1),
      look(1, detail(1, 'running')),
      cancel(2, 200),
      look(3, detail(1, 'cancelled')),
      cancel(4, 400),
    ],
  ],
  [
    'a cancel that honestly lost',
    [search(0, 1), look(1, detail(1, 'running')), cancel(2, 400), look(3, detail(1, 'completed'))],
  ],
  [
    'a list of all',
    [...three, list(1, [row(3, 'pending'), row(2, 'completed', { progress: 10 }), row(1, 'running')])],
  ],
  ['a list of some', [...three, list(1, [row(2, 'completed', { progress: 10 })], { status: 'completed' })]],
  ['a list cut off', [...three, list(1, [row(3, 'pending')], { limit: 1 })]],
  ['a list that is empty for another project', [...three, list(1, [], { project_id: 2 })]],
  [
    'a list with tasks of others',
    [
      ...three,
      list(1, [
        row(9, 'failed', { project_id: 4 }),
        row(3, 'pending'),
        row(2, 'completed', { progress: 10 }),
        row(1, 'running'),
      ]),
    ],
  ],
  [
    'a list where a task may have gone on',
    [
      ...three,
      list(9, [row(2, 'completed', { progress: 10 })], { status: 'completed' }),
      list(10, [], { status: 'failed' }),
    ],
  ],
  [
    'ties in any order',
    [
      search(0, 1),
      search(0, 2),
      list(1, [row(1, 'pending', { created_at: at0 }), row(2, 'pending', { created_at: at0 })]),
    ],
  ],
  ['503 on a list', [...three, ['list', { at: 2, status: 503 }]]],
])('%s is in order', (_, steps) => {
  expect(broken(literature, steps)).toEqual([]);
});

test.each<[string, string, readonly Written[]]>([
  [
    'states/cancelled/final',
    'a worker that overwrites a cancelled task',
    [
      search(0, 1),
      look(1, detail(1, 'running')),
      cancel(2, 200),
      look(3, detail(1, 'cancelled')),
      look(4, detail(1, 'completed')),
    ],
  ],
  [
    'operations/cancel/moves@running',
    'a cancel after which the worker goes on',
    [search(0, 1), look(1, detail(1, 'running')), cancel(2, 200), look(3, detail(1, 'completed'))],
  ],
  [
    'operations/cancel/else@completed',
    'a cancel refused with another status',
    [
      search(0, 1),
      look(1, detail(1, 'completed')),
      ['cancel', { at: 2, path: { id: 1 }, status: 404, json: wrap(null, 404) }],
    ],
  ],
  [
    'envelope/check/$body~1code == $status',
    'another code in the envelope',
    [
      search(0, 1),
      ['detail', { at: 1, path: { id: 1 }, status: 200, json: wrap(detail(1, 'pending'), 201) }],
    ],
  ],
  [
    'operations/cancel/check/$body~1data == null',
    'data on a cancel',
    [
      search(0, 1),
      look(1, detail(1, 'running')),
      ['cancel', { at: 2, path: { id: 1 }, status: 200, json: wrap({}) }],
    ],
  ],
  [
    'operations/search/echo/~1project_id',
    'another project',
    [search(0, 1, 2), look(1, detail(1, 'pending'))],
  ],
  [
    'operations/search/echo/~1params~1max',
    'a default that is not there',
    [search(0, 1), look(1, detail(1, 'pending', { params: { query: 'q', max: 5 } }))],
  ],
  [
    'constant/~1params',
    'parameters that change',
    [
      search(0, 1),
      look(1, detail(1, 'pending', { params: { query: 'q', max: 100, more: 1 } })),
      look(2, detail(1, 'pending')),
    ],
  ],
  [
    'operations/list/lists',
    'a list that leaves a task out',
    [...three, list(1, [row(3, 'pending'), row(2, 'completed', { progress: 10 })])],
  ],
  [
    'operations/list/lists',
    'a cut-off list that leaves out a task in the middle',
    [...three, list(1, [row(3, 'pending'), row(1, 'running')], { limit: 2 })],
  ],
  [
    'operations/list/lists',
    'a list that leaves out a task of the state',
    [...three, list(1, [], { status: 'completed' })],
  ],
  [
    'operations/list/lists',
    'a list that names a task twice',
    [
      ...three,
      list(1, [
        row(3, 'pending'),
        row(2, 'completed', { progress: 10 }),
        row(2, 'completed', { progress: 10 }),
        row(1, 'running'),
      ]),
    ],
  ],
  [
    'operations/list/lists',
    'a list with an old state',
    [...three, list(1, [row(3, 'pending'), row(2, 'running'), row(1, 'running')])],
  ],
  [
    'operations/list/order',
    'a list in the wrong order',
    [...three, list(1, [row(2, 'completed', { progress: 10 }), row(3, 'pending'), row(1, 'running')])],
  ],
  [
    'operations/list/filter/project_id',
    'a row of another project',
    [
      ...three,
      list(
        1,
        [
          row(9, 'failed', { project_id: 4 }),
          row(3, 'pending'),
          row(2, 'completed', { progress: 10 }),
          row(1, 'running'),
        ],
        { project_id: 1 },
      ),
    ],
  ],
  [
    'operations/list/filter/status',
    'a row in another state',
    [...three, list(1, [row(2, 'completed', { progress: 10 }), row(1, 'running')], { status: 'completed' })],
  ],
  [
    'operations/list/limit',
    'more rows than asked for',
    [...three, list(1, [row(3, 'pending'), row(2, 'completed', { progress: 10 })], { limit: 1 })],
  ],
  [
    'check/0 <= ~1progress <= ~1total',
    'progress over the total in a row',
    [
      ...three,
      list(1, [
        row(3, 'pending', { progress: 11 }),
        row(2, 'completed', { progress: 10 }),
        row(1, 'running'),
      ]),
    ],
  ],
])('%s is broken by %s', (rule, _, steps) => {
  expect(broken(literature, steps)).toEqual([rule]);
});

test('a row that narrows what is known makes the next answer a violation', () => {
  const steps = [search(0, 1), list(1, [row(1, 'completed', { progress: 10 })]), cancel(2, 200)];
  expect(broken(literature, steps)).toEqual(['operations/cancel/else@completed']);
});

test('a filter is tested only where it keeps something out', () => {
  const all = [
    ...three,
    list(1, [row(3, 'pending'), row(2, 'completed', { progress: 10 }), row(1, 'running')], { project_id: 1 }),
  ];
  expect(held(literature, all, 'operations/list/filter/project_id')).toEqual({ definite: 0, ambiguous: 1 });
  const some = [...three, list(1, [row(3, 'pending')], { status: 'pending' })];
  expect(held(literature, some, 'operations/list/filter/status')).toEqual({ definite: 1, ambiguous: 0 });
});

test('tasks of one namespace are none of the other', () => {
  const [operation, step] = search(0, 1);
  const steps: readonly Written[] = [
    [operation, { ...step, namespace: 'one' }],
    ['detail', { at: 1, namespace: 'two', path: { id: 1 }, status: 404, json: wrap(null, 404) }],
    ['list', { at: 1, namespace: 'two', status: 200, json: wrap([]) }],
  ];
  expect(broken(literature, steps)).toEqual([]);
});
