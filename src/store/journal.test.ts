import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Payload } from '../exchange/exchange.js';
import { createJournal, type JournalEntry, type JournalOptions } from './journal.js';

const json = 'application/json; charset=utf-8';

function entryOf(parts: Partial<JournalEntry> = {}): JournalEntry {
  return {
    operation: 'getTask',
    namespace: '',
    callMs: 10,
    returnMs: 12,
    method: 'GET',
    url: '/tasks/1',
    requestHeaders: { host: 'localhost' },
    requestBody: { kind: 'empty' },
    status: 200,
    answerHeaders: { 'content-type': json },
    answerBody: '{"id":1}',
    ...parts,
  };
}

function recorded(parts: Partial<JournalEntry>, options: JournalOptions = {}) {
  const journal = createJournal(options);
  journal.record(entryOf(parts));
  const [exchange] = journal.exchanges();
  if (exchange === undefined) throw new Error('Expected one exchange, got none.');
  return exchange;
}

test('an exchange says what was asked and what was answered', () => {
  expect(recorded({ namespace: 'worker-1' })).toEqual({
    seq: 0,
    callMs: 10,
    returnMs: 12,
    operation: 'getTask',
    namespace: 'worker-1',
    request: { method: 'GET', url: '/tasks/1', headers: { host: 'localhost' }, body: { kind: 'empty' } },
    answer: {
      kind: 'answered',
      status: 200,
      headers: { 'content-type': json },
      body: { kind: 'json', value: { id: 1 } },
    },
  });
});

test('an exchange outside of any operation and namespace names neither', () => {
  const exchange = recorded({ operation: undefined });
  expect(exchange).not.toHaveProperty('operation');
  expect(exchange).not.toHaveProperty('namespace');
});

test('an exchange names API, client and faults, and both times, where they are known', () => {
  const options: JournalOptions = { api: 'chunkr', clientOf: (headers) => `at ${headers['host']}` };
  const faults = ['r1:latency'];
  const wall = { callMs: 100, returnMs: 105 };
  expect(recorded({ faults, wall }, options)).toMatchObject({
    api: 'chunkr',
    client: 'at localhost',
    faults,
    wall,
  });
  const plain = recorded({ faults: [], wall: undefined, lost: undefined });
  for (const member of ['api', 'client', 'faults', 'wall']) expect(plain).not.toHaveProperty(member);
});

test('of an answer that never arrived only the reason is shown', () => {
  const exchange = recorded({ lost: 'reset before the headers', faults: ['r1:reset'] });
  expect(exchange.answer).toEqual({ kind: 'lost', reason: 'reset before the headers' });
  expect(exchange.faults).toEqual(['r1:reset']);
});

test('journals that share a count tell the order of their exchanges, also after one is cleared', () => {
  let next = 0;
  const nextSeq = () => next++;
  const [one, other] = [createJournal({ nextSeq, maxEntries: 2 }), createJournal({ nextSeq })];
  for (const journal of [one, other, one, one]) journal.record(entryOf());
  expect([one, other].map((journal) => journal.exchanges().map(({ seq }) => seq))).toEqual([[2, 3], [1]]);
  expect(one.dropped()).toBe(1);
  one.clear();
  expect([one.exchanges(), one.dropped()]).toEqual([[], 0]);
  one.record(entryOf());
  expect(one.exchanges().map(({ seq }) => seq)).toEqual([4]);
});

test('a cleared journal has all of its room again', () => {
  const journal = createJournal({ maxCharacters: 100 });
  const answerBody = 'x'.repeat(60);
  journal.record(entryOf({ answerBody }));
  journal.clear();
  journal.record(entryOf({ answerBody: 'x'.repeat(40) }));
  journal.record(entryOf({ answerBody }));
  expect(journal.exchanges().length).toBe(2);
});

test('it is told when exchanges make room, ever more seldom', () => {
  const told: number[] = [];
  const journal = createJournal({ maxEntries: 1, onDropped: (dropped) => told.push(dropped) });
  for (let index = 0; index < 150; index++) journal.record(entryOf());
  expect(told).toEqual([1, 10, 100]);
  journal.clear();
  for (let index = 0; index < 3; index++) journal.record(entryOf());
  expect(told).toEqual([1, 10, 100, 1]);
});

test.each<[string | undefined, string | undefined, Payload]>([
  [json, '[1]', { kind: 'json', value: [1] }],
  ['application/problem+json', '{}', { kind: 'json', value: {} }],
  ['APPLICATION/JSON', '{}', { kind: 'json', value: {} }],
  ['application/json', '{"id":', { kind: 'text', text: '{"id":' }],
  ['application/json-seq', '{}', { kind: 'text', text: '{}' }],
  ['text/plain', '{}', { kind: 'text', text: '{}' }],
  [undefined, 'done', { kind: 'text', text: 'done' }],
  [json, '', { kind: 'empty' }],
  [json, undefined, { kind: 'empty' }],
])('an answer of type %s with the body %j is kept as what it is', (type, answerBody, body) => {
  const answerHeaders: Record<string, string> = type === undefined ? {} : { 'content-type': type };
  expect(recorded({ answerHeaders, answerBody }).answer).toMatchObject({ body });
});

const secrets: JournalOptions = {
  secrets: () => ({ headers: new Set(['x-api-key']), queries: new Set(['api_key']) }),
};

