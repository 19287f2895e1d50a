import type { Socket } from 'node:net';

/** What a fault can do beyond its own connection. Implementations: our own listener; an app that we are mounted in. */
export type Gate = {
  /** From now on new connections are turned away, for that many real milliseconds; the longest of several decides. */
  shut(forMs: number): void;
  /** Every open connection gets a TCP RST. */
  resetAll(): void;
  /** Whether a call on this connection is answered; where not, the connection is ended here. */
  admits(socket: Socket): boolean;
  /** Nothing is waited for any longer, and a gate that is shut stays so. */
  close(): void;
};
