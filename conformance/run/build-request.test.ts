import { expect, test } from 'vitest';
import type { ExchangeRequest } from '../../src/exchange/exchange.js';
import type { PlannedCall, RequestChange } from '../plan/plan.js';
import { createSecret } from '../target/secret.js';
import { apiNamed } from '../target/target.cases.js';
import { buildRequest } from './build-request.js';
import { smallApi, targetOf } from './small-service.cases.js';

const [chunkr, docling, factpulse, literature, trace] = await Promise.all(
  ['chunkr', 'docling', 'factpulse', 'literature', 'trace'].map(apiNamed),
);

const target = targetOf({
  headers: { 'x-open': 'seen', 'x-token': createSecret('hush') },
  workloads: [
    {
      name: 'odd',
      recipe: {
        operation: 'POST /tasks',
        query: { q: '1' },
        headers: { 'X-Own': 'y' },
        body: { url: 'http://odd' },
      },
    },
  ],
});

const build = (call: Partial<PlannedCall> & { readonly operation: string }, api = smallApi, of = target) =>
  buildRequest({
    api,
    target: of,
    call: { changes: [], intent: { kind: 'valid' }, ...call },
    ids: new Map([['a', 'x/1 ä']]),
  });

const change = (...changes: readonly RequestChange[]) => build({ operation: 'create', changes });
const at = (...tokens: readonly string[]) => ({ text: `/${tokens.join('/')}`, tokens });

test("the document's example goes out with the target's headers and credential", () => {
  expect(build({ operation: 'create' })).toEqual({
    method: 'POST',
    url: '/tasks',
    headers: {
      accept: '*/*',
      'x-open': 'seen',
      'x-token': 'hush',
      'x-key': 's3cr3t-key',
      'content-type': 'application/json',
    },
    body: { kind: 'json', value: { url: 'http://a' } },
  });
});

test('a variant is another example, and they come again after the last', () => {
  const urls = [0, 1, 2].map((variant) => build({ operation: 'create', variant }));
  expect(urls.map((built) => 'body' in built && built.body)).toEqual([
    { kind: 'json', value: { url: 'http://a' } },
    { kind: 'json', value: { url: 'http://b', tag: 'x' } },
    { kind: 'json', value: { url: 'http://a' } },
  ]);
});

test('a recipe stands over the example, and the changes of a plan over both', () => {
  const built = build({
    operation: 'create',
    workload: 'odd',
    changes: [
      { kind: 'set', in: 'body', at: at('tag'), value: 7 },
      { kind: 'set', in: 'query', name: 'q', value: '2' },
      { kind: 'set', in: 'header', name: 'X-Open', value: 'mine' },
      { kind: 'remove', in: 'header', name: 'x-own' },
    ],
  });
  expect(built).toMatchObject({
    url: '/tasks?q=2',
    headers: { 'x-open': 'mine' },
    body: { kind: 'json', value: { url: 'http://odd', tag: 7 } },
  });
  expect(built).not.toHaveProperty('headers.x-own');
});

test('the id of the task stands where the lifecycle says, encoded', () => {
  expect(build({ operation: 'read', task: 'a' })).toMatchObject({ url: '/tasks/x%2F1%20%C3%A4' });
  expect(build({ operation: 'clear', task: 'a' })).toMatchObject({ url: '/tasks?id=x%2F1+%C3%A4' });
});

test('a change may send another id than that of the task', () => {
  const changes: RequestChange[] = [{ kind: 'set', in: 'path', name: 'id', value: 'none' }];
  expect(build({ operation: 'read', task: 'a', changes })).toMatchObject({ url: '/tasks/none' });
  const altered: RequestChange[] = [{ kind: 'alter', in: 'path', name: 'id', how: 'fractional' }];
  const { url: right } = build({ operation: 'read', task: 'a' }) as ExchangeRequest;
  expect(build({ operation: 'read', task: 'a', changes: altered })).toMatchObject({ url: `${right}.5` });
});

