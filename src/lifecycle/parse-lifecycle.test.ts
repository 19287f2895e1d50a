import { expect, test } from 'vitest';
import { good, makeSlip } from './broken.cases.js';
import { examples, readExample } from './examples.cases.js';
import type { Lifecycle } from './model.js';
import { parseLifecycle } from './parse-lifecycle.js';
import { parsePointer, pointerOf, valuesAt } from './pointer.js';

const parsed = (raw: unknown): Lifecycle => {
  const { lifecycle, findings } = parseLifecycle(raw);
  if (lifecycle === undefined) throw new Error(JSON.stringify(findings));
  return lifecycle;
};

const ruleIds = (lifecycle: Lifecycle, start: string): readonly string[] =>
  [...lifecycle.rules.keys()].filter((id) => id.startsWith(start));

test.each(examples)('the worked example %s is read without a finding', (name) => {
  expect(parseLifecycle(readExample(name)).findings).toEqual([]);
});

test.each(examples)('each rule of %s points at something that is written', (name) => {
  const raw = readExample(name);
  for (const { id, pointer } of parsed(raw).rules.values()) {
    const place = parsePointer(pointer);
    expect(place && valuesAt(raw, place).length, `${id} at ${pointer}`).toBe(1);
  }
});

test('defaults are those of the language', () => {
  const lifecycle = parsed(good);
  expect(lifecycle).toMatchObject({
    resource: 'task',
    envelope: { check: [] },
    initial: ['queued'],
    staleMs: 0,
    unknown: [{ kind: 'status', status: 404 }],
  });
  expect(lifecycle.retainMs).toBeUndefined();
  expect(lifecycle.operations.get('POST /tasks')).toMatchObject({
    creates: { kind: 'pointer', pointer: pointerOf(['id']) },
    to: ['queued'],
    bulk: false,
    save: false,
    else: [{ kind: 'class', class: 4 }],
  });
});

test('without moves every state is allowed, with moves none but those named', () => {
  const { operations } = parsed(readExample('docling'));
  expect([...operations.get('GET /v1/status/poll/{task_id}')!.allow]).toHaveLength(5);
  const clear = operations.get('GET /v1/clear/results')!;
  expect([...clear.allow]).toEqual(['pending', 'processing']);
  expect([...clear.moves!.keys()]).toEqual(['completed', 'cleared', 'failed']);
  const result = operations.get('GET /v1/result/{task_id}')!;
  expect([[...result.allow], [...result.open]]).toEqual([['completed'], ['failed']]);
});

test("'*' in moves stands for the states that moves, allow and open do not name", () => {
  const cancel = { moves: { queued: 'done', '*': ['$gone', '$same'] }, allow: 'failed' };
  const { operations } = parsed(makeSlip({ write: { '/operations/POST ~1tasks~1{id}~1cancel': cancel } }));
  const { moves, allow } = operations.get('POST /tasks/{id}/cancel')!;
  expect([...moves!]).toEqual([
    ['queued', [{ kind: 'state', state: 'done' }]],
    ['running', [{ kind: 'gone' }, { kind: 'same' }]],
    ['done', [{ kind: 'gone' }, { kind: 'same' }]],
  ]);
  expect([...allow]).toEqual(['failed']);
});

test("allow: '*' accepts wherever nothing moves, so that nothing is refused", () => {
  const lifecycle = parsed(makeSlip({ write: { '/operations/POST ~1tasks~1{id}~1cancel/allow': '*' } }));
  const key = 'operations/POST ~1tasks~1{id}~1cancel';
  expect(ruleIds(lifecycle, key)).toEqual([
    `${key}/moves@queued`,
    `${key}/moves@running`,
    `${key}/allow@done`,
    `${key}/allow@failed`,
    `${key}/unknown`,
  ]);
});

test('each state is moved, allowed, open or refused, and each but the open one has its rule', () => {
  const write = {
    '/operations/POST ~1tasks~1{id}~1cancel': { moves: { queued: '$gone' }, allow: ['done'], open: 'failed' },
  };
  const key = 'operations/POST ~1tasks~1{id}~1cancel';
  expect(ruleIds(parsed(makeSlip({ write })), key)).toEqual([
    `${key}/moves@queued`,
    `${key}/else@running`,
    `${key}/allow@done`,
    `${key}/unknown`,
  ]);
});

test('an operation without a target has no rule about tasks that exist or not', () => {
  const write = { '/operations/GET ~1health': {}, '/operations/purge': { bulk: true } };
  const lifecycle = parsed(makeSlip({ write }));
  expect(ruleIds(lifecycle, 'operations/GET ~1health')).toEqual([]);
  expect(ruleIds(lifecycle, 'operations/purge')).toContain('operations/purge/unknown');
  const told = parseLifecycle(makeSlip({ write }), { hasPathTarget: (key) => key === 'GET /tasks/{id}' })
    .lifecycle!;
  expect(ruleIds(told, 'operations/purge')).not.toContain('operations/purge/unknown');
  expect(ruleIds(told, 'operations/purge')).toContain('operations/purge/allow@queued');
});

