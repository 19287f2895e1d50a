import type { Server } from 'node:http';
import type { AddressInfo, Socket, Server as SocketServer } from 'node:net';

/** What has come to a hostile server, and what it has sent. */
export type Seen = { readonly connections: number; readonly requests: number; readonly bytesSent: number };

/** A server that runs and is of no use. */
export type Hostile = { readonly url: string; seen(): Seen; close(): Promise<void> };

/** Listens on a free port of 127.0.0.1 and counts. `requests` says how many have come so far. */
export async function listen(server: Server | SocketServer, requests: () => number): Promise<Hostile> {
  const open = new Set<Socket>();
  let [connections, bytesOfClosed] = [0, 0];
  server.on('connection', (socket: Socket) => {
    connections++;
    open.add(socket);
    // Clients leave in the middle of everything here.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      open.delete(socket);
      bytesOfClosed += socket.bytesWritten;
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const bytesOfOpen = () => [...open].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: () => ({ connections, requests: requests(), bytesSent: bytesOfClosed + bytesOfOpen() }),
    close: async () => {
      for (const socket of open) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
