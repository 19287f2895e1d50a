import { expect, test } from 'vitest';
import { parseFaultRule } from '../parse-fault-rule.js';

const read = (input: unknown) => parseFaultRule(input, { nowMs: 0, nextId: (kind) => `${kind}-1` });

const fixed = (value: number) => ({ type: 'fixed', value });

const wireMock: readonly [input: unknown, fault: Readonly<Record<string, unknown>>][] = [
  [{ fault: 'CONNECTION_RESET_BY_PEER' }, { kind: 'reset', when: 'before-headers' }],
  [{ fault: 'EMPTY_RESPONSE' }, { kind: 'empty-response' }],
  [{ fault: 'MALFORMED_RESPONSE_CHUNK' }, { kind: 'malformed-chunk' }],
  [{ fault: 'RANDOM_DATA_THEN_CLOSE' }, { kind: 'random-data' }],
  [{ fixedDelayMilliseconds: 500 }, { kind: 'latency', delay: fixed(500) }],
  [{ delayDistribution: { type: 'fixed', milliseconds: 9 } }, { kind: 'latency', delay: fixed(9) }],
  [
    { delayDistribution: { type: 'uniform', lower: 15, upper: 25 } },
    { kind: 'latency', delay: { type: 'uniform', min: 15, max: 25 } },
  ],
  [
    { delayDistribution: { type: 'lognormal', median: 80, sigma: 0.4 } },
    { kind: 'latency', delay: { type: 'lognormal', median: 80, sigma: 0.4 } },
  ],
  [
    { delayDistribution: { type: 'lognormal', median: 80, sigma: 0.4, maxValue: 100 } },
    { kind: 'latency', delay: { type: 'lognormal', median: 80, sigma: 0.4, max: 100 } },
  ],
  [
    { chunkedDribbleDelay: { numberOfChunks: 5, totalDuration: 1000 }, fixedDelayMilliseconds: 3 },
    { kind: 'dribble', pieces: 5, over: 1000, delay: fixed(3) },
  ],
  [
    { fault: 'EMPTY_RESPONSE', fixedDelayMilliseconds: 500 },
    { kind: 'empty-response', delay: fixed(500) },
  ],
  [{ response: { status: 200, fixedDelayMilliseconds: 5 } }, { kind: 'latency', delay: fixed(5) }],
  [{ response: { status: 502 } }, { kind: 'server-error', status: 502 }],
  [
    { response: { status: 429, fixedDelayMilliseconds: 5 } },
    { kind: 'too-many-requests', form: 'missing', delay: fixed(5) },
  ],
  [{ response: { status: 401 } }, { kind: 'unauthorized' }],
  [{ response: { fault: 'EMPTY_RESPONSE' } }, { kind: 'empty-response' }],
];

test.each(wireMock)("WireMock's %j is %j", (input, fault) => {
  expect(read(input)).toMatchObject({ ok: true, value: { match: {}, fault } });
});

const delayed = { response: { fixedDelayMilliseconds: 1 } };

const requests: readonly [request: unknown, match: Readonly<Record<string, unknown>>][] = [
  [
    { method: 'GET', urlPath: '/task' },
    { method: 'GET', path: '/task' },
  ],
  [{ method: 'ANY', urlPathTemplate: '/task/{id}' }, { path: '/task/{id}' }],
  [{ url: '/task?page=2&q=a%20b' }, { path: '/task', query: { page: '2', q: 'a b' } }],
  [{ urlPathPattern: '/task/.*' }, { path: '/task/*' }],
  [{ urlPathPattern: '^/task/[^/]+/v1\\.0$' }, { path: '/task/{}/v1.0' }],
  [{ urlPattern: '/task/.*' }, { path: '/task/*' }],
  [{ headers: { 'X-A': { equalTo: 'b' } } }, { header: { 'X-A': 'b' } }],
  [{ headers: { 'X-A': { contains: 'b', caseInsensitive: false } } }, { header: { 'X-A': '*b*' } }],
  [{ queryParameters: { page: { matches: '2.*' } } }, { query: { page: '2*' } }],
  [{ bodyPatterns: [{ equalToJson: '{"a": 1}' }] }, { body: { '': { a: 1 } } }],
  [{ bodyPatterns: [{ equalToJson: { a: 1 } }] }, { body: { '': { a: 1 } } }],
  [{ bodyPatterns: [{ matchesJsonPath: { expression: '$.a.b', equalTo: 'x' } }] }, { body: { '/a/b': 'x' } }],
];

test.each(requests)("WireMock's request %j is the match %j", (request, match) => {
  const parsed = read({ request, ...delayed });
  expect(parsed.ok && parsed.value.match).toEqual(match);
});

test('a whole stub and rule members beside it make one rule', () => {
  const stub = {
    id: '1f2a',
    name: 'slow polls',
    persistent: true,
    request: { method: 'GET' },
    response: { status: 200, fixedDelayMilliseconds: 5 },
    after: 2,
    per: 'rule',
  };
  expect(read(stub)).toMatchObject({
    value: { id: '1f2a', after: 2, per: 'rule', match: { method: 'GET' } },
  });
  expect(read({ name: 'slow polls!', ...delayed })).toMatchObject({ value: { id: 'slow-polls-' } });
  expect(read({ match: { does: 'read' }, fault: 'EMPTY_RESPONSE' })).toMatchObject({
    value: { match: { does: 'read' } },
  });
});

