import type { Socket } from 'node:net';
import type { Timer } from '../../clock/timer.js';
import type { Gate } from './gate.js';
import { createHolds } from './holds.js';
import { resetSocket } from './reset-socket.js';

/**
 * The gate of a router in somebody else's server, whose listener is not ours to close: while it is shut, connections are
 * reset as soon as a call for us comes in. Known are the connections on which such a call has come.
 */
export function createMountedGate(timer: Timer): Gate {
  const sockets = new Set<Socket>();
  const holds = createHolds(timer, () => undefined);
  return {
    shut: (forMs) => holds.add(forMs),
    resetAll: () => {
      for (const socket of sockets) resetSocket(socket);
    },
    admits: (socket) => {
      if (!holds.isFree()) {
        resetSocket(socket);
        return false;
      }
      if (!sockets.has(socket)) {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      }
      return true;
    },
    close: () => holds.clear(),
  };
}
