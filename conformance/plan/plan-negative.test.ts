import { beforeAll, expect, it } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import { canBeInvalid } from '../../src/openapi/input-constraints.js';
import { apiOf, bare, json, parameter } from '../monitor/small-api.cases.js';
import {
  callsIn,
  isForbidden,
  loadFive,
  namedTooEarly,
  ownTarget,
  plainTarget,
  requestOf,
} from './plan.cases.js';
import type { Plan } from './plan.js';
import { planNegative } from './plan-negative.js';
import { planSecurity } from './plan-security.js';

let five: readonly Api[] = [];
beforeAll(async () => {
  five = await loadFive();
});

const shop = apiOf(
  'shop',
  `
openapi: 3.1.0
info: {title: shop, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /id, state: /status}
  states: {open: {initial: true, next: shut}, shut: {final: true}}
  operations: {order: {creates: /id}, look: {}, list: {lists: ''}}
security: [{key: []}, {token: []}]
paths:
  /orders:
    get: {operationId: list, security: [], responses: {'200': ${json('Orders')}}}
    post:
      operationId: order
      parameters: [{name: Trace, in: header, required: true, schema: {type: integer, minimum: 1}}]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [item, how]
              additionalProperties: false
              properties:
                item: {type: object, required: [size], properties: {size: {type: integer, minimum: 1, maximum: 9}}}
                how: {oneOf: [{enum: [fast]}, {type: integer}]}
            example: {item: {size: 3}, how: fast}
      responses: {'201': ${json('Order')}, '400': ${bare}, '401': ${bare}}
  /orders/{id}:
    get:
      operationId: look
      parameters: [${parameter('path', 'id')}]
      responses: {'200': ${json('Order')}, '401': ${bare}, '404': ${bare}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
  schemas:
    Order: {type: object, properties: {id: {type: string}, status: {type: string}}}
    Orders: {type: array, items: {$ref: '#/components/schemas/Order'}}
`,
);

it('invalid requests are forbidden by the document, each of them', () => {
  for (const api of [...five, shop]) {
    const plans = planNegative(api, ownTarget, { seed: 3, perOperation: 100 });
    const invalid = callsIn(plans).filter(({ intent }) => intent.kind === 'invalid');
    for (const call of invalid) expect(isForbidden(api, ownTarget, call), JSON.stringify(call)).toBe(true);
  }
});

it('no value that breaks a format alone must be refused', () => {
  const hook = '{type: string, format: uri, minLength: 3}';
  const formatted = apiOf(
    'formatted',
    `
openapi: 3.1.0
info: {title: formatted, version: '1'}
x-task-lifecycle:
  version: 1
  fields: {id: /id, state: /status}
  states: {open: {initial: true, next: shut}, shut: {final: true}}
  operations: {order: {creates: /id}, look: {}}
paths:
  /orders:
    post:
      operationId: order
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {hook: ${hook}}}, example: {hook: 'https://a.example/b'}}}}
      responses: {'201': ${json('Order')}, '400': ${bare}}
  /orders/{id}:
    get:
      operationId: look
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses: {'200': ${json('Order')}, '404': ${bare}}
components:
  schemas:
    Order: {type: object, properties: {id: {type: string}, status: {type: string}}}
`,
  );
  const calls = callsIn(planNegative(formatted, ownTarget, { seed: 3, perOperation: 200 }));
  const reasons = calls.flatMap(({ intent }) => (intent.kind === 'invalid' ? [intent.because] : []));
  expect(reasons).toContain('/hook is 12.5');
  expect(reasons).toContain('/hook is "xx"');
  expect(reasons).not.toContain('/hook is "text"');
  expect(reasons.filter((because) => because.includes('parameter id'))).toEqual([]);
  expect(formatted.operations.map((one) => canBeInvalid(formatted.document, one))).toEqual([true, false]);
});

it('invalid requests are planned for every operation that can be called wrongly', () => {
  for (const api of five) {
    const plans = planNegative(api, ownTarget, { seed: 3 });
    const called = new Set(
      callsIn(plans)
        .filter(({ intent }) => intent.kind === 'invalid')
        .map(({ operation }) => operation),
    );
    const able = api.operations.filter(
      (one) => one.lifecycle !== undefined && canBeInvalid(api.document, one),
    );
    for (const { key } of able) expect([...called], api.name).toContain(key);
  }
});

