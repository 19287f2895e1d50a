import type { Socket } from 'node:net';
import type { Timer } from '../../clock/timer.js';
import { type CallOff, type Carriage, carryOut } from './carry-out.js';
import type { Gate } from './gate.js';
import type { Outage } from './plan-sending.js';

/** Carries out what faults do to answers on the wire. */
export type Carrier = {
  carry(carriage: Carriage): void;
  /** Whether a call on this connection is answered; where not, the connection is ended here. */
  admits(socket: Socket): boolean;
  /** Ends everything that is under way, with its connections. */
  close(): void;
};

/** A carrier with nothing under way. A client that goes away ends what is under way on its connection. */
export function createCarrier({ timer, gate }: { readonly timer: Timer; readonly gate: Gate }): Carrier {
  const underWay = new Map<Socket, Set<CallOff>>();

  function callOffAll(lost: string): void {
    for (const socket of underWay.keys()) callOffOn(socket, lost);
  }

  function callOffOn(socket: Socket, lost: string): void {
    for (const callOff of underWay.get(socket) ?? []) callOff(lost);
  }

  /** What is under way on a connection: one listener for all of it, however many requests come. */
  function listOf(socket: Socket): Set<CallOff> {
    const known = underWay.get(socket);
    if (known !== undefined) return known;
    const callOffs = new Set<CallOff>();
    if (socket.destroyed) return callOffs;
    underWay.set(socket, callOffs);
    socket.once('close', () => {
      callOffOn(socket, 'client gone');
      underWay.delete(socket);
    });
    return callOffs;
  }

  function onOutage({ forMs, resetsAll }: Outage): void {
    gate.shut(forMs);
    if (!resetsAll) return;
    callOffAll('restart');
    gate.resetAll();
  }

  return {
    carry: (carriage) =>
      carryOut(carriage, { timer, onOutage, underWay: listOf(carriage.response.req.socket) }),
    admits: gate.admits,
    close: () => {
      gate.close();
      callOffAll('server closed');
      for (const socket of underWay.keys()) socket.destroy();
    },
  };
}
