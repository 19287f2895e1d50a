import type { CallHead, Reply } from '../simulator/call.js';

const ALLOWED: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': '*',
};

/** The headers that let a page of another origin read the answer; none where the request names no origin. */
export function corsHeaders(head: CallHead): Readonly<Record<string, string>> | undefined {
  return head.headers['origin'] === undefined ? undefined : ALLOWED;
}

/** The answer to a browser's preflight, from the answer to OPTIONS that says what is allowed; else that answer itself. */
export function asPreflight(head: CallHead, reply: Reply): Reply {
  if (head.method !== 'OPTIONS' || head.headers['access-control-request-method'] === undefined) return reply;
  const allow = reply.headers['allow'];
  if (allow === undefined) return reply;
  const { 'content-type': _type, ...headers } = reply.headers;
  return {
    status: 204,
    headers: {
      ...headers,
      'access-control-allow-methods': allow,
      'access-control-allow-headers': head.headers['access-control-request-headers'] ?? '*',
      'access-control-max-age': '600',
    },
  };
}
