import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from '../simulator/call.js';

/** Everything that an adapter adds to a reply on its way out. */
export type Sending = {
  /** Unix milliseconds of the simulator's clock, for `Date`. */
  readonly nowMs: number;
  /** Headers that go before the reply's own. */
  readonly extra: Readonly<Record<string, string>> | undefined;
  /** Whether the connection must end, because a part of the request was not read. */
  readonly closes: boolean;
};

/** What a reply needs of the response that it goes into. */
export type Outlet = Pick<ServerResponse, 'req' | 'sendDate'> & {
  writeHead(status: number, headers: string[]): unknown;
  end(body: string | undefined): unknown;
};

/** Sends a reply: one write, exact `Content-Length`, no body to HEAD. */
export function sendReply(response: Outlet, reply: Reply, sending: Sending): void {
  const request: IncomingMessage = response.req;
  const headers: string[] = ['date', httpDate(sending.nowMs)];
  if (sending.extra !== undefined) appendHeaders(headers, sending.extra);
  appendHeaders(headers, reply.headers);
  const body = reply.body ?? '';
  if (!isBodiless(reply.status)) headers.push('content-length', String(Buffer.byteLength(body)));
  if (sending.closes) headers.push('connection', 'close');
  response.sendDate = false;
  response.writeHead(reply.status, headers);
  response.end(request.method === 'HEAD' || isBodiless(reply.status) ? undefined : body);
  if (sending.closes) discardRest(request);
}

/** What describes the connection or the bytes on it: said here, whatever examples a document gives for it. */
const OWN_HEADERS = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function appendHeaders(list: string[], headers: Readonly<Record<string, string>>): void {
  for (const name in headers) {
    if (!OWN_HEADERS.has(name)) list.push(name, headers[name] ?? '');
  }
}

const isBodiless = (status: number): boolean => status === 204 || status === 304 || status < 200;

/** What is still in flight is read and dropped up to a bound, so that the client gets to read the answer. */
function discardRest(request: IncomingMessage): void {
  let left = 64 * 1024 * 1024;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.resume();
}

let dateSecond = Number.NaN;
let dateText = '';

/** An HTTP date (RFC 9110, 5.6.7); it changes once a second, so the last one is kept. */
export function httpDate(nowMs: number): string {
  const second = Math.floor(nowMs / 1000);
  if (second !== dateSecond) {
    dateSecond = second;
    dateText = new Date(second * 1000).toUTCString();
  }
  return dateText;
}
