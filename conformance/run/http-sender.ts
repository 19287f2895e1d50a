import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { createRealClock } from '../../src/clock/real-clock.js';
import { createRealTimer } from '../../src/clock/real-timer.js';
import type { Answer, ExchangeRequest } from '../../src/exchange/exchange.js';
import { encodeBody } from './encode-body.js';
import { type Loss, lossBy, lossFrom } from './loss.js';
import { readBody } from './read-body.js';
import type { Sender, SendLimits } from './sender.js';

// Not `fetch`: that rewrites paths (`..`), refuses a body with GET, adds headers of its own and hides whether a connection
// was warm; Node's client sends what it is told and lets go of a connection at any byte.

/** Many servers close a connection that was idle for 5 s: a request that goes out at that moment would be lost. */
const LONGEST_IDLE_MS = 4_000;

/**
 * A sender over HTTP or HTTPS with kept connections, none of which was idle for longer than `longestIdleMs` (default 4 s).
 * Redirects come back as they are. `baseUrl` may have a path.
 */
export function createHttpSender(baseUrl: string, longestIdleMs = LONGEST_IDLE_MS): Sender {
  const base = new URL(baseUrl);
  const { request, Agent } = base.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, timeout: longestIdleMs });
  const dropIdle = watchIdle(agent, longestIdleMs);
  const prefix = base.pathname.replace(/\/+$/, '');
  const open: Open = (message, headers) =>
    request({
      protocol: base.protocol,
      hostname: base.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: base.port,
      method: message.method,
      path: `${prefix}${message.url}`,
      headers,
      agent,
    });
  return (message, limits) =>
    new Promise((resolve) => {
      dropIdle();
      sendOnce({ open, message, limits, resolve });
    });
}

/**
 * What is returned ends connections that were idle for too long. The timers of the agent do the same, but not while the
 * process computes: a request that went out right after that would be the first to find its connection gone.
 */
function watchIdle(agent: http.Agent, longestIdleMs: number): () => void {
  const { now } = createRealClock();
  const freeSince = new WeakMap<Socket, number>();
  agent.on('free', (socket: Socket) => freeSince.set(socket, now()));
  return () => {
    const free = Object.values(agent.freeSockets).flatMap((sockets = []) => sockets);
    for (const socket of free) {
      if (now() - (freeSince.get(socket) ?? 0) >= longestIdleMs) socket.destroy();
    }
  };
}

type Open = (message: ExchangeRequest, headers: http.OutgoingHttpHeaders) => http.ClientRequest;

type Sending = {
  readonly open: Open;
  readonly message: ExchangeRequest;
  readonly limits: SendLimits;
  readonly resolve: (answer: Answer) => void;
};

function sendOnce({ open, message, limits, resolve }: Sending): void {
  const { timeoutMs, signal } = limits;
  let sent: http.ClientRequest | undefined;
  let isOver = false;
  const end = (answer: Answer): void => {
    // What comes after the answer is about a connection that may serve another request by now.
    if (isOver) return;
    isOver = true;
    callOff();
    signal?.removeEventListener('abort', stop);
    if (answer.kind === 'lost') sent?.destroy();
    resolve(answer);
  };
  const stop = (): void => end(lossBy('given-up', 'given up'));
  const callOff = createRealTimer().after(timeoutMs, () =>
    end(lossBy('timeout', `timed out after ${timeoutMs} ms`)),
  );
  if (signal?.aborted === true) return stop();
  signal?.addEventListener('abort', stop);
  try {
    const { headers, bytes } = encodeBody(message);
    sent = open(message, bytes === undefined ? withoutBody(message, headers) : headers);
    // Stays to the end: an error that nobody hears would end the process.
    sent.on('error', (error) => end(lossFrom(error)));
    const closed = (): void => end(lossBy('reset', 'connection closed without an answer'));
    sent.on('close', closed);
    sent.on('response', (response) => {
      sent?.off('close', closed);
      receive({ response, limits, end });
    });
    sent.end(bytes);
  } catch (error) {
    end(lossFrom(error));
  }
}

/** A method that usually has a body says that it has none (RFC 9110, 8.6). */
const withoutBody = (
  { method }: ExchangeRequest,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  ['POST', 'PUT', 'PATCH'].includes(method) ? { ...headers, 'content-length': '0' } : headers;

type Receiving = {
  readonly response: http.IncomingMessage;
  readonly limits: SendLimits;
  readonly end: (answer: Answer) => void;
};

const CUT_OFF: Loss = lossBy('cut-off', 'answer cut off');

function receive({ response, limits: { maxBytes }, end }: Receiving): void {
  const chunks: Buffer[] = [];
  let length = 0;
  const stream = decompressed(response);
  stream.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > maxBytes) {
      end(lossBy('too-long', `answer longer than ${maxBytes} bytes`));
      stream.destroy();
    } else chunks.push(chunk);
  });
  const fail = (error: unknown): void => end(response.complete ? lossFrom(error) : CUT_OFF);
  response.on('error', fail);
  stream.on('error', fail);
  stream.on('end', () => {
    if (!response.complete) return end(CUT_OFF);
    const { statusCode: status = 0, headers } = response;
    const body = readBody(Buffer.concat(chunks), headers['content-type']);
    end({ kind: 'answered', status, headers: flatten(headers), body });
  });
}

/** None is asked for; some servers compress all the same. */
function decompressed(response: http.IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase();
  if (encoding === 'gzip' || encoding === 'x-gzip' || encoding === 'deflate')
    return response.pipe(createUnzip());
  return encoding === 'br' ? response.pipe(createBrotliDecompress()) : response;
}

const flatten = (headers: http.IncomingHttpHeaders): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]],
    ),
  );
