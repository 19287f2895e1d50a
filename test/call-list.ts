import { demoCredential } from '../src/simulator/check-credentials.js';
import type { RawCall } from './raw-request.js';

const authorization = demoCredential({
  kind: 'apiKey',
  name: 'api_key',
  in: 'header',
  header: 'Authorization',
});
const json = { authorization, 'content-type': 'application/json' };
const origin = { origin: 'http://localhost:3000' };
const parse = '/api/v1/task/parse';

/** One list of calls on chunkr for everything that must answer alike: `$ID` stands for the first task's id. */
export const chunkrCalls: readonly RawCall[] = [
  { method: 'POST', path: parse, headers: json, body: '{"file":"https://example.com/a.pdf"}' },
  { method: 'GET', path: '/api/v1/task/$ID', headers: { authorization } },
  {
    method: 'GET',
    path: '/api/v1/task/$ID?include_chunks=false&base64_urls=true',
    headers: { authorization },
  },
  { method: 'HEAD', path: '/api/v1/task/$ID', headers: { authorization } },
  { method: 'GET', path: '/api/v1/task/$ID', headers: { authorization, ...origin } },
  { method: 'OPTIONS', path: '/api/v1/task/$ID' },
  {
    method: 'OPTIONS',
    path: '/api/v1/task/$ID',
    headers: { ...origin, 'access-control-request-method': 'DELETE' },
  },
  { method: 'GET', path: '/api/v1/task/$ID' },
  { method: 'GET', path: '/api/v1/task/nobody', headers: { authorization } },
  { method: 'DELETE', path: '/api/v1/task/$ID', headers: { authorization } },
  { method: 'PUT', path: '/api/v1/task/$ID', headers: { authorization } },
  { method: 'PATCH', path: '/api/v1/task/$ID/parse', headers: json, body: '{"ocr_strategy":"Auto"}' },
  { method: 'POST', path: parse, headers: json, body: '{"file":' },
  { method: 'POST', path: parse, headers: json, body: '{"file":1}' },
  { method: 'POST', path: parse, headers: { authorization, 'content-type': 'text/csv' }, body: 'a,b' },
  { method: 'POST', path: parse, headers: json, body: `{"file":"${'x'.repeat(70_000)}"}` },
  { method: 'GET', path: '/api/v1/task/%zz', headers: { authorization } },
  { method: 'GET', path: '/@worker-1/api/v1/task/$ID', headers: { authorization } },
  { method: 'GET', path: '/api/v1/task/$ID/cancel', headers: { authorization } },
  { method: 'GET', path: '/api/v1/task/$ID', headers: { authorization } },
];
