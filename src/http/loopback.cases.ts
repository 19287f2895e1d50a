import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A server on a free port of the loopback interface, for one test. */
export type Loopback = {
  readonly port: number;
  readonly server: Server;
  /** Opens a connection. What it receives is decoded as Latin-1, so that a character is a byte. */
  connect(): Connection;
  close(): Promise<void>;
};

export type Connection = {
  readonly socket: Socket;
  /** What came so far, as it came. */
  readonly pieces: readonly string[];
  send(text: string | Buffer): void;
  /** Everything received once it contains `end` or has that many bytes, or once the connection is over. */
  until(end: string | number): Promise<string>;
  /** Everything received until the connection is over. */
  all(): Promise<string>;
  /** How the peer ended the connection, once it has: in order (FIN), or with a RST. */
  ending(): Promise<'closed' | 'reset'>;
};

/** Serves requests with the listener; Node's own `Date` and timeouts stay as they are. */
export async function serveLoopback(listener: RequestListener): Promise<Loopback> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    server,
    connect: () => openConnection(port),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A connection to a port of the loopback interface, or to a pipe. */
export function openConnection(place: number | string): Connection {
  const socket = typeof place === 'number' ? connect(place, '127.0.0.1') : connect(place);
  let received = '';
  const pieces: string[] = [];
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    pieces.push(text);
  });
  const ending = new Promise<'closed' | 'reset'>((resolve) => {
    socket.on('end', () => resolve('closed'));
    // EPIPE: the RST came while something was still being sent.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve('reset');
    });
  });
  const until = (isDone: () => boolean) =>
    new Promise<string>((resolve) => {
      const look = () => {
        if (!isDone() && !socket.destroyed) return;
        socket.off('data', look).off('close', look);
        resolve(received);
      };
      socket.on('data', look).on('close', look);
      look();
    });
  return {
    socket,
    pieces,
    ending: () => ending,
    send: (text) => {
      socket.write(text);
    },
    until: (end) => until(() => (typeof end === 'number' ? received.length >= end : received.includes(end))),
    all: () => until(() => socket.readableEnded),
  };
}
