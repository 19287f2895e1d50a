import { expect, test } from 'vitest';
import { apiRules } from '../../src/openapi/api-rules.js';
import { judge } from './monitor.js';
import { shop } from './shop.cases.js';
import { type Step, traceOf, violations, type Written } from './traces.cases.js';

const valid = { intent: { kind: 'valid' } } as const;
let ids = 0;
const taken = (): Partial<Step> => {
  ids += 1;
  return { status: 201, json: { id: `o${ids}`, status: 'open' } };
};
const order = (at: number, body: object, answer: Partial<Step>): Written => [
  'order',
  { at, body: { item: 'tea', ...body }, ...valid, ...answer },
];
const list = (at: number, query: Record<string, string>, answer: Partial<Step>): Written => [
  'list',
  { at, query, ...valid, ...answer },
];
const rows = { status: 200, json: [] };
const verdict = (steps: readonly Written[], rule = 'openapi/order/accepts') => {
  const { rules, observations } = judge(shop, traceOf(shop, steps));
  const { kind: _, ...found } = { kind: '', ...rules.find((one) => one.rule === rule) };
  const reasons = observations.flatMap((one) =>
    one.rule === rule && one.kind === 'inconclusive' ? [one.because] : [],
  );
  return { verdict: found.verdict, soft: found.soft, reasons };
};
const sentences = (steps: readonly Written[]): readonly string[] =>
  violations(shop, steps).map(({ rule, explanation }) => `${rule}: ${explanation.sentence}`);

test('creates, lists and what is about no task have the rule, and it only warns', () => {
  const rules = apiRules(shop).filter(({ id }) => id.endsWith('/accepts'));
  expect(rules.map(({ id, soft }) => [id, soft])).toEqual([
    ['openapi/list/accepts', true],
    ['openapi/order/accepts', true],
    ['openapi/sweep/accepts', true],
  ]);
});

test('three valid requests that are accepted are a pass', () => {
  const steps = [1, 2, 3].map((at) => order(at, {}, taken()));
  expect(verdict(steps).verdict).toBe('pass');
  expect(verdict(steps.slice(1)).verdict).toBe('inconclusive');
});

test('an answer that the document does not declare accepts nothing for certain', () => {
  const steps = [1, 2, 3, 4].map((at) => order(at, {}, { status: 201, json: { id: `p${at}`, status: 7 } }));
  expect(verdict(steps).verdict).toBe('inconclusive');
});

test('a valid request that is refused breaks the rule, and the part that makes the difference is named', () => {
  const steps = [
    list(1, {}, rows),
    list(2, { limit: '3' }, rows),
    list(3, { status: 'open', limit: '3' }, { status: 422 }),
    list(4, { status: 'shut' }, { status: 422 }),
  ];
  expect(verdict(steps, 'openapi/list/accepts')).toMatchObject({ verdict: 'fail', soft: true });
  expect(sentences(steps)).toEqual([
    'openapi/list/accepts: list was answered 422: the document permits the request; 2 requests with the query parameter status were refused, and none of 2 that were accepted has that.',
    'openapi/list/accepts: list was answered 422: the document permits the request; 2 requests with the query parameter status were refused, and none of 2 that were accepted has that.',
  ]);
});

test('a value makes the difference where the member alone does not', () => {
  const steps = [order(1, { count: 3 }, taken()), order(2, { count: 9 }, { status: 422 })];
  expect(sentences(steps)).toEqual([
    'openapi/order/accepts: order was answered 422: the document permits the request; 1 request with /count in its body being 9 was refused, and none of 1 that were accepted has that.',
  ]);
});

test.each([401, 403, 404, 409, 413, 429, 503])('status %i says nothing of the request', (status) => {
  const steps = [1, 2, 3].map((at) => order(at, {}, { status }));
  const found = verdict(steps);
  expect(found.verdict).toBe('inconclusive');
  expect(found.reasons[0]).toContain(`status ${status}`);
});

test('an undeclared status breaks the rule on answers alone', () => {
  expect(violations(shop, [order(1, {}, { status: 418 })]).map(({ rule }) => rule)).toEqual([
    'openapi/order/answer',
  ]);
});

test('a lost answer is no refusal', () => {
  expect(verdict([order(1, {}, {})]).reasons).toEqual(['no answer: timeout']);
});

test.each<[string, Partial<Step>]>([
  ['the document forbids', { body: { item: 7 } }],
  ['was meant to be invalid', { intent: { kind: 'invalid', because: 'so' } }],
  ['has no credential', { intent: { kind: 'unauthenticated' } }],
])('a refused request that %s is no valid one', (_, step) => {
  expect(verdict([order(1, {}, { status: 422, ...step })]).verdict).toBe('not-exercised');
});

test('where no request was ever accepted, nothing is said', () => {
  const steps = [1, 2, 3].map((at) => order(at, {}, { status: 422 }));
  expect(verdict(steps)).toMatchObject({
    verdict: 'inconclusive',
    reasons: Array<string>(3).fill('refused with 422, and no request of order was accepted'),
  });
});

test('of a recording the document says what is valid', () => {
  const recorded = (body: object, answer: Partial<Step>): Written => ['order', { at: 1, body, ...answer }];
  const fine = recorded({ item: 'tea' }, taken());
  expect(verdict([fine, recorded({ item: 'tea' }, { status: 422 })]).verdict).toBe('fail');
  expect(verdict([recorded({}, { status: 422 })]).verdict).toBe('not-exercised');
  expect(verdict([recorded({}, taken())]).verdict).toBe('not-exercised');
});

test('a key that was used before may be refused with another body', () => {
  const headers = { 'idempotency-key': 'k1' };
  const steps = [
    order(1, {}, { headers, ...taken() }),
    order(2, { count: 2 }, { headers, status: 422 }),
    order(3, { count: 2 }, { headers: { 'idempotency-key': 'k2' }, status: 422 }),
  ];
  expect(violations(shop, steps).map(({ seq }) => seq)).toEqual([3]);
});

test('an operation that is always turned away does not pass the rule on answers', () => {
  const steps = [1, 2, 3, 4].map(
    (at): Written => ['look', { at, path: { id: 'o1' }, ...valid, status: 401 }],
  );
  const probes = [5, 6, 7].map(
    (at): Written => ['look', { at, path: { id: 'o1' }, intent: { kind: 'unauthenticated' }, status: 401 }],
  );
  const found = verdict([...steps, ...probes], 'openapi/look/answer');
  expect(found.verdict).toBe('inconclusive');
  expect(found.reasons[0]).toBe('status 401 is about credentials');
});
