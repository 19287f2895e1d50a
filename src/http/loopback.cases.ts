import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A server on a free port of the loopback interface, for one test. */
export type Loopback = {
  readonly port: number;
  /** Opens a connection. What it receives is decoded as Latin-1, so that a character is a byte. */
  connect(): Connection;
  close(): Promise<void>;
};

export type Connection = {
  readonly socket: Socket;
  send(text: string | Buffer): void;
  /** Everything received once it contains `end`, or once the connection is over. */
  until(end: string): Promise<string>;
  /** Everything received until the connection is over. */
  all(): Promise<string>;
};

/** Serves requests with the listener; Node's own `Date` and timeouts stay as they are. */
export async function serveLoopback(listener: RequestListener): Promise<Loopback> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    connect: () => openConnection(port),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function openConnection(port: number): Connection {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
  });
  socket.on('error', () => undefined);
  const until = (isDone: () => boolean) =>
    new Promise<string>((resolve) => {
      const look = () => {
        if (isDone() || socket.destroyed) resolve(received);
      };
      socket.on('data', look).on('close', look);
      look();
    });
  return {
    socket,
    send: (text) => {
      socket.write(text);
    },
    until: (end) => until(() => received.includes(end)),
    all: () => until(() => socket.readableEnded),
  };
}