/** Everything that has a rule, once. */
const everything = {
  '/states/running/within': '1m',
  '/states/running/visits': 2,
  '/states/running/check': ['/a/b == 1'],
  '/states/running/should': ['/a~0b == 1'],
  '/states/odd': {
    shows: { check: ['/x == 1'], has: ['/y'] },
    outcomes: { 'a/b': { if: '/x == 1', has: ['/z'], lacks: ['/z/z'], check: ['/z == 1'] } },
  },
  '/states/running/next': 'odd',
  '/states/odd/next': 'done',
  '/check': ['/p <= 1'],
  '/should': ['/p <= 2'],
  '/constant': ['/id'],
  '/monotone': ['/p'],
  '/envelope': { check: ['$body/code == $status'] },
  '/retain': '1d',
  '/stale': '1s',
  '/operations/POST ~1tasks': {
    creates: 'header.Location',
    to: ['queued', 'running'],
    echo: { '/in/put': 'body#/input', '/by': 'header.X-By' },
    once: 'header.Idempotency-Key',
    check: ['$status == 201'],
    should: ["$header.Location != ''"],
  },
  '/operations/GET ~1tasks': {
    lists: '/items',
    order: '/created desc',
    filter: { 'a/b': '/status' },
    limit: 'limit',
  },
  '/operations/GET ~1tasks~1{id}/when': [
    { if: "$query.v == 'a/b'", has: ['/h'], lacks: ['/l'], check: ['/c == 1'], should: ['/s == 1'] },
  ],
  '/operations/edit': {
    target: 'query.id',
    moves: { done: 'queued' },
    merge: '/input',
    noop: 400,
    bulk: true,
    unknown: ['queued', '4xx'],
  },
};
const [create, get, list, edit] = ['POST ~1tasks', 'GET ~1tasks~1{id}', 'GET ~1tasks', 'edit'].map(
  (key) => `operations/${key}`,
);

const everyRule = [
  'states',
  'next/queued',
  'next/odd',
  'states/running/within',
  'states/running/visits',
  'states/running/check/~1a~1b == 1',
  'states/running/should/~1a~00b == 1',
  'states/done/final',
  'states/odd/shows',
  'states/odd/outcomes',
  'states/odd/outcomes/a~1b/has/~1z',
  'states/odd/outcomes/a~1b/lacks/~1z~1z',
  'states/odd/outcomes/a~1b/check/~1z == 1',
  'check/~1p <= 1',
  'should/~1p <= 2',
  'constant/~1id',
  'monotone/~1p',
  'envelope/check/$body~1code == $status',
  'retain',
  'stale',
  `${create}/creates`,
  `${create}/echo/~1in~1put`,
  `${create}/echo/~1by`,
  `${create}/once`,
  `${create}/check/$status == 201`,
  `${create}/should/$header.Location != ''`,
  `${get}/unknown`,
  `${get}/allow@odd`,
  `${get}/when/$query.v == 'a~1b'/has/~1h`,
  `${get}/when/$query.v == 'a~1b'/lacks/~1l`,
  `${get}/when/$query.v == 'a~1b'/check/~1c == 1`,
  `${get}/when/$query.v == 'a~1b'/should/~1s == 1`,
  `${list}/lists`,
  `${list}/order`,
  `${list}/filter/a~1b`,
  `${list}/limit`,
  `${edit}/moves@done`,
  `${edit}/else@odd`,
  `${edit}/merge`,
  `${edit}/noop`,
  `${edit}/bulk`,
  `${edit}/unknown`,
];

test('every kind of rule has the id that the reference gives', () => {
  const { rules } = parsed(makeSlip({ write: everything }));
  expect([...rules.keys()]).toEqual(expect.arrayContaining(everyRule));
  const soft = [...rules.values()].filter((rule) => rule.soft).map(({ id }) => id.split('/').at(-2));
  expect(new Set(soft)).toEqual(new Set(['should']));
});

test('what creates or lists has no rule about a task that exists', () => {
  const lifecycle = parsed(makeSlip({ write: everything }));
  expect(ruleIds(lifecycle, `${create}/allow`)).toEqual([]);
  expect(ruleIds(lifecycle, `${list}/unknown`)).toEqual([]);
});

test('header names are kept in lower case', () => {
  expect(parsed(makeSlip({ write: everything })).operations.get('POST /tasks')).toMatchObject({
    creates: { kind: 'header', name: 'location' },
    once: { header: 'idempotency-key' },
    echo: [
      { from: { kind: 'body', pointer: pointerOf(['input']) } },
      { from: { kind: 'header', name: 'x-by' } },
    ],
  });
});

test('soft globs soften the rules that they match and no other', () => {
  const { rules } = parsed(readExample('docling'));
  const soft = [...rules.values()].filter((rule) => rule.soft).map(({ id }) => id);
  expect(soft).toEqual([
    'states/completed/should/~1progress == 100',
    'check/0 <= ~1progress <= 100',
    'monotone/~1progress',
  ]);
});

test('every number and text of an operation is read into the model', () => {
  const { operations, fields, poll, unknown, states } = parsed(readExample('factpulse'));
  expect(fields.id).toEqual(pointerOf(['taskId']));
  expect(poll).toEqual({ minMs: 2000, maxMs: 3000 });
  expect(unknown).toEqual([
    { kind: 'state', state: 'PENDING' },
    { kind: 'status', status: 404 },
  ]);
  expect(states.get('RETRY')).toMatchObject({
    visits: 3,
    dwell: { minMs: 2000, maxMs: 10_000 },
    next: [{ to: 'STARTED', weight: 1 }],
  });
  expect(states.get('SUCCESS')?.outcomes.map(({ name, weight }) => [name, weight])).toEqual([
    ['ok', 8],
    ['error', 2],
  ]);
  const list = parsed(readExample('literature')).operations.get('GET /api/v1/tasks')?.lists;
  expect(list).toMatchObject({
    at: pointerOf([]),
    order: { by: pointerOf(['created_at']), descending: true },
    limit: { param: 'limit', default: 50 },
  });
  const update = parsed(readExample('chunkr')).operations.get('update_task_route');
  expect(update).toMatchObject({
    merge: { into: pointerOf(['configuration']), how: 'members' },
    save: true,
    noop: [{ kind: 'class', class: 4 }],
  });
  expect(operations.size).toBe(2);
});
