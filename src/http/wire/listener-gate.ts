import { Server, type Socket } from 'node:net';
import type { Timer } from '../../clock/timer.js';
import type { Gate } from './gate.js';
import { createHolds } from './holds.js';
import { resetSocket } from './reset-socket.js';

/** Between two tries to get the port back that another program has taken meanwhile. */
const RETRY_MS = 100;

/** What the gate of a listener needs to know. */
export type ListenerGateOptions = {
  readonly timer: Timer;
  readonly host: string;
  /** Told when the port cannot be had back yet. */
  readonly onWarning?: (message: string) => void;
};

/**
 * The gate of a server of our own. While it is shut nothing listens on the port: whoever connects is refused by the
 * system. Connections that are open already go on.
 */
export function createListenerGate(server: Server, options: ListenerGateOptions): Gate {
  const { timer } = options;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  let port = 0;
  const holds = createHolds(timer, () => reopen(true));

  function reopen(isFirstTry: boolean): void {
    const onError = (error: NodeJS.ErrnoException) => {
      if (isFirstTry) options.onWarning?.(portTaken(port, error));
      retries.add(RETRY_MS);
    };
    server.once('error', onError);
    server.listen(port, options.host, () => server.off('error', onError));
  }
  const retries = createHolds(timer, () => reopen(false));

  return {
    shut: (forMs) => {
      const address = server.address();
      if (address !== null && typeof address === 'object') {
        port = address.port;
        // Not that of http.Server: it would end idle connections too.
        Server.prototype.close.call(server);
      }
      retries.clear();
      holds.add(forMs);
    },
    resetAll: () => {
      for (const socket of sockets) resetSocket(socket);
    },
    admits: () => true,
    close: () => {
      holds.clear();
      retries.clear();
    },
  };
}

const portTaken = (port: number, error: NodeJS.ErrnoException): string =>
  `After a fault, port ${port} cannot be listened on again: ${error.message}. It is tried again until it is free; stop the program that took it.`;
