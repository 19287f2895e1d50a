import { expect, test } from 'vitest';
import { create, plainApi, read, task } from './plain-api.cases.js';
import { parameter } from './small-api.cases.js';
import { broken, type Written } from './traces.cases.js';

const lists = "list: {lists: ''}";
const rule = 'operations/list/lists';
const list = (at: number, json: unknown, more: object = {}): Written => [
  'list',
  { at, status: 200, json, ...more },
];
const rows = (many: number): readonly object[] =>
  Array.from({ length: many }, (_, at) => task('queued', { id: `t${at}` }));
const born = (many: number): readonly Written[] => rows(many).map((json, at) => create(at, { json }));

test('a list of another project, tenant or session need not show the task', () => {
  for (const place of ['header', 'cookie']) {
    const api = plainApi({ operations: [lists], listParameters: [parameter(place, 'tenant')] });
    const asked = (value: string) => ({
      headers: place === 'header' ? { tenant: value } : { cookie: `tenant=${value}` },
    });
    expect(broken(api, [create(0, asked('1')), list(2, [], asked('2'))])).toEqual([]);
    expect(broken(api, [create(0, asked('1')), list(2, [], asked('1'))])).toEqual([rule]);
  }
  const project = parameter('path', 'p');
  const api = plainApi({
    operations: [lists],
    createPath: '/projects/{p}/tasks',
    createParameters: [project],
    listParameters: [project],
  });
  const at = (p: string) => ({ path: { p } });
  expect(broken(api, [create(0, at('1')), read(1, 'running'), list(2, [], at('2'))])).toEqual([]);
  expect(broken(api, [create(0, at('1')), read(1, 'running'), list(2, [], at('1'))])).toEqual([rule]);
});

test('a list that pages in a way of which the lifecycle says nothing need not show every task', () => {
  const listSchema =
    "{type: object, properties: {items: {type: array, items: {$ref: '#/components/schemas/Task'}}}}";
  const cursor = '{name: cursor, in: query, schema: {type: string}}';
  const paged = plainApi({ operations: ['list: {lists: /items}'], listSchema, listParameters: [cursor] });
  const plain = plainApi({ operations: ['list: {lists: /items}'], listSchema });
  for (const more of [{ next: 'abc' }, { has_more: true }, { total: 12 }, { meta: { next_cursor: 'x' } }]) {
    expect(broken(plain, [...born(12), list(20, { items: rows(10), ...more })])).toEqual([]);
  }
  expect(broken(paged, [...born(12), list(20, { items: rows(10) })])).toEqual([]);
  const said = [{ next: null }, { has_more: false }, { total: 10 }];
  for (const more of said)
    expect(broken(paged, [...born(12), list(20, { items: rows(10), ...more })])).toContain(rule);
  expect(broken(plain, [...born(12), list(20, { items: rows(10) })])).toContain(rule);
});

test('what a query parameter leaves out by its default need not be shown', () => {
  const sized = plainApi({
    operations: [lists],
    listParameters: ['{name: page_size, in: query, schema: {type: integer, default: 10}}'],
  });
  expect(broken(sized, [...born(12), list(20, rows(10))])).toEqual([]);
  const scoped = plainApi({
    ...{ before: 'constant: [/project]', operations: ["list: {lists: '', filter: {project: /project}}"] },
    listParameters: ['{name: project, in: query, schema: {type: string, default: main}}'],
  });
  const of = (project: string) => create(0, { json: task('queued', { project }) });
  expect(broken(scoped, [of('other'), list(2, [])])).toEqual([]);
  expect(broken(scoped, [of('main'), list(2, [])])).toEqual([rule]);
  const sorted = plainApi({
    operations: [lists],
    listParameters: ['{name: sort, in: query, schema: {type: string, default: id}}'],
  });
  expect(broken(sorted, [create(0), list(2, [])])).toEqual([rule]);
});

test('a filter of several values lets each of them through and no other', () => {
  const filter = "list: {lists: '', filter: {status: /status}}";
  const array = (explode: boolean) =>
    plainApi({
      operations: [filter],
      listParameters: [
        `{name: status, in: query, explode: ${explode}, schema: {type: array, items: {type: string}}}`,
      ],
    });
  const two = [task('running'), task('queued', { id: 'b' })];
  const comma = { query: { status: 'running,queued' } };
  expect(broken(array(false), [create(0), list(3, two, comma)])).toEqual([]);
  expect(broken(array(false), [create(0), list(3, [task('done')], comma)])).toEqual([
    'operations/list/filter/status',
  ]);
  expect(
    broken(array(true), [create(0), list(3, two, { query: { status: ['running', 'queued'] } })]),
  ).toEqual([]);
  const wrong = list(3, [task('done')], { query: { status: ['running', 'queued'] } });
  expect(broken(array(true), [create(0), wrong])).toEqual(['operations/list/filter/status']);
  expect(
    broken(array(true), [
      create(0),
      list(3, [], { query: { status: ['queued', 'running', 'retrying', 'done', 'failed', 'cancelled'] } }),
    ]),
  ).toEqual([rule]);
});

test('a filter that can be read in two ways is not judged', () => {
  const listParameters = [parameter('query', 'status')];
  const api = plainApi({ operations: ["list: {lists: '', filter: {status: /status}}"], listParameters });
  for (const status of ['', 'queued,running', ['queued', 'running']]) {
    expect(broken(api, [create(0), list(3, [task('running')], { query: { status } })])).toEqual([]);
    expect(broken(api, [create(0), list(3, [], { query: { status } })])).toEqual([]);
  }
  expect(broken(api, [create(0), list(3, [task('running')], { query: { status: 'queued' } })])).toEqual([
    'operations/list/filter/status',
  ]);
});
