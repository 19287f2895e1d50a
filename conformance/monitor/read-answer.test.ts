import { expect, test } from 'vitest';
import { judge } from './monitor.js';
import { create, plainApi, read } from './plain-api.cases.js';
import { broken, traceOf, type Written } from './traces.cases.js';

const api = plainApi({ create: 'creates: header.Location', operations: [] });
const named = plainApi({ create: 'creates: header.X-Operation', operations: [] });
const at = (location: string) => create(0, { sends: { location } });

test('a Location leads to the task wherever it starts from', () => {
  const places = [
    'tasks/a',
    './tasks/a',
    '../tasks/a',
    '/tasks/a',
    '/tasks/a/',
    '//host/tasks/a',
    'tasks/a?x=1',
  ];
  for (const place of [...places, 'http://host:1/v1/tasks/a?x=1', 'a']) {
    expect(broken(api, [at(place), read(1, 'done')]), place).toEqual([]);
    expect(broken(api, [at(place), read(1, undefined)]), place).toEqual(['operations/create/creates']);
  }
});

test('a name with slashes in a header that is no Location stays as it is', () => {
  const id = 'operations/7';
  const made = create(0, { json: { id, status: 'queued' }, sends: { 'x-operation': id } });
  expect(broken(named, [made])).toEqual([]);
  expect(
    broken(named, [create(0, { json: { id: 'b', status: 'queued' }, sends: { 'x-operation': id } })]),
  ).not.toEqual([]);
});

test('an id above 2^53, which JSON cannot carry exactly, names no task and is held against nobody', () => {
  const plain = plainApi({ idType: 'integer', operations: ["list: {lists: ''}"] });
  const made = (id: number) => create(0, { json: { id, status: 'queued' } });
  const big = 2 ** 60;
  const list = (id: number): Written => [
    'list',
    {
      at: 2,
      status: 200,
      json: [
        { id, status: 'done' },
        { id, status: 'queued' },
      ],
    },
  ];
  expect(broken(plain, [made(big), made(big), list(big)])).toEqual([]);
  expect(broken(plain, [made(7), made(7)])).toEqual(['operations/create/creates']);
  expect(broken(plain, [made(7), list(7)])).toContain('operations/list/lists');
  const { observations } = judge(plain, traceOf(plain, [made(big)]));
  expect(observations).toMatchObject([{ kind: 'inconclusive', rule: 'operations/create/creates' }]);
});
