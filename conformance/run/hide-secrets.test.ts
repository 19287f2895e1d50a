import { expect, test } from 'vitest';
import type { Exchange, Payload } from '../../src/exchange/exchange.js';
import { createSecret } from '../target/secret.js';
import { hideSecrets } from './hide-secrets.js';

const hide = (
  secrets: readonly string[],
  exchange: Partial<Exchange['request']>,
  body: Payload = { kind: 'empty' },
) =>
  hideSecrets({
    credentials: Object.fromEntries(secrets.map((value, at) => [`s${at}`, createSecret(value)])),
    headers: {},
  })({
    ...{ seq: 0, callMs: 0, returnMs: 1 },
    request: { method: 'GET', url: '/', headers: {}, body: { kind: 'empty' }, ...exchange },
    answer: { kind: 'answered', status: 200, headers: {}, body },
  });

test.each<[string, Payload]>([
  ['JSON', { kind: 'json', value: { a: ['-k3y/+ "x"-'], 'k3y/+ "x"': 1 } }],
  ['escaped JSON', { kind: 'text', text: JSON.stringify('k3y/+ "x"') }],
  ['JSON within JSON', { kind: 'text', text: JSON.stringify(JSON.stringify(['k3y/+ "x"'])) }],
  ['HTML', { kind: 'text', text: '<b>k3y/+ &quot;x&#x22;' }],
  ['HTML of a careful kind', { kind: 'text', text: '<b>k3y&#47;&#43;&#32;&#34;x&#034;' }],
  ['a URL', { kind: 'text', text: `http://h?a=${encodeURIComponent('k3y/+ "x"')}` }],
  ['a form', { kind: 'text', text: new URLSearchParams({ a: 'k3y/+ "x"' }).toString() }],
  ['base64', { kind: 'text', text: btoa('k3y/+ "x"') }],
  ['bytes', { kind: 'bytes', base64: btoa('\xff k3y/+ "x" \0') }],
])('a secret that comes back in %s is hidden', (_, body) => {
  const hidden = JSON.stringify(hide(['k3y/+ "x"'], {}, body).answer);
  expect(hidden).not.toMatch(/k3y/);
  expect(hidden).not.toContain(btoa('k3y/+ "x"'));
  const shown = body.kind === 'bytes' ? atob(JSON.parse(hidden).body.base64) : hidden;
  expect(shown).toContain('<credential>');
});

test('both alphabets of base64 are hidden', () => {
  const value = 'k3y>>>???';
  const [plain, url] = [btoa(value), Buffer.from(value).toString('base64url')];
  expect(plain).not.toBe(url);
  const { answer } = hide([value], {}, { kind: 'text', text: `${plain} ${url}` });
  expect(answer).toMatchObject({ body: { text: '<credential> <credential>' } });
});

test('a basic credential is hidden as it is sent, and its password by itself', () => {
  const authorization = `Basic ${btoa('me:pass word')}`;
  const { request, answer } = hide(
    ['me:pass word'],
    { headers: { authorization } },
    { kind: 'text', text: 'your pass word' },
  );
  expect(request.headers.authorization).toBe('Basic <credential>');
  expect(answer).toMatchObject({ body: { text: 'your <credential>' } });
});

test('of two secrets the longer one is taken out first', () => {
  expect(hide(['abcd', 'abcdefgh'], { headers: { a: 'abcdefgh', b: 'abcdx' } }).request.headers).toEqual({
    a: '<credential>',
    b: '<credential>x',
  });
});

test('a very short secret is hidden where it is the whole of a header or parameter, and nowhere else', () => {
  const { request, answer } = hide(
    ['k'],
    { url: '/k/tasks?key=k&x=kk', headers: { key: 'k', other: 'like' } },
    { kind: 'json', value: 'k' },
  );
  expect(request).toMatchObject({
    url: '/k/tasks?key=<credential>&x=kk',
    headers: { key: '<credential>', other: 'like' },
  });
  expect(answer).toMatchObject({ body: { value: 'k' } });
});

test('what holds no secret stays the very same value', () => {
  const value = { a: [1, { b: null }], c: 'text' };
  const { answer } = hide(['s3cr3t'], {}, { kind: 'json', value });
  expect(answer.kind === 'answered' && answer.body.kind === 'json' && answer.body.value).toBe(value);
});

test('a member named __proto__ is kept', () => {
  const value: unknown = JSON.parse('{"__proto__": "s3cr3t", "a": 1}');
  expect(JSON.stringify(hide(['s3cr3t'], {}, { kind: 'json', value }).answer)).toContain(
    '"__proto__":"<credential>"',
  );
});