test.each<[RequestChange, object]>([
  [{ kind: 'remove', in: 'body', at: at('url') }, { body: { kind: 'json', value: {} } }],
  [{ kind: 'remove', in: 'body', at: { text: '', tokens: [] } }, { body: { kind: 'empty' } }],
  [
    { kind: 'set', in: 'body', at: { text: '', tokens: [] }, value: 'text' },
    { body: { kind: 'json', value: 'text' } },
  ],
  [
    { kind: 'raw-body', text: '{"a":', contentType: 'application/json' },
    { headers: { 'content-type': 'application/json' }, body: { kind: 'text', text: '{"a":' } },
  ],
  [
    { kind: 'raw-body', text: '', contentType: 'text/csv' },
    { headers: { 'content-type': 'text/csv' }, body: { kind: 'empty' } },
  ],
  [
    { kind: 'set', in: 'header', name: 'Content-Type', value: 'text/x' },
    { headers: { 'content-type': 'text/x' } },
  ],
  [
    { kind: 'alter', in: 'header', name: 'Content-Type', how: 'lettered' },
    { headers: { 'content-type': 'application/jsonabc' } },
  ],
])('%j changes the request', (one, expected) => {
  expect(change(one)).toMatchObject(expected);
});

test.each<[string, object]>([
  ['read', { missing: 'no-task', because: 'there is no task b' }],
  ['none', { missing: 'no-sample', because: 'the document has no operation none' }],
])('what cannot be built says what is missing: %s', (operation, missing) => {
  expect(build({ operation, task: 'b' })).toEqual(missing);
});

test('a workload of another operation is no sample', () => {
  expect(build({ operation: 'read', task: 'a', workload: 'odd' })).toMatchObject({ missing: 'no-sample' });
  expect(build({ operation: 'create', workload: 'odder' })).toMatchObject({ missing: 'no-sample' });
});

test.each(['absent', 'wrong', 'malformed'] as const)(
  'a request whose credential is %s holds nothing of the right one, wherever that stands',
  (how) => {
    const general = targetOf({ credentials: {}, headers: { 'x-key': createSecret('s3cr3t-key') } });
    const changes: RequestChange[] = [{ kind: 'credential', how }];
    for (const of of [target, general]) {
      const built = build({ operation: 'create', changes }, smallApi, of);
      expect(JSON.stringify(built)).not.toContain('s3cr3t');
      expect('headers' in built && 'x-key' in built.headers).toBe(how !== 'absent');
    }
  },
);

const bearer = (value: string) => targetOf({ credentials: { HTTPBearer: createSecret(value) } });

test('a bearer token is sent with its word; a wrong one has the form of a right one', () => {
  const send = (changes: readonly RequestChange[]) =>
    build({ operation: 'generate_invoice', changes }, factpulse, bearer('tok'));
  expect(send([])).toMatchObject({ headers: { authorization: 'Bearer tok' } });
  const wrong = send([{ kind: 'credential', how: 'wrong' }]);
  expect('headers' in wrong && wrong.headers.authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
});

test('who may call without a credential still says who they are where the target has one', () => {
  const of = targetOf({ credentials: { api_key: createSecret('k') } });
  expect(build({ operation: 'convert_source_async' }, docling, of)).toMatchObject({
    headers: { 'x-api-key': 'k' },
  });
});

test('a document with files gives a form with files', () => {
  const built = build({ operation: 'upload_file' }, trace);
  expect(built).toMatchObject({ headers: { 'content-type': 'multipart/form-data' }, body: { kind: 'form' } });
});

test('every operation of the shipped lifecycles can be built', () => {
  for (const api of [chunkr, docling, factpulse, literature, trace]) {
    for (const operation of api?.operations.filter(({ lifecycle }) => lifecycle !== undefined) ?? []) {
      const task = operation.target === undefined ? {} : { task: 'a' };
      const built = build({ operation: operation.key, ...task }, api);
      expect(built).toMatchObject({ method: operation.method });
      expect('url' in built && built.url).not.toMatch(/[{}]/);
    }
  }
});