it('invalid requests show every kind of mistake before a second of any', () => {
  const plans = planNegative(shop, ownTarget, { seed: 3, perOperation: 8 });
  const reasons = callsIn(plans)
    .filter(({ operation, intent }) => operation === 'order' && intent.kind === 'invalid')
    .map(({ intent }) => (intent.kind === 'invalid' ? intent.because : ''));
  expect(reasons.length).toBe(8);
  expect(reasons.filter((because) => because.endsWith('is missing')).length).toBe(1);
  expect(reasons.filter((because) => because.includes('no JSON')).length).toBe(1);
  expect(reasons.filter((because) => because.includes('unexpectedMember')).length).toBe(1);
  expect(reasons.filter((because) => because.includes('no body')).length).toBe(1);
  expect(reasons.filter((because) => because.includes('content type')).length).toBe(1);
  expect(reasons).toContain('/item/size is "3"');
});

it('named values are sent in the other case, and members that the sample leaves out as texts', () => {
  const docling = five.find(({ name }) => name === 'docling')!;
  const calls = callsIn(planNegative(docling, ownTarget, { seed: 3, perOperation: 200 }));
  const reasons = calls.map(({ intent }) => (intent.kind === 'invalid' ? intent.because : ''));
  expect(reasons).toContain('/sources/0/kind is "HTTP"');
  expect(reasons).toContain('/options/do_ocr is "true"');
  expect(reasons).toContain('/options/do_ocr is 1');
});

it('a body of a wrong content type is right but for that', () => {
  const changes = callsIn(planNegative(shop, ownTarget, { seed: 3 }))
    .flatMap((call) => call.changes)
    .filter((change) => change.kind === 'raw-body' && change.contentType === 'text/plain');
  expect(changes).toMatchObject([{ text: JSON.stringify({ item: { size: 3 }, how: 'fast' }) }]);
});

it('the number of the task at hand is sent with something behind it', () => {
  for (const api of five) {
    const calls = callsIn(planNegative(api, ownTarget, { seed: 3 })).filter(({ changes }) =>
      changes.some(({ kind }) => kind === 'alter'),
    );
    const paths = calls
      .filter(({ operation, task }) => operation === 'getTask' && task === 'a')
      .map((call) => requestOf(api, ownTarget, call).url.split('/').at(-1));
    expect(paths.toSorted(), api.name).toEqual(api.name === 'literature' ? ['7.5', '7abc'] : []);
  }
});

it('invalid requests break members of members, headers, and every branch of a union at once', () => {
  const calls = callsIn(planNegative(shop, ownTarget, { seed: 3, perOperation: 200 }));
  const reasons = calls.map(({ intent }) => (intent.kind === 'invalid' ? intent.because : ''));
  expect(reasons).toContain('/item/size is 10');
  expect(reasons).toContain('/item/size is missing');
  expect(reasons).toContain('the header parameter Trace is missing');
  expect(reasons).toContain('the header parameter Trace is "0"');
  expect(reasons.some((because) => because.startsWith('/how is'))).toBe(true);
});

it('invalid requests are bounded for each operation, and the same for the same seed', () => {
  for (const api of five) {
    const plans = planNegative(api, ownTarget, { seed: 5 });
    for (const { key } of api.operations) {
      const own = callsIn(plans).filter(
        ({ operation, intent }) => operation === key && intent.kind === 'invalid',
      );
      expect(own.length).toBeLessThanOrEqual(12);
    }
    expect(planNegative(api, ownTarget, { seed: 5 })).toEqual(plans);
    expect(JSON.parse(JSON.stringify(plans))).toEqual(plans);
    expect(plans.flatMap(namedTooEarly)).toEqual([]);
  }
});

it('invalid requests that create are followed by a list, those about a task by a look', () => {
  const plans = planNegative(shop, ownTarget, { seed: 5 });
  const orders = plans.filter(({ aims }) => aims.includes('openapi/order/input'));
  for (const { acts } of orders) expect(acts.at(-1)).toMatchObject({ call: { operation: 'list' } });
});

it('requests without credentials are sent to every protected operation in three ways, and to no other', () => {
  for (const api of [...five, shop]) {
    const plans = planSecurity(api, ownTarget, { seed: 1 }).filter(({ id }) => !id.endsWith('/later'));
    const calls = callsIn(plans).filter(({ intent }) => intent.kind === 'unauthenticated');
    for (const { key, security, lifecycle } of api.operations) {
      const ways = calls.filter(({ operation }) => operation === key).flatMap(({ changes }) => changes);
      const hows = ways.map((change) => (change.kind === 'credential' ? change.how : ''));
      const isProtected = lifecycle !== undefined && security.length > 0;
      expect(hows).toEqual(isProtected ? ['absent', 'wrong', 'malformed'] : []);
    }
  }
});

