import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createRealTimer } from '../clock/real-timer.js';
import type { Timer } from '../clock/timer.js';
import { type ProblemCode, problemReply } from '../simulator/problem.js';
import { createServeCall, type ServeOptions } from './serve-call.js';
import { splitUrl } from './split-url.js';
import { type Carrier, createCarrier } from './wire/carrier.js';
import { createListenerGate } from './wire/listener-gate.js';

/** Where the standalone server listens, and what it serves. */
export type ServerOptions = Omit<ServeOptions, 'carrier'> & {
  /** Default 127.0.0.1: only this machine reaches it. */
  readonly host?: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Answers every request that is no lifecycle operation; loaded when the first such request comes. */
  readonly loadRest: () => Promise<(request: IncomingMessage, response: ServerResponse) => void>;
  /** What the durations of faults run on; default the machine's time. */
  readonly timer?: Timer;
  /** Told when a fault closed the port and it cannot be had back yet. */
  readonly onWarning?: (message: string) => void;
};

/** A server that listens. */
export type RunningServer = {
  /** Without a trailing slash: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends every connection, and with it whatever a fault still does there. */
  close(): Promise<void>;
};

/** A port or an address that cannot be had. The message says what to do. */
export class ListenError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'ListenError';
    this.code = code;
  }
}

/** Starts the standalone listener: node:http answers lifecycle operations before Express sees the request. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', timer = createRealTimer(), onWarning } = options;
  let rest: ReturnType<ServerOptions['loadRest']> | undefined;
  const server = createServer((request, response) => {
    serve(request, response, () => {
      if (options.onExchange !== undefined) tellOfRest(options, request, response);
      rest ??= options.loadRest();
      rest.then((handle) => handle(request, response)).catch(() => response.destroy());
    });
  });
  const gate = createListenerGate(server, { timer, host, ...(onWarning !== undefined && { onWarning }) });
  const carrier = createCarrier({ timer, gate });
  const serve = createServeCall({ ...options, carrier });
  server.on('clientError', answerClientError);
  await listen(server, host, options.port);
  const { port } = server.address() as AddressInfo;
  const shown = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${shown}:${port}`, port, close: () => close(server, carrier) };
}

/** A request that is no operation (a page, an unknown route) is told of too: a wrong base URL shows in the log. */
function tellOfRest(options: ServerOptions, request: IncomingMessage, response: ServerResponse): void {
  const { namespace, path } = splitUrl(request.url ?? '/');
  const { method = 'GET' } = request;
  response.once('finish', () => {
    const status = response.statusCode;
    options.onExchange?.({ api: '', namespace, operation: undefined, method, path, status });
  });
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => reject(explain(error, host, port));
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      resolve();
    });
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const code = error.code ?? 'ELISTEN';
  switch (code) {
    case 'EADDRINUSE':
      return new ListenError(
        code,
        `Port ${port} on ${host} is in use. Stop the program that holds it, or take another port: --port ${port < 65_535 ? port + 1 : port - 1}, or --port 0 for any free one.`,
      );
    case 'EACCES':
      return new ListenError(
        code,
        `Port ${port} on ${host} needs rights this process does not have. Take a port from 1024 up.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ListenError(
        code,
        `Host ${host} is no address of this machine. Take 127.0.0.1, or 0.0.0.0 for all addresses.`,
      );
    default:
      return new ListenError(code, `Cannot listen on ${host}:${port}: ${error.message}.`);
  }
}

async function close(server: Server, carrier: Carrier): Promise<void> {
  carrier.close();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

const PARSE_PROBLEMS: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: [
    'header-too-large',
    'Expected request line and headers within 16 KiB. Shorten the URL or the headers.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    'request-timeout',
    'Expected the whole request within the time limit. Send it again.',
  ],
};

/** What Node's parser refuses is answered like everything else, and the connection ends. */
function answerClientError(error: NodeJS.ErrnoException & { reason?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const detail = `Expected an HTTP/1.1 request: ${error.reason ?? error.message}.`;
  const [code, text] = PARSE_PROBLEMS[error.code ?? ''] ?? (['malformed', detail] as const);
  const reply = problemReply(code, text);
  const body = reply.body ?? '';
  const lines = [
    `HTTP/1.1 ${reply.status} ${JSON.parse(body).title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
