import { expect, test } from 'vitest';
import { type Caller, refuseCaller } from './guard-caller.js';

const LOCAL = '127.0.0.1';
const host = 'localhost:4010';

function codeOf(token: string | undefined, caller: Caller): string {
  const reply = refuseCaller(token, caller);
  return reply === undefined ? 'let in' : `${reply.status} ${JSON.parse(reply.body ?? '').code}`;
}

test.each<[string, string | undefined, Caller['headers']]>([
  ['a program', LOCAL, { host }],
  ['a program over IPv6', '::1', { host: '[::1]:4010' }],
  ['a program over IPv6 that speaks IPv4', '::ffff:127.0.0.1', { host: '127.0.0.1:4010' }],
  ['another address of loopback', '127.8.9.1', { host: '127.8.9.1' }],
  ['a name below localhost', LOCAL, { host: 'sim.localhost:4010' }],
  ['the name with its final dot', LOCAL, { host: 'LOCALHOST.:4010' }],
  ['a page of this very origin', LOCAL, { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }],
  ['an address typed into a browser', LOCAL, { host, 'sec-fetch-site': 'none' }],
])('without a token %s is let in', (_name, peer, headers) => {
  expect(codeOf(undefined, { peer, headers })).toBe('let in');
});

test.each<[string, string | undefined, Caller['headers'], string]>([
  ['a caller from the network', '192.168.1.7', { host }, '403 not-local'],
  ['an address that only begins like loopback', '127.0.0.1.evil', { host }, '403 not-local'],
  ['a mapped address of the network', '::ffff:10.0.0.1', { host }, '403 not-local'],
  ['an unknown address', undefined, { host }, '403 not-local'],
  ['what a proxy passes on', LOCAL, { host, 'x-forwarded-for': '127.0.0.1' }, '403 not-local'],
  ['what a proxy passes on, in the new form', LOCAL, { host, forwarded: 'for=127.0.0.1' }, '403 not-local'],
  ['a rebound name', LOCAL, { host: 'evil.example:4010' }, '403 foreign-host'],
  ['a rebound name of its own page', LOCAL, page('evil.example:4010', 'same-origin'), '403 foreign-host'],
  ['a name that begins like localhost', LOCAL, { host: 'localhost.evil.example' }, '403 foreign-host'],
  ['a name that ends like localhost', LOCAL, { host: 'evillocalhost' }, '403 foreign-host'],
  ['a name that ends like loopback', LOCAL, { host: 'evil.example#127.0.0.1' }, '403 foreign-host'],
  ['a user in front of the host', LOCAL, { host: 'localhost@evil.example' }, '403 foreign-host'],
  ['no host', LOCAL, {}, '403 foreign-host'],
  ['an empty host', LOCAL, { host: '' }, '403 foreign-host'],
  ['a page of another origin', LOCAL, { host, origin: 'https://evil.example' }, '403 foreign-origin'],
  ['a page of another port', LOCAL, { host, origin: 'http://localhost:3000' }, '403 foreign-origin'],
  ['a page without an origin', LOCAL, { host, origin: 'null' }, '403 foreign-origin'],
  [
    'a cross-site request without Origin',
    LOCAL,
    { host, 'sec-fetch-site': 'cross-site' },
    '403 foreign-origin',
  ],
  ['a same-site request', LOCAL, { host, 'sec-fetch-site': 'same-site' }, '403 foreign-origin'],
  ['a site in unknown words', LOCAL, { host, 'sec-fetch-site': 'elsewhere' }, '403 foreign-origin'],
])('without a token %s is refused', (_name, peer, headers, code) => {
  expect(codeOf(undefined, { peer, headers })).toBe(code);
});

function page(name: string, site: string): Caller['headers'] {
  return { host: name, origin: `http://${name}`, 'sec-fetch-site': site };
}

test.each<[string, Caller['headers'], string]>([
  ['the token', { authorization: 'Bearer s3cret' }, 'let in'],
  ['the token, whatever the case of the scheme', { authorization: 'bearer  s3cret' }, 'let in'],
  ['no token', {}, '401 unauthenticated'],
  ['another token', { authorization: 'Bearer s3cre' }, '401 unauthenticated'],
  ['a longer token', { authorization: 'Bearer s3cretx' }, '401 unauthenticated'],
  ['an empty token', { authorization: 'Bearer ' }, '401 unauthenticated'],
  ['another scheme', { authorization: 'Basic s3cret' }, '401 unauthenticated'],
  [
    'the token from a page',
    { authorization: 'Bearer s3cret', origin: 'http://a.example' },
    '403 foreign-origin',
  ],
])('with a token, who sends %s gets: %j → %s', (_name, headers, code) => {
  expect(codeOf('s3cret', { peer: '10.0.0.9', headers: { host: 'sim.example', ...headers } })).toBe(code);
});

test('with a token this machine needs it too', () => {
  expect(codeOf('s3cret', { peer: LOCAL, headers: { host } })).toBe('401 unauthenticated');
});

test('a refusal never repeats the token', () => {
  const reply = refuseCaller('s3cret', { peer: LOCAL, headers: { host, authorization: 'Bearer wr0ng' } });
  expect(JSON.stringify(reply)).not.toMatch(/s3cret|wr0ng/);
});