it('requests without credentials are sent of a task that is done, and with each optional parameter', () => {
  for (const api of [...five, shop]) {
    for (const { id, acts } of planSecurity(api, ownTarget, { seed: 1 })) {
      if (!id.endsWith('/later')) continue;
      const calls = callsIn([{ id, acts } as Plan]).filter(({ intent }) => intent.kind === 'unauthenticated');
      for (const call of calls) {
        const right = call.changes.filter(({ kind }) => kind !== 'credential');
        expect(isForbidden(api, ownTarget, { ...call, changes: right }), id).toBe(false);
        const at = acts.findIndex((act) => act.do === 'call' && act.call === call);
        if (call.task === undefined) expect(right, id).not.toEqual([]);
        else expect(acts.slice(0, at)).toContainEqual(expect.objectContaining({ do: 'await', task: 'a' }));
      }
    }
  }
  const [chunkr] = five;
  const ids = planSecurity(chunkr!, ownTarget, { seed: 1 }).filter(({ id }) => id.endsWith('/later'));
  const read = callsIn(ids).filter(({ operation }) => operation === 'get_task_route');
  const queries = new Set(read.map((call) => requestOf(chunkr!, ownTarget, call).url.split('?')[1]));
  expect([...queries].some((query) => query?.includes('include_chunks='))).toBe(true);
  expect([...queries].length).toBeGreaterThan(1);
});

it('requests without credentials have nothing of the right credential in them', () => {
  const secret = { reveal: () => 'the-right-one' };
  const target = { ...ownTarget, credentials: { key: secret, token: secret } };
  for (const call of callsIn(planSecurity(shop, target, { seed: 1 })).filter(
    ({ intent }) => intent.kind === 'unauthenticated',
  )) {
    expect(JSON.stringify(requestOf(shop, target, call))).not.toContain('the-right-one');
  }
});

it('each alternative of security is tried alone where its credential is known', () => {
  const secret = { reveal: () => 'secret' };
  const alternatives = (credentials: typeof ownTarget.credentials) =>
    callsIn(planSecurity(shop, { ...plainTarget, credentials }, { seed: 1 }))
      .filter(({ operation, requirement }) => operation === 'look' && requirement !== undefined)
      .map(({ requirement }) => requirement);
  expect(alternatives({ key: secret, token: secret })).toEqual([0, 1]);
  expect(alternatives({ token: secret })).toEqual([1]);
});

it('requests without credentials are looked after where a task is in between', () => {
  for (const api of five) {
    for (const plan of planSecurity(api, ownTarget, { seed: 1 })) {
      expect(namedTooEarly(plan)).toEqual([]);
      const isTargeted = callsIn([plan]).some(({ task }) => task !== undefined);
      if (isTargeted) expect(plan.acts.at(-1)).toMatchObject({ do: 'probe' });
      if (plan.id.endsWith('/later')) continue;
      const at = plan.acts.findIndex(
        (act) =>
          act.do === 'call' && act.call.intent.kind === 'unauthenticated' && act.call.task !== undefined,
      );
      if (at !== -1) expect(plan.acts[at + 1]).toMatchObject({ do: 'probe' });
    }
  }
});

it('forms that cannot be read are sent wherever a form with parts is wanted, and cannot be read', async () => {
  for (const api of five) {
    const wanted = api.operations.filter(
      ({ requestBody, lifecycle }) =>
        lifecycle !== undefined && requestBody?.contents.has('multipart/form-data') === true,
    );
    for (const { key } of wanted) {
      const calls = callsIn(planNegative(api, ownTarget, { seed: 3, perOperation: 100 }));
      const raw = calls
        .filter(({ operation }) => operation === key)
        .flatMap(({ changes }) => changes)
        .filter((change) => change.kind === 'raw-body');
      const broken = raw.filter(
        ({ text, contentType }) => text !== '' && contentType.startsWith('multipart'),
      );
      expect(broken.length).toBe(3);
      for (const { text, contentType } of broken) {
        const read = new Response(text, { headers: { 'content-type': contentType } }).formData();
        await expect(read, text).rejects.toThrow();
      }
    }
  }
});
