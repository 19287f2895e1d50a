import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { type Hostile, listen } from './hostile.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Servers that speak HTTP and say the same to everything. Requests are read to their end first. */
function startAnswerServer(answer: Answer): Promise<Hostile> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    response.on('error', () => response.destroy());
    request.resume().once('end', () => answer(request, response));
  });
  return listen(server, () => requests);
}

type Fixed = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const startFixedServer = ({ status, headers = {}, body = '' }: Fixed) =>
  startAnswerServer((_, response) => response.writeHead(status, headers).end(body));

const JSON_TYPE = { 'content-type': 'application/json' };

/** 500 with a body. */
export const startFailingServer = () =>
  startFixedServer({ status: 500, headers: JSON_TYPE, body: '{"error":"Internal Server Error"}' });

/** 500 with nothing. */
export const startSilentlyFailingServer = () => startFixedServer({ status: 500 });

/** 200 with an empty object. */
export const startEmptyObjectServer = () => startFixedServer({ status: 200, headers: JSON_TYPE, body: '{}' });

/** 200 with JSON that breaks off. */
export const startBrokenJsonServer = () =>
  startFixedServer({ status: 200, headers: JSON_TYPE, body: '{"task_id": "1", "status": "Succ' });

const LOGIN = '<!doctype html><html><head><title>Sign in</title></head><body><form></form></body></html>';

/** 200 with the page of a login, as proxies show it. */
export const startLoginPageServer = () =>
  startFixedServer({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: LOGIN });

/** 401, whatever the credentials. */
export const startUnauthorizedServer = () =>
  startFixedServer({
    status: 401,
    headers: { ...JSON_TYPE, 'www-authenticate': 'Bearer' },
    body: '{"detail":"Unauthorized"}',
  });

/** 429 with a wait of an hour. */
export const startLimitedServer = () =>
  startFixedServer({
    status: 429,
    headers: { ...JSON_TYPE, 'retry-after': '3600' },
    body: '{"error":"Too many requests"}',
  });

/** 200 with JSON whose lists are nested 100 000 deep. */
export const startDeepJsonServer = () =>
  startFixedServer({
    status: 200,
    headers: JSON_TYPE,
    body: `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  });

/** Redirects each request to where it came from. */
export const startSelfRedirectingServer = () =>
  startAnswerServer((request, response) => {
    response.writeHead(307, { location: request.url ?? '/' }).end();
  });

/** Redirects everything to a server on another port, and that one back again. `elsewhere` says what came there. */
export async function startAwayRedirectingServer(): Promise<Hostile & { elsewhere(): readonly Headers[] }> {
  const visits: Headers[] = [];
  let home = '';
  const away = await startAnswerServer((request, response) => {
    visits.push(request.headers as Headers);
    response.writeHead(307, { location: `${home}${request.url}` }).end();
  });
  const server = await startAnswerServer((request, response) => {
    response.writeHead(307, { location: `${away.url}${request.url}` }).end();
  });
  home = server.url;
  const close = async () => {
    await Promise.all([server.close(), away.close()]);
  };
  return { ...server, elsewhere: () => visits, close };
}

type Headers = Readonly<Record<string, string>>;

const CHUNK = Buffer.alloc(2 ** 16, 'x');

/** Only one chunk of it is ever in memory. */
function* body(bytes: number): Generator<Buffer> {
  const opening = Buffer.from('{"task_id":"');
  yield opening;
  for (let left = bytes - opening.length; left > 0; left -= CHUNK.length) {
    yield left < CHUNK.length ? CHUNK.subarray(0, left) : CHUNK;
  }
}

const GIGABYTE = 2 ** 30;

/** 200 with a body of 1 GiB, announced, as fast as it is read. */
export const startGigabyteServer = () =>
  startAnswerServer((_, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': GIGABYTE });
    Readable.from(body(GIGABYTE)).pipe(response);
  });

/** 200 with a body without end, in chunks, as fast as it is read. */
export const startEndlessBodyServer = () =>
  startAnswerServer((_, response) => {
    response.writeHead(200, JSON_TYPE);
    Readable.from(body(Number.POSITIVE_INFINITY)).pipe(response);
  });

const MEMBER_BYTES = 2 ** 24;

/** 200 with a small compressed body that unpacks to 1 GiB: a gzip file may have many members. */
export function startGzipBombServer(): Promise<Hostile> {
  const member = gzipSync(Buffer.alloc(MEMBER_BYTES, ' '));
  const bomb = Buffer.concat(Array.from({ length: GIGABYTE / MEMBER_BYTES }, () => member));
  return startAnswerServer((_, response) => {
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip', 'content-length': bomb.length };
    response.writeHead(200, headers).end(bomb);
  });
}
