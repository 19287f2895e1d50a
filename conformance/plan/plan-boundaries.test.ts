import { beforeAll, expect, it } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import { acceptRule, isAlwaysOpen } from '../../src/openapi/api-rules.js';
import { apiOf, bare, json } from '../monitor/small-api.cases.js';
import type { Target } from '../target/target.js';
import { callsIn, isForbidden, loadFive, namedTooEarly, ownTarget } from './plan.cases.js';
import type { PlannedCall } from './plan.js';
import { planBoundaries } from './plan-boundaries.js';
import { readScene } from './scene.js';

let five: readonly Api[] = [];
beforeAll(async () => {
  five = await loadFive();
});

/** A bakery whose orders have those members, beside the words of the customer. */
const bakery = (members: string, example = '{note: for aunt Mary}'): Api =>
  apiOf(
    'bakery',
    `
openapi: 3.1.0
info: {title: bakery, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /id, state: /status}
  states: {open: {initial: true, next: shut}, shut: {final: true}}
  operations: {order: {creates: /id}, list: {lists: ''}}
paths:
  /orders:
    get:
      operationId: list
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 50, default: 20}}
        - {name: by, in: query, schema: {enum: [age, name]}}
      responses: {'200': ${json('Orders')}}
    post:
      operationId: order
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [note], properties: {note: {type: string, minLength: 3, maxLength: 30}, ${members}}}
            example: ${example}
      responses: {'201': ${json('Order')}, '422': ${bare}}
components:
  schemas:
    Order: {type: object, properties: {id: {type: string}, status: {type: string}}}
    Orders: {type: array, items: {$ref: '#/components/schemas/Order'}}
`,
  );

const plansFor = (api: Api, target: Target = ownTarget, { seed = 1, round = 0 } = {}) =>
  planBoundaries(readScene(api, target, seed), round);
const changesOf = (api: Api, operation: string): readonly string[] =>
  callsIn(plansFor(api))
    .filter((call) => call.operation === operation)
    .map(print);
const print = ({ changes }: PlannedCall): string =>
  changes
    .map((change) => {
      const name = 'at' in change ? change.at.text : 'name' in change ? change.name : '';
      return change.kind === 'set' ? `${name}=${JSON.stringify(change.value)}` : `-${name}`;
    })
    .join(' ');

it('every request at a border is one that the document permits', () => {
  for (const api of five) {
    const calls = callsIn(plansFor(api));
    for (const call of calls) {
      expect(call.intent).toEqual({ kind: 'valid' });
      expect(isForbidden(api, ownTarget, call), JSON.stringify(call)).toBe(false);
    }
    const called = new Set(calls.map(({ operation }) => operation));
    const able = api.operations.filter(({ requestBody }) => requestBody !== undefined).filter(isAlwaysOpen);
    for (const { key } of able) expect([...called], api.name).toContain(key);
  }
});

it('ranges are asked for at both ends, closed or open', () => {
  const found = changesOf(
    bakery(
      'count: {type: integer, minimum: 1, maximum: 9}, weight: {type: number, exclusiveMinimum: 0, exclusiveMaximum: 2}',
    ),
    'order',
  );
  for (const text of ['/count=1', '/count=9', '/weight=0.25', '/weight=1.75']) expect(found).toContain(text);
});

it('everything listed, both booleans, null, and each listed item alone are asked for', () => {
  const found = changesOf(
    bakery(
      'size: {enum: [s, l]}, cut: {type: boolean}, box: {type: [string, "null"]}, extras: {type: array, items: {enum: [jam, milk]}}',
    ),
    'order',
  );
  const wanted = [
    '/size="s"',
    '/size="l"',
    '/cut=true',
    '/cut=false',
    '/box=null',
    '/extras=["jam"]',
    '/extras=["milk"]',
  ];
  for (const text of wanted) expect(found).toContain(text);
});

it('phrases are cut and repeated, other texts are not', () => {
  expect(changesOf(bakery('count: {type: integer}'), 'order')).toEqual([
    '/note="for"',
    '/note="for aunt Maryfor aunt Maryfor "',
  ]);
  expect(changesOf(bakery('count: {type: integer}', "{note: 'https://a.b/c'}"), 'order')).toEqual([]);
});

it('every optional member is given alone, and none at all', () => {
  const found = changesOf(
    bakery(
      'count: {type: integer, default: 2}, box: {type: object, properties: {lid: {type: boolean}}}',
      '{note: for aunt Mary, count: 4, box: {lid: true}}',
    ),
    'order',
  );
  expect(found).toContain('-/count -/box');
  expect(found).toContain('-/count -/box /count=4');
  expect(found.filter((text) => /^-\/count -\/box \/box=.*lid.*true/.test(text)).length).toBe(1);
});

it('a member that says how long a task is kept is not asked for at its low end', () => {
  const found = changesOf(bakery('expires_in: {type: integer, minimum: 0, maximum: 60}'), 'order');
  expect(found.filter((text) => text.includes('expires_in'))).toEqual([]);
});

it('query parameters are asked for at their ends and with all that is listed', () => {
  expect(changesOf(bakery('count: {type: integer}'), 'list').toSorted()).toEqual(
    ['by="age"', 'by="name"', 'limit="1"', 'limit="20"', 'limit="25"', 'limit="50"'].toSorted(),
  );
});

it('what they cost is bounded for each operation and by the budget', () => {
  const small: Target = { ...ownTarget, budget: { ...ownTarget.budget, tasks: 20, requests: 200 } };
  for (const api of five) {
    for (const [target, most] of [
      [ownTarget, 24],
      [small, 2],
    ] as const) {
      const creating = callsIn(plansFor(api, target)).filter(({ creates }) => creates !== undefined);
      expect(creating.length).toBeLessThanOrEqual(most);
    }
  }
});

it('each new task is looked at once, and no name is used before it is given', () => {
  for (const api of five) {
    const plans = plansFor(api);
    expect(plans.flatMap(namedTooEarly)).toEqual([]);
    for (const { acts } of plans) {
      const made = acts.filter((act) => act.do === 'call' && act.call.creates !== undefined).length;
      expect(acts.filter((act) => act.do === 'probe').length).toBe(made);
    }
  }
});

it('another seed asks for others where there are too many, the same seed for the same', () => {
  const [chunkr] = five;
  const texts = (seed: number) => JSON.stringify(plansFor(chunkr!, ownTarget, { seed }));
  expect(texts(1)).not.toBe(texts(2));
  expect(texts(3)).toBe(texts(3));
});

it('nothing is asked for where the target file excludes the rule', () => {
  const api = bakery('count: {type: integer, minimum: 1}');
  const rules = api.operations.map(acceptRule);
  const exclude = rules.map((what) => ({ what, because: 'we know' }));
  expect(plansFor(api, { ...ownTarget, exclude })).toEqual([]);
});

it('in later rounds the usual request counts as well', () => {
  const plain = bakery('count: {type: integer}', "{note: 'https://a.b/c'}");
  const calls = callsIn(plansFor(plain, ownTarget, { round: 1 })).filter(
    ({ operation }) => operation === 'order',
  );
  expect(calls.map(({ changes }) => changes)).toEqual([[], [], []]);
});
