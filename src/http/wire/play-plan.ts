import type { Socket } from 'node:net';
import type { Timer } from '../../clock/timer.js';
import type { SendPlan } from './plan-sending.js';

/** Where a plan is played. */
export type Stage = {
  readonly socket: Socket;
  readonly timer: Timer;
  /** Called when all that was to be waited for and written is done; what ends the connection is left to it. */
  readonly onDone: () => void;
};

/**
 * Waits and writes as planned. Each piece goes out when the system has taken the one before. What is returned calls the
 * rest off.
 */
export function playPlan(plan: SendPlan, { socket, timer, onDone }: Stage): () => void {
  const pieces = plan.pieces();
  let isOver = false;
  let stopWaiting: () => void = () => undefined;

  /** A wait of 0 ms lets what was written before leave on its own. */
  function wait(ms: number | undefined, then: () => void): void {
    if (ms === undefined) then();
    else stopWaiting = timer.after(ms, then);
  }

  function step(): void {
    const { done, value } = pieces.next();
    if (done || value === undefined) return hold();
    wait(value.afterMs, () => {
      socket.write(value.bytes, (error) => {
        if (!error && !isOver) step();
      });
    });
  }

  /** A client in this process gets to read after a wait that was one for the whole process. */
  function hold(): void {
    if (plan.holdMs === 0) return onDone();
    wait(plan.holdMs, () => wait(0, onDone));
  }

  wait(plan.delayMs > 0 ? plan.delayMs : undefined, step);
  return () => {
    isOver = true;
    stopWaiting();
  };
}
