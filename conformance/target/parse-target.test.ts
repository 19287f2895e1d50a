import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { encodeBody } from '../run/encode-body.js';
import { revealed } from './secret.js';
import { apiNamed, readTarget } from './target.cases.js';

const chunkr = await apiNamed('chunkr');
const literature = await apiNamed('literature');

const whole = `
baseUrl: https://\${HOST}/api/
credentials: { api_key: 'k-\${KEY}' }
headers: { User-Agent: checks, X-Token: '\${TOKEN}' }
create:
  - { operation: create_task_route, body: { file: https://example.com/a.pdf }, id: /task_id }
  - { operation: POST /api/v1/task/parse }
  - { command: [node, make.mjs, '{n}'], timeout: 5s }
workloads:
  - name: broken
    operation: create_task_route
    query: { a: b }
    ends: [Failed]
    probability: 0.5
  - { name: slow, operation: create_task_route, holds: { state: Processing, for: 10s } }
assume: { minDwell: true }
slack: 500ms
timeScale: 10
budget: { time: 2m, requests: 10, tasks: 5, requestsPerSecond: 0.5, concurrency: 2, requestTimeout: 3s, maxAnswer: 2mb }
destructive: true
own: true
exclude:
  - { operation: delete_task_route, because: not built }
  - { rule: states/*/final, because: known }
x-note: mine
`;

test('every key of a target file means what its schema says', () => {
  const env = { HOST: 'example.com', KEY: '1234', TOKEN: 'abcd' };
  const { target, problems } = readTarget(chunkr, whole, env);
  expect(problems).toEqual([]);
  expect(target).toMatchObject({
    baseUrl: 'https://example.com/api',
    create: [
      { kind: 'request', recipe: { operation: 'create_task_route' }, id: { text: '/task_id' } },
      { kind: 'request', recipe: { operation: 'create_task_route' } },
      { kind: 'command', argv: ['node', 'make.mjs', '{n}'], timeoutMs: 5_000 },
    ],
    workloads: [
      {
        name: 'broken',
        recipe: { operation: 'create_task_route', query: { a: 'b' } },
        ends: ['Failed'],
        probability: 0.5,
      },
      { name: 'slow', holds: { state: 'Processing', forMs: 10_000 } },
    ],
    assumeMinDwell: true,
    slackMs: 500,
    timeScale: 10,
    budget: {
      timeMs: 120_000,
      requests: 10,
      tasks: 5,
      requestsPerSecond: 0.5,
      concurrency: 2,
      requestTimeoutMs: 3_000,
      maxAnswerBytes: 2 * 1024 * 1024,
    },
    destructive: true,
    own: true,
    exclude: [
      { what: 'delete_task_route', because: 'not built' },
      { what: 'states/*/final', because: 'known' },
    ],
  });
  expect(target?.credentials.api_key?.reveal()).toBe('k-1234');
  expect(target?.headers['user-agent']).toBe('checks');
  expect(revealed(target?.headers['x-token'] ?? '')).toBe('abcd');
});

test('no way of printing a target shows a secret', () => {
  const { target } = readTarget(chunkr, whole, { HOST: 'h.example', KEY: 's3cr3t', TOKEN: 'hush' });
  const printed = `${JSON.stringify(target)}${inspect(target, { depth: 9, showHidden: true })}${target?.credentials.api_key}`;
  expect(printed).toContain('<credential>');
  expect(printed).not.toMatch(/s3cr3t|hush/);
});

test('what is left out has the documented defaults', () => {
  const far = readTarget(chunkr, 'baseUrl: https://example.com/').target;
  expect(far).toMatchObject({
    baseUrl: 'https://example.com',
    ...{ credentials: {}, headers: {}, create: [], workloads: [], exclude: [] },
    ...{ assumeMinDwell: false, slackMs: 0, timeScale: 1, destructive: false, own: false },
    // Four times Starting (30 s) and Processing (120 s).
    budget: { timeMs: 600_000, requests: 5_000, tasks: 500, requestsPerSecond: 20, concurrency: 4 },
  });
  const near = readTarget(chunkr, 'baseUrl: "http://[::1]:80"\ntimeScale: 100').target;
  expect(near?.budget).toMatchObject({ timeMs: 60_000, requestsPerSecond: 500, concurrency: 8 });
});

