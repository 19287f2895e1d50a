import { createServer, type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http';
import { type ClosedPort, takeClosedPort } from '../../src/http/closed-port.cases.js';
import { type Hostile, listen } from './hostile.js';

/** Nobody is at home. */
export async function startNothing(): Promise<Hostile> {
  const { url, close } = await takeClosedPort();
  return { url, seen: () => ({ connections: 0, requests: 0, bytesSent: 0 }), close };
}

/** A server that is right. */
export type Right = { readonly url: string; close(): Promise<void> };

/** Stands in front of a server that is right, lets so many requests through (default 20), and then goes down for good. */
export async function startDyingServer(right: Right, requestsAlive = 20): Promise<Hostile> {
  let requests = 0;
  let gone: Promise<ClosedPort> | undefined;
  const server = createServer((request, response) => {
    requests++;
    const isLast = requests === requestsAlive;
    if (requests > requestsAlive) return void request.socket.destroy();
    pass(right.url, request, response);
    response.once('close', () => {
      if (!isLast) return;
      server.close();
      server.closeAllConnections();
      gone = takeClosedPort(Number(new URL(hostile.url).port));
    });
  });
  const hostile = await listen(server, () => requests);
  const close = async () => {
    await hostile.close();
    await right.close();
    await (await gone)?.close();
  };
  return { ...hostile, close };
}

function pass(url: string, request: IncomingMessage, response: ServerResponse): void {
  const { method = 'GET', headers } = request;
  const inner = sendRequest(`${url}${request.url}`, { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  inner.on('error', () => response.destroy());
  request.pipe(inner);
}