const toxics: readonly [toxic: unknown, rule: Readonly<Record<string, unknown>>][] = [
  [
    {
      name: 'slow',
      type: 'latency',
      stream: 'downstream',
      toxicity: 0.5,
      attributes: { latency: 200, jitter: 50 },
    },
    {
      id: 'slow',
      probability: 0.5,
      fault: { kind: 'latency', delay: { type: 'uniform', min: 150, max: 250 } },
    },
  ],
  [
    { type: 'latency', attributes: { latency: 20, jitter: 50 } },
    { id: 'latency_downstream', probability: 1, fault: { kind: 'latency', delay: { min: 0, max: 70 } } },
  ],
  [{ type: 'bandwidth', attributes: { rate: 2 } }, { fault: { kind: 'bandwidth', bytesPerSecond: 2000 } }],
  [{ type: 'slow_close', attributes: { delay: 7 } }, { fault: { kind: 'slow-close', by: 7 } }],
  [{ type: 'timeout', attributes: { timeout: 7 } }, { fault: { kind: 'hang', for: 7 } }],
  [{ type: 'timeout', attributes: { timeout: 0 } }, { fault: { kind: 'hang' } }],
  [{ type: 'reset_peer' }, { fault: { kind: 'reset', when: 'before-headers' } }],
  [{ type: 'reset_peer', attributes: { timeout: 7 } }, { fault: { kind: 'reset', delay: fixed(7) } }],
  [
    { type: 'slicer', attributes: { average_size: 64, size_variation: 32, delay: 10_500 } },
    { fault: { kind: 'slicer', size: 64, variation: 32, pause: 10.5 } },
  ],
  [{ type: 'limit_data', attributes: { bytes: 7 } }, { fault: { kind: 'limit-data', bytes: 7 } }],
];

test.each(toxics)("Toxiproxy's %j is the rule %j", (toxic, rule) => {
  expect(read(toxic)).toMatchObject({ ok: true, value: rule });
});

const refused: readonly [input: unknown, at: string, said: string][] = [
  [{ response: { status: 404 } }, '/response/status', 'take status out'],
  [{ response: { status: 503, body: 'x' } }, '/response/body', 'A fault rule makes up no answers'],
  [{ response: { status: 200 } }, '/response', 'expected a fault, a delay or a dribble'],
  [{ response: 7 }, '/response', 'expected a response with a fault or a delay'],
  [{ response: { fault: 'EMPTY' } }, '/response/fault', 'expected one of CONNECTION_RESET_BY_PEER'],
  [{ fixedDelayMilliseconds: -1 }, '/fixedDelayMilliseconds', 'expected a number of milliseconds from 0'],
  [
    { fixedDelayMilliseconds: 1, delayDistribution: { type: 'fixed', milliseconds: 1 } },
    '/delayDistribution',
    'expected one delay',
  ],
  [
    { delayDistribution: { type: 'uniform', lower: 9, upper: 1 } },
    '/fault/delay',
    'expected min to be at most max',
  ],
  [{ fixedDelayMilliseconds: 1, ...delayed }, '/fixedDelayMilliseconds', 'in one place'],
  [{ request: { cookies: {} }, ...delayed }, '/request/cookies', 'A match cannot say this'],
  [
    { request: { urlPathPattern: '/(a|b)' }, ...delayed },
    '/request/urlPathPattern',
    'expected a pattern made of text',
  ],
  [
    { request: { urlPath: '/a', url: '/a' }, ...delayed },
    '/request/urlPath',
    'expected one pattern of the URL',
  ],
  [{ request: { urlPath: '/a*' }, ...delayed }, '/request/urlPath', 'expected a path without'],
  [
    { request: { headers: { a: { absent: true } } }, ...delayed },
    '/request/headers/a',
    'expected equalTo, contains',
  ],
  [
    { request: { bodyPatterns: [{ contains: 'a' }] }, ...delayed },
    '/request/bodyPatterns/0',
    'expected equalToJson',
  ],
  [{ request: 'GET', ...delayed }, '/request', 'expected a request pattern'],
  [{ request: {}, match: {}, ...delayed }, '/match', 'in one place'],
  [{ ...delayed, scenarioName: 's' }, '/scenarioName', 'expected one of the keys'],
  [{ type: 'latensy' }, '/type', 'Did you mean latency?'],
  [{ type: 'down' }, '/type', 'connection-refused'],
  [{ type: 'latency', stream: 'upstream' }, '/stream', 'Faults act on answers'],
  [{ type: 'latency', attributes: { latensy: 1 } }, '/attributes/latensy', 'Did you mean latency?'],
  [
    { type: 'latency', attributes: { latency: '1s' } },
    '/attributes/latency',
    'expected a whole number from 0',
  ],
  [{ type: 'slicer' }, '/attributes', 'expected the key "average_size"'],
  [{ type: 'latency', toxicity: 2 }, '/toxicity', 'expected a number from 0 to 1'],
];

test.each(refused)('%j is refused at %s: %s', (input, at, said) => {
  const parsed = read(input);
  const [problem, ...others] = parsed.ok ? [] : parsed.problems;
  expect(others).toEqual([]);
  expect(problem?.at).toBe(at);
  expect(`${problem?.message}. ${problem?.hint}`).toContain(said);
});