test('one credential suffices where there is one scheme', () => {
  const { target } = readTarget(chunkr, 'baseUrl: http://h\ncredential: $' + '{A}', { A: 'key' });
  expect(target?.credentials.api_key?.reveal()).toBe('key');
  const literal = readTarget(chunkr, 'baseUrl: http://h\ncredential: a$$' + '{b}').target;
  expect(literal?.credentials.api_key?.reveal()).toBe('a${b}');
});

test('a bearer token is given bare: the word in front is not doubled', () => {
  const text = (token: string) => `baseUrl: http://h\ncredential: ${token}`;
  for (const token of ['Bearer x', 'bearer  x'])
    expect(readTarget(trace, text(token)).problems).toEqual([
      '/credential: expected the bare token, got one with "Bearer" in front. Take the word out: it is added.',
    ]);
  expect(readTarget(trace, text('Bearerx')).problems).toEqual([]);
});

test("the path of the document's first server is not doubled", () => {
  const { document } = chunkr;
  const api = { ...chunkr, document: { ...document, servers: [{ url: '/api/v1' }] } };
  expect(readTarget(api, 'baseUrl: http://h/base/api/v1/').target?.baseUrl).toBe('http://h/base');
  expect(readTarget(api, 'baseUrl: http://h/base').target?.baseUrl).toBe('http://h/base');
});

test.each([
  ['{}', ': expected the key "baseUrl" in an object with baseUrl'],
  [
    'baseUrl: localhost:80',
    '/baseUrl: expected a URL that begins with http:// or https://, got "localhost:80". Write http://localhost:80.',
  ],
  ['baseUrl: http://a:b@h', '/baseUrl: expected a URL without user and password'],
  ['baseUrl: http://h/?a=1', '/baseUrl: expected a URL that ends with its path'],
  [
    'baseUrl: $' + '{NONE}',
    '/baseUrl: expected the environment variable NONE, which is not set. Set it before the check: export NONE=…',
  ],
  ['baseUrl: http://h\nbaseURL: x', '/baseURL: expected one of the keys'],
  ['baseUrl: http://h\nbudgit: {}', 'Did you mean budget?'],
  [
    'baseUrl: http://h\nbudget: {time: 60}',
    '/budget/time: expected a duration such as 500ms, 5s, 2m, 1h or 1d, got 60. Add a unit: 60s for seconds',
  ],
  ['baseUrl: http://h\nbudget: {requests: 0}', '/budget/requests: expected a whole number from 1'],
  [
    'baseUrl: http://h\ncredentials: {api_keys: x}',
    '/credentials/api_keys: expected the name of a security scheme of chunkr, got "api_keys". Did you mean api_key?',
  ],
  [
    'baseUrl: http://h\ncredentials: {api_key: 12345}',
    '/credentials/api_key: expected a text, got something else',
  ],
  ['baseUrl: http://h\ncredentials: {api_key: "$' + '{EMPTY}"}', 'EMPTY, which is empty'],
  [
    'baseUrl: http://h\ncredentials: {api_key: "$' + '{LINES}"}',
    '/credentials/api_key: expected a text that a header can hold',
  ],
  [
    'baseUrl: http://h\ncredential: a\ncredentials: {api_key: b}',
    '/credential: expected credential or credentials, got both',
  ],
  [
    'baseUrl: http://h\nheaders: {X-A: "$' + '{LINES}"}',
    '/headers/X-A: expected a text that a header can hold',
  ],
  ['baseUrl: http://h\nheaders: {"a b": c}', '/headers/a b: expected the name of a header as key'],
  ['baseUrl: http://h\ncreate: [{}]', '/create/0: expected the key "operation"'],
  [
    'baseUrl: http://h\ncreate: [{command: [a], id: /x}]',
    '/create/0/id: expected one of the keys command, timeout, got "id"',
  ],
  [
    'baseUrl: http://h\ncreate: [{operation: create_task_rout}]',
    '/create/0/operation: expected an operation of chunkr, got "create_task_rout". Did you mean create_task_route?',
  ],
  ['baseUrl: http://h\ncreate: [{operation: get_task_route}]', '/create/0: expected the key "id"'],
  [
    'baseUrl: http://h\ncreate: [{operation: create_task_route, params: {x: y}}]',
    '/create/0/params/x: expected a path parameter of create_task_route, got "x". There are no path parameters',
  ],
  [
    'baseUrl: http://h\ncreate: [{operation: create_task_route, headers: {a: "$' + '{X}"}}]',
    '/create/0/headers/a: expected no environment variable here',
  ],
  [
    'baseUrl: http://h\nworkloads: [{name: a, operation: get_task_route}]',
    '/workloads/0/operation: expected an operation that creates a task, got get_task_route',
  ],
  [
    'baseUrl: http://h\nworkloads: [{name: a, operation: create_task_route, ends: [Faild]}]',
    '/workloads/0/ends/0: expected one of the final states of chunkr, got "Faild". Did you mean Failed?',
  ],
  [
    'baseUrl: http://h\nworkloads: [{name: a, operation: create_task_route, holds: {state: Failed, for: 1s}}]',
    '/workloads/0/holds/state: expected one of the states that are not final',
  ],
  [
    'baseUrl: http://h\nworkloads: [{name: a, operation: create_task_route}, {name: a, operation: create_task_route}]',
    '/workloads/1/name: expected a name of its own',
  ],
  [
    'baseUrl: http://h\nexclude: [{operation: nope_nope, because: x}]',
    '/exclude/0/operation: expected the key of an operation',
  ],
  ['baseUrl: http://h\nexclude: [{rule: state, because: x}]', '/exclude/0/rule: expected the id of a rule'],
  ['baseUrl: http://h\nexclude: [{rule: states}]', '/exclude/0: expected the key "because"'],
  [
    'baseUrl: http://h\nexclude: [{rule: states, operation: get_task_route, because: x}]',
    '/exclude/0: expected an exclusion',
  ],
])('%j is told what is wrong, once', (text, told) => {
  const { target, problems } = readTarget(chunkr, text, { EMPTY: '', LINES: 'a\nb' });
  expect(target).toBeUndefined();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(told);
});

