import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { default as addFormats } from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyExchange } from './any-exchange.cases.js';
import type { Exchange, Payload } from './exchange.js';
import { toHar } from './to-har.js';

const load = createRequire(import.meta.url);
const schemas = load('har-schema') as Readonly<Record<string, { readonly $id: string }>>;

/** The schemas are of draft 6, which Ajv reads with its meta-schema; `optional` and `min` are words of their own. */
function createHarCheck() {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  ajv.addMetaSchema(load('ajv/dist/refs/json-schema-draft-06.json'));
  ajv.addSchema(Object.values(schemas));
  return (value: unknown) => (ajv.validate('har.json#', value) ? [] : ajv.errors);
}

const check = createHarCheck();
const options = { urlOf: ({ request }: Exchange) => `http://127.0.0.1:4010${request.url}`, version: '1.2.3' };

test('every archive is a valid HAR 1.2', () => {
  fc.assert(
    fc.property(fc.array(anyExchange, { maxLength: 4 }), (exchanges) => {
      expect(check(JSON.parse(JSON.stringify(toHar(exchanges, options))))).toEqual([]);
    }),
  );
});

test('an archive without a version is seen to be invalid', () => {
  const { log } = toHar([], options);
  expect(check({ log: { ...(log as object), version: undefined } })).toEqual([
    expect.objectContaining({ keyword: 'required' }),
  ]);
});

function exchangeWith(parts: {
  request?: Partial<Exchange['request']>;
  answer?: Exchange['answer'];
}): Exchange {
  return {
    seq: 7,
    callMs: 1_735_689_600_000,
    returnMs: 1_735_689_600_250,
    request: { method: 'GET', url: '/tasks/1', headers: {}, body: { kind: 'empty' }, ...parts.request },
    answer: parts.answer ?? { kind: 'lost', reason: 'connection reset' },
  };
}

function entryOf(parts: Parameters<typeof exchangeWith>[0]) {
  const { log } = toHar([exchangeWith(parts)], options) as { log: { entries: Record<string, unknown>[] } };
  return log.entries[0]!;
}

test('an entry has the times, the absolute URL and the query', () => {
  expect(entryOf({ request: { url: '/tasks?state=a%20b&x' } })).toMatchObject({
    startedDateTime: '2025-01-01T00:00:00.000Z',
    time: 250,
    request: {
      url: 'http://127.0.0.1:4010/tasks?state=a%20b&x',
      queryString: [
        { name: 'state', value: 'a b' },
        { name: 'x', value: '' },
      ],
    },
    _seq: 7,
  });
});

test('an answer that never came has status 0 and says why', () => {
  expect(entryOf({})).toMatchObject({ response: { status: 0 }, _error: 'connection reset' });
});

test.each<[string, Payload, object]>([
  ['text', { kind: 'text', text: 'é' }, { size: 2, text: 'é' }],
  ['JSON', { kind: 'json', value: { a: null } }, { size: 10, text: '{"a":null}' }],
  ['bytes', { kind: 'bytes', base64: 'AAECAw==' }, { size: 4, text: 'AAECAw==', encoding: 'base64' }],
  ['nothing', { kind: 'empty' }, { size: 0 }],
])('an answer of %s keeps its content and its size in bytes', (_name, body, content) => {
  const headers = { 'content-type': 'x/y', location: '/tasks/2' };
  const { response } = entryOf({ answer: { kind: 'answered', status: 202, headers, body } });
  expect(response).toMatchObject({ content: { mimeType: 'x/y', ...content }, redirectURL: '/tasks/2' });
  expect((response as { content: object }).content).toEqual({ mimeType: 'x/y', ...content });
});

test('a form keeps its fields, and of a file its name and type', () => {
  const file = { filename: 'a.pdf', contentType: 'application/pdf', size: 10 };
  const body: Payload = { kind: 'form', fields: { tag: ['a', 'b'], file } };
  expect(entryOf({ request: { method: 'POST', body } })).toMatchObject({
    request: {
      postData: {
        params: [
          { name: 'tag', value: 'a' },
          { name: 'tag', value: 'b' },
          { name: 'file', fileName: 'a.pdf', contentType: 'application/pdf' },
        ],
      },
      bodySize: -1,
    },
  });
});
