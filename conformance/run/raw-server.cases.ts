import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A server that answers with bytes of the test's choice. */
export type RawServer = {
  readonly url: string;
  /** What each connection has sent so far, as Latin-1. */
  readonly received: readonly { text: string }[];
  /** Connections that are still there. */
  readonly connections: () => number;
  close(): Promise<void>;
};

/** Calls `answer` with each first chunk of a request and the socket it came on. */
export async function serveRaw(answer: (socket: Socket, request: string) => void): Promise<RawServer> {
  const received: { text: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const log = { text: '' };
    received.push(log);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      log.text += chunk;
      answer(socket, chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    connections: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** An answer as it stands on the wire, with the right length. */
export const wire = (status: string, headers: readonly string[], body: string): string =>
  [`HTTP/1.1 ${status}`, ...headers, `content-length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