test('a value that may be a secret is not repeated in what is told', () => {
  const text = 'baseUrl: http://h\ncredential: [s3cr3t]\ncredentials: {api_key: [s3cr3t]}\nheaders: s3cr3t';
  const { problems } = readTarget(chunkr, text);
  expect(problems).toHaveLength(3);
  expect(problems.join()).not.toContain('s3cr3t');
});

test('all that is wrong is told at once', () => {
  const text = 'baseUrl: nowhere\ncredential: $' + '{A}\nexclude: [{rule: x, because: y}]';
  expect(readTarget(chunkr, text).problems).toHaveLength(3);
});

test('a glob of operations excludes each of them, by its key', () => {
  const { target } = readTarget(chunkr, 'baseUrl: http://h\nexclude: [{operation: GET *, because: x}]');
  expect(target?.exclude).toContainEqual({ what: 'get_task_route', because: 'x' });
  expect(target?.exclude.map(({ what }) => what)).not.toContain('delete_task_route');
});

test('path parameters of a recipe are those of its operation', () => {
  const text = 'baseUrl: http://h\ncreate: [{operation: startSearchTask, params: {project_id: p}}]';
  expect(readTarget(literature, text).problems).toEqual([]);
});

test('a lifecycle without a create needs another way to create tasks', () => {
  const operations = chunkr.operations.filter(({ lifecycle }) => lifecycle?.creates === undefined);
  const api = { ...chunkr, operations };
  expect(readTarget(api, 'baseUrl: http://h').problems[0]).toMatch(
    /expected create, because .* Add create with a command/,
  );
  expect(readTarget(api, 'baseUrl: http://h\ncreate: [{command: [make]}]').problems).toEqual([]);
});

const trace = await apiNamed('trace');

test('a file of a form is read when the target file is, and goes out byte for byte', () => {
  const text = (body: string) =>
    `baseUrl: http://h\nworkloads: [{name: a, operation: upload_file, body: ${body}}]`;
  const { target, problems } = readTarget(trace, text('{file: {file: a.pdf, filename: b.pdf}}'));
  expect(problems).toEqual([]);
  const body = target?.workloads[0]?.recipe.body;
  expect(body).toEqual({
    file: { filename: 'b.pdf', contentType: 'application/pdf', size: 2, base64: 'Jf8=' },
  });
  expect(readTarget(trace, text('{file: {file: none.pdf}}')).problems).toEqual([
    '/workloads/0/body/file/file: expected a file that can be read, got "none.pdf". Correct the path: it is relative to the target file.',
  ]);
  const headers = { 'content-type': 'multipart/form-data' };
  const { bytes } = encodeBody({ headers, body: { kind: 'form', fields: body as Record<string, unknown> } });
  expect(bytes?.toString('latin1')).toContain('\r\ncontent-type: application/pdf\r\n\r\n%\xff\r\n--');
});
