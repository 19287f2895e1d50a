import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Draw, Range } from './draw.js';
import type { ServiceClock } from './service-clock.js';

/** A request, read to its end. */
export type Received = {
  readonly method: string;
  /** Decoded, without the empty one before the first slash. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
};

/** What is sent back. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What happens to requests on their way, as it does to those of any public service. */
export type Traffic = {
  /** Each so-many-th request is answered 503 and goes no further; 0: none. */
  readonly busyEvery: number;
  /** Each so-many-th request is answered 429 with `Retry-After` and goes no further; 0: none. */
  readonly limitedEvery: number;
  /** What `Retry-After` says, seconds. */
  readonly retryAfterS: number;
  /** `close`: each answer ends its connection; `brief`: an idle connection is ended almost at once, unannounced. */
  readonly connections: 'keep' | 'close' | 'brief';
  /** Spent before a request takes effect, and again before its answer leaves. */
  readonly latencyMs: Range;
};

/** No trouble at all. */
export const quietTraffic: Traffic = {
  busyEvery: 0,
  limitedEvery: 0,
  retryAfterS: 1,
  connections: 'keep',
  latencyMs: [0, 0],
};

/** What to serve. */
export type Served = {
  readonly port: number;
  readonly traffic: Traffic;
  readonly clock: ServiceClock;
  readonly draw: Draw;
  readonly answer: (received: Received) => Reply | Promise<Reply>;
  /** Words of the service for what no operation of its own answers. */
  readonly refuse: (status: number, message: string) => Reply;
};

/** A service that runs. */
export type Running = {
  readonly url: string;
  /** How many requests have come in. */
  received(): number;
  /** How many of them are being worked at: they wait for time to pass. */
  busy(): number;
  close(): Promise<void>;
};

const MAX_BODY_BYTES = 1_000_000;

/** Serves on 127.0.0.1. */
export async function serve(served: Served): Promise<Running> {
  let [received, answered] = [0, 0];
  const listener: RequestListener = (request, response) => {
    const arrived = () => ++received;
    respond(served, request, arrived).then(
      (reply) => {
        answered++;
        send(response, served, reply);
      },
      () => response.destroy(),
    );
  };
  const isBrief = served.traffic.connections === 'brief';
  // Kept for longer than any machine stands still: what goes out on a connection meanwhile is not lost.
  const server = createServer({ keepAliveTimeout: isBrief ? 5 : 120_000 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(served.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received: () => received,
    busy: () => received - answered,
    close: async () => {
      served.clock.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function respond(served: Served, request: IncomingMessage, arrived: () => number): Promise<Reply> {
  const { traffic, refuse, clock, draw } = served;
  const text = await readText(request);
  const number = arrived();
  const isNth = (every: number) => every > 0 && number % every === 0;
  if (isNth(traffic.busyEvery)) return refuse(503, 'Service unavailable');
  if (isNth(traffic.limitedEvery)) return limited(served);
  if (text === undefined) return refuse(413, 'Payload too large');
  const received = readRequest(request, text);
  if (received === undefined) return refuse(400, 'Bad request');
  const spend = () => new Promise<void>((resolve) => clock.later(draw(traffic.latencyMs), resolve));
  await spend();
  const reply = await served.answer(received);
  await spend();
  return reply;
}

function limited({ traffic, refuse }: Served): Reply {
  const reply = refuse(429, 'Rate limit exceeded: 120 per 1 minute');
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(traffic.retryAfterS) } };
}

/** `undefined`: it was longer than allowed. The rest is read all the same, so that the sender sees the answer. */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk as Buffer);
  }
  return bytes > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** `undefined`: the target is no path, or it cannot be decoded. */
function readRequest({ method = 'GET', url = '/', headers }: IncomingMessage, text: string) {
  try {
    const { pathname, searchParams } = new URL(`http://localhost${url}`);
    const parts = pathname.split('/').slice(1).map(decodeURIComponent);
    return { method, parts, query: searchParams, headers, text };
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { traffic }: Served, { status, headers, body }: Reply): void {
  // A connection header of one's own keeps Node from announcing how long it waits.
  const kept = { connection: traffic.connections === 'close' ? 'close' : 'keep-alive' };
  response.writeHead(status, { ...headers, ...kept });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