test.each([
  ['authorization', 'Bearer abc', '***'],
  ['proxy-authorization', 'Basic abc', '***'],
  ['cookie', 'session=abc', '***'],
  ['x-api-key', 'abc', '***'],
  ['x-request-id', 'abc', 'abc'],
  ['__proto__', 'abc', 'abc'],
])('of the header %s: %s is shown %s', (name, value, shown) => {
  const { headers } = recorded({ requestHeaders: Object.fromEntries([[name, value]]) }, secrets).request;
  expect(Object.entries(headers)).toEqual([[name, shown]]);
});

test.each([
  ['/tasks', '/tasks'],
  ['/tasks?api_key=abc', '/tasks?api_key=***'],
  ['/tasks?API_KEY=abc&a=1', '/tasks?API_KEY=***&a=1'],
  ['/tasks?a=1&api_key=abc&api_key=def', '/tasks?a=1&api_key=***&api_key=***'],
  ['/tasks?api%5Fkey=abc', '/tasks?api%5Fkey=***'],
  ['/tasks?api_key=a=b', '/tasks?api_key=***'],
  ['/tasks?api_key', '/tasks?api_key'],
  ['/tasks?q=a%20b+c&flag&%zz=ä', '/tasks?q=a%20b+c&flag&%zz=ä'],
])('the target %s is shown as %s', (url, shown) => {
  expect(recorded({ url }, secrets).request.url).toBe(shown);
});

test('no secret is left anywhere in an exchange', () => {
  const value = fc.stringMatching(/^[a-z]{12}$/);
  fc.assert(
    fc.property(value, (secret) => {
      const requestHeaders = {
        authorization: `Bearer ${secret}`,
        cookie: `s=${secret}`,
        'x-api-key': secret,
      };
      const url = `/tasks?a=1&api_key=${secret}&b=2`;
      expect(JSON.stringify(recorded({ requestHeaders, url }, secrets))).not.toContain(secret);
    }),
    { numRuns: 50 },
  );
});

test('the newest exchanges are kept in order, within both bounds, and the rest are counted', () => {
  const bodies = fc.array(fc.nat(40), { maxLength: 60 });
  fc.assert(
    fc.property(bodies, fc.integer({ min: 1, max: 12 }), fc.nat(200), (some, maxEntries, maxCharacters) => {
      const journal = createJournal({ maxEntries, maxCharacters });
      for (const [index, length] of some.entries()) {
        journal.record(
          entryOf({ callMs: index, answerBody: 'x'.repeat(length), answerHeaders: {}, url: '/' }),
        );
      }
      const kept = newestWithin(some, { maxEntries, maxCharacters });
      const first = some.length - kept;
      expect(journal.exchanges().map(({ seq, callMs }) => [seq, callMs])).toEqual(
        Array.from({ length: kept }, (_, index) => [first + index, first + index]),
      );
      expect(journal.dropped()).toBe(first);
    }),
    { numRuns: 300 },
  );
});

/** How many of the last bodies fit; the newest always does. */
function newestWithin(
  lengths: readonly number[],
  bounds: { maxEntries: number; maxCharacters: number },
): number {
  let [count, characters] = [0, 0];
  for (const length of lengths.toReversed()) {
    characters += length;
    if (count === bounds.maxEntries || (characters > bounds.maxCharacters && count > 0)) break;
    count++;
  }
  return count;
}

test('a journal of no entries keeps nothing', () => {
  const journal = createJournal({ maxEntries: 0 });
  journal.record(entryOf());
  expect(journal.exchanges()).toEqual([]);
});

test('a journal is bounded far beyond the point where it tidies itself up', () => {
  const journal = createJournal({ maxEntries: 10 });
  for (let index = 0; index < 5_000; index++) journal.record(entryOf({ callMs: index }));
  expect(journal.exchanges().map(({ seq, callMs }) => seq === callMs && seq)).toEqual(
    Array.from({ length: 10 }, (_, index) => 4_990 + index),
  );
});

const filler = 'x'.repeat(300);
test.each<[string, Payload]>([
  ['text', { kind: 'text', text: filler }],
  ['JSON', { kind: 'json', value: { sources: [{ base64: filler }] } }],
  ['form', { kind: 'form', fields: { invoice: [filler, { filename: 'a.pdf' }] } }],
])('request bodies of kind %s count as well', (_, requestBody) => {
  const journal = createJournal({ maxCharacters: 1_100 });
  for (let index = 0; index < 10; index++) journal.record(entryOf({ requestBody, answerBody: undefined }));
  expect(journal.exchanges().length).toBe(3);
});

test('a request body of any depth can be recorded', () => {
  let value: unknown = 1;
  for (let depth = 0; depth < 100_000; depth++) value = [value];
  const journal = createJournal();
  journal.record(entryOf({ requestBody: { kind: 'json', value } }));
  expect(journal.dropped()).toBe(0);
});

test('an exchange that was dropped is not held in memory', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const journal = createJournal({ maxEntries: 1 });
  const dropped = recordAndForget(journal);
  journal.record(entryOf());
  await readFile(new URL(import.meta.url));
  collect();
  expect(dropped.deref()).toBeUndefined();
  expect(journal.dropped()).toBe(1);
});

function recordAndForget(journal: ReturnType<typeof createJournal>): WeakRef<object> {
  const entry = entryOf();
  journal.record(entry);
  return new WeakRef(entry);
}
