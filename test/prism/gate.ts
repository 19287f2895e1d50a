import { isUtf8 } from 'node:buffer';
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What there is against the answer of one call. */
export type Objection = { readonly call: string; readonly says: string };

/** Stands before Prism: sends past it, straight to the simulator, what Prism does not pass on as it came. */
export type Gate = {
  readonly url: string;
  /** What Prism has against an exchange, in its own words. */
  readonly violations: readonly Objection[];
  /** Each request that went past Prism, and why. */
  readonly past: readonly string[];
  /** How many answers came through Prism. */
  judged(): number;
  close(): Promise<void>;
};

export type Route = { readonly prism: string; readonly simulator: string };

type Call = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};
type Got = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** With these Prism answers in place of the upstream, which has seen nothing of the request. */
const NOT_PASSED_ON = [
  'NO_PATH_MATCHED_ERROR',
  'NO_METHOD_MATCHED_ERROR',
  'UNPROCESSABLE_ENTITY',
  'UNAUTHORIZED',
];

const PRISM_BODY_LIMIT_BYTES = 10 * 1024 * 1024;

/** Listens on a free port. */
export async function openGate(route: Route): Promise<Gate> {
  const violations: Objection[] = [];
  const past: string[] = [];
  let judged = 0;

  async function answer(call: Call): Promise<Got> {
    const name = `${call.method} ${call.url}`;
    const reason = reasonToPass(call);
    if (reason !== undefined) {
      past.push(`${name}: ${reason}`);
      return send(route.simulator, call);
    }
    const got = await send(route.prism, call);
    const own = ownError(got);
    if (own !== undefined && NOT_PASSED_ON.includes(own)) {
      past.push(`${name}: ${own}`);
      return send(route.simulator, call);
    }
    judged++;
    const violation = got.headers['sl-violations'] ?? (own === undefined ? undefined : got.body.toString());
    if (violation !== undefined) violations.push({ call: `${name} ${got.status}`, says: String(violation) });
    return got;
  }

  const server = createServer((incoming, outgoing) => {
    readCall(incoming)
      .then(answer)
      .catch((error: unknown): Got => {
        violations.push({ call: `${incoming.method} ${incoming.url}`, says: `no answer: ${String(error)}` });
        return { status: 502, headers: {}, body: Buffer.alloc(0) };
      })
      .then(({ status, headers, body }) => outgoing.writeHead(status, withoutHops(headers)).end(body));
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    violations,
    past,
    judged: () => judged,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What Prism 5.14.2 would answer or change by itself; the rest it says in its answer (`NOT_PASSED_ON`). */
function reasonToPass({ method, headers, body }: Call): string | undefined {
  if (method === 'HEAD' || method === 'OPTIONS') return 'Prism knows it only where the document lists it';
  if (body.length > PRISM_BODY_LIMIT_BYTES) return 'Prism takes 10 MB';
  if (!isUtf8(body)) return 'Prism reads bodies as text';
  if (!/^application\/(?:.*\+)?json\b/.test(headers['content-type'] ?? '') || body.length === 0)
    return undefined;
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null
      ? undefined
      : 'Prism sends a JSON text without its quotes';
  } catch {
    return 'malformed JSON';
  }
}

/** The name of an error that Prism itself answered. */
function ownError({ headers, body }: Got): string | undefined {
  if (headers['content-type'] !== 'application/problem+json') return undefined;
  const { type } = JSON.parse(body.toString()) as { readonly type: string };
  return type.startsWith('urn:taskdouble:') ? undefined : type.replace(/^.*#/, '');
}

async function readCall(incoming: IncomingMessage): Promise<Call> {
  const { method = 'GET', url = '/', headers } = incoming;
  return { method, url, headers, body: await readAll(incoming) };
}

/** On a connection of its own: Prism hands `connection` on, and a kept one could end while it is taken up again. */
function send(origin: string, { method, url, headers, body }: Call): Promise<Got> {
  return new Promise((resolve, reject) => {
    const { host: _, ...own } = withoutHops(headers);
    const call = httpRequest(origin, { method, path: url, headers: own, agent: false }, (response) => {
      const { statusCode = 0, headers: received } = response;
      readAll(response).then(
        (bytes) => resolve({ status: statusCode, headers: received, body: bytes }),
        reject,
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

const withoutHops = ({
  connection: _,
  'transfer-encoding': __,
  'keep-alive': ___,
  ...headers
}: IncomingHttpHeaders) => headers;

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
