import { expect, test } from 'vitest';
import type { Api, ApiOperation, SecurityScheme } from '../openapi/api.js';
import { lifecycleOf } from '../timeline/any-lifecycle.cases.js';
import type { CallHead } from './call.js';
import { type Credentials, createCredentialCheck, demoCredential } from './check-credentials.js';

const schemes: readonly SecurityScheme[] = [
  { kind: 'apiKey', name: 'key', in: 'header', header: 'X-Api-Key' },
  { kind: 'apiKey', name: 'queryKey', in: 'query', header: 'api_key' },
  { kind: 'apiKey', name: 'cookieKey', in: 'cookie', header: 'session' },
  { kind: 'bearer', name: 'token' },
  { kind: 'bearer', name: 'jwt', format: 'JWT' },
  { kind: 'basic', name: 'login' },
  { kind: 'other', name: 'mutual', type: 'mutualTLS' },
];
const securitySchemes = new Map(schemes.map((scheme) => [scheme.name, scheme]));
const demo = (name: string) => demoCredential(securitySchemes.get(name)!);
const base64 = (text: string) => Buffer.from(text).toString('base64');

const api: Api = {
  name: 'demo',
  title: 'Demo',
  version: '1',
  document: {},
  operations: [],
  securitySchemes,
  lifecycle: lifecycleOf({ run: { initial: true } }),
};

/** What is wrong with the call, where the operation asks for one of the lists of schemes. */
function check(
  security: readonly (readonly string[])[],
  sent: { headers?: Readonly<Record<string, string>>; query?: string },
  credentials: Credentials = {},
): string | undefined {
  const operation: ApiOperation = {
    key: 'getTask',
    method: 'GET',
    path: '/tasks/{id}',
    summary: '',
    parameters: [],
    responses: new Map(),
    security: security.map((names) => new Map(names.map((name) => [name, []]))),
    snapshot: true,
  };
  const head: CallHead = {
    method: 'GET',
    path: '/tasks/1',
    query: sent.query ?? '',
    headers: sent.headers ?? {},
  };
  return createCredentialCheck(api, operation, credentials)(head);
}

const authorization = (value: string) => ({ headers: { authorization: value } });

test.each([
  ['key', { headers: { 'x-api-key': demo('key') } }],
  ['queryKey', { query: `a=1&api_key=${demo('queryKey')}` }],
  ['queryKey', { query: `api%5Fkey=${encodeURIComponent(demo('queryKey'))}` }],
  ['cookieKey', { headers: { cookie: `a=1; session=${demo('cookieKey')};b=2` } }],
  ['token', authorization(`Bearer ${demo('token')}`)],
  ['token', authorization(`bearer   ${demo('token')}`)],
  ['jwt', authorization(`Bearer ${demo('jwt')}`)],
  ['login', authorization(`Basic ${base64('demo:demo')}`)],
  ['login', authorization(`BASIC ${base64('demo:demo')}`)],
  ['mutual', {}],
  ['undeclared', {}],
])('a call with the demo credential of %s goes on: %j', (name, sent) => {
  expect(check([[name]], sent)).toBeUndefined();
});

test.each([
  ['key', {}, 'header X-Api-Key is missing'],
  ['key', { headers: { 'x-api-key': '' } }, 'header X-Api-Key is missing'],
  ['key', { query: `X-Api-Key=${demo('key')}` }, 'header X-Api-Key is missing'],
  ['key', { headers: { 'x-api-key': 'wrong' } }, 'header X-Api-Key is not accepted'],
  ['queryKey', { query: 'a=1' }, 'query api_key is missing'],
  ['queryKey', { query: 'api_key=wrong' }, 'query api_key is not accepted'],
  ['queryKey', { query: `API_KEY=${demo('queryKey')}` }, 'query api_key is missing'],
  ['cookieKey', {}, 'cookie session is missing'],
  ['cookieKey', { headers: { cookie: `xsession=${demo('cookieKey')}` } }, 'cookie session is missing'],
  ['cookieKey', { headers: { cookie: 'session=wrong' } }, 'cookie session is not accepted'],
  ['token', {}, 'header Authorization: Bearer <token> is missing'],
  ['token', authorization('Bearer '), 'header Authorization: Bearer <token> is missing'],
  ['token', authorization(demo('token')), 'header Authorization: Bearer <token> is missing'],
  ['token', authorization('Basic abc'), 'header Authorization: Bearer <token> is missing'],
  ['token', authorization('Bearer wrong'), 'header Authorization: Bearer <token> is not accepted'],
  ['jwt', authorization('Bearer wrong'), 'header Authorization: Bearer <token> is malformed'],
  ['login', {}, 'header Authorization: Basic <credentials> is missing'],
  [
    'login',
    authorization(`Basic ${base64('demo')}`),
    'header Authorization: Basic <credentials> is malformed',
  ],
  [
    'login',
    authorization(`Basic ${base64('demo:x')}`),
    'header Authorization: Basic <credentials> is not accepted',
  ],
])('a call for %s with %j is refused: %s', (name, sent, problem) => {
  expect(check([[name]], sent)).toBe(problem);
});

const segment = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = segment({ alg: 'none' });

test.each([
  [`${header}.${segment({ sub: 'a' })}.c2ln`, undefined],
  [`${header}.${segment({})}.c2ln`, undefined],
  [header, 'malformed'],
  [`${header}.${segment({})}`, 'malformed'],
  [`${header}.${segment({})}.`, 'malformed'],
  [`${header}.${segment({})}.c2ln.more`, 'malformed'],
  [`${header}.${segment({})}.c2l!`, 'malformed'],
  [`${header}.${segment({})}=.c2ln`, 'malformed'],
  [`${header}.${segment(null)}.c2ln`, 'malformed'],
  [`${header}.${segment([1])}.c2ln`, 'malformed'],
  [`${segment('text')}.${segment({})}.c2ln`, 'malformed'],
  ['..', 'malformed'],
  ['not.a.token', 'malformed'],
])('where any credential is taken, the JWT %s is %s', (token, problem) => {
  const said = check([['jwt']], authorization(`Bearer ${token}`), 'any');
  expect(said?.split(' ').at(-1)).toBe(problem);
});

test('where any credential is taken, it still has to be there and well-formed', () => {
  expect(check([['key']], { headers: { 'x-api-key': 'whatever' } }, 'any')).toBeUndefined();
  expect(check([['token']], authorization('Bearer whatever'), 'any')).toBeUndefined();
  expect(check([['login']], authorization(`Basic ${base64('any:one')}`), 'any')).toBeUndefined();
  expect(check([['login']], authorization(`Basic ${base64('anyone')}`), 'any')).toContain('malformed');
  expect(check([['key']], {}, 'any')).toContain('missing');
});

test('configured credentials take the place of the demo ones, scheme by scheme', () => {
  const credentials = { key: 'mine' };
  expect(check([['key']], { headers: { 'x-api-key': 'mine' } }, credentials)).toBeUndefined();
  expect(check([['key']], { headers: { 'x-api-key': demo('key') } }, credentials)).toContain('not accepted');
  expect(check([['token']], authorization(`Bearer ${demo('token')}`), credentials)).toBeUndefined();
});

test('a configured credential is accepted whatever its form', () => {
  expect(check([['jwt']], authorization('Bearer ci-token'), { jwt: 'ci-token' })).toBeUndefined();
  expect(check([['login']], authorization(`Basic ${base64('ci')}`), { login: 'ci' })).toBeUndefined();
});

test('a scheme may be named like a member that every object has', () => {
  const scheme: SecurityScheme = { kind: 'apiKey', name: 'constructor', in: 'header', header: 'X-Api-Key' };
  securitySchemes.set('constructor', scheme);
  expect(check([['constructor']], { headers: { 'x-api-key': demoCredential(scheme) } })).toBeUndefined();
});

const keyed = { 'x-api-key': demo('key') };
const tokened = { authorization: `Bearer ${demo('token')}` };

test('of several alternatives any one suffices, and all schemes of one together', () => {
  expect(check([['key'], ['token']], { headers: keyed })).toBeUndefined();
  expect(check([['key'], ['token']], { headers: tokened })).toBeUndefined();
  expect(check([['key', 'token']], { headers: { ...keyed, ...tokened } })).toBeUndefined();
  expect(check([['key', 'token']], { headers: keyed })).toContain('Bearer <token> is missing');
  expect(check([['key', 'token']], { headers: tokened })).toContain('X-Api-Key is missing');
});

test('an operation without requirements is open, and so is one with an empty requirement', () => {
  expect(check([], {})).toBeUndefined();
  expect(check([['key'], []], {})).toBeUndefined();
  expect(check([['key'], []], { headers: { 'x-api-key': 'wrong' } })).toBeUndefined();
});

test('of several alternatives the one that was tried is talked about, else all of them', () => {
  expect(check([['key'], ['token']], { headers: { 'x-api-key': 'wrong' } })).toBe(
    'header X-Api-Key is not accepted',
  );
  expect(check([['key'], ['token']], {})).toBe(
    'header X-Api-Key is missing and header Authorization: Bearer <token> is missing',
  );
});
