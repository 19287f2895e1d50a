import type { ServerResponse } from 'node:http';
import type { Timer } from '../../clock/timer.js';
import type { Wire } from '../../faults/wire.js';
import type { Reply } from '../../simulator/call.js';
import type { Sending } from '../send-reply.js';
import { captureAnswer } from './capture-answer.js';
import { type Outage, planSending, type SendPlan } from './plan-sending.js';
import { playPlan } from './play-plan.js';
import { resetSocket } from './reset-socket.js';

/** A reply that is to go out under faults. */
export type Carriage = {
  readonly response: ServerResponse;
  readonly reply: Reply;
  readonly sending: Sending;
  readonly wire: readonly Wire[];
  /** Durations are divided by it. */
  readonly speed: number;
  /** Called once, when nothing more will be sent: with why the client cannot have the whole answer, or with nothing. */
  readonly onEnd: (lost?: string) => void;
};

/** Calls a carriage off, for that reason; nothing happens where it has ended. */
export type CallOff = (lost: string) => void;

/** What a carriage is carried out with. */
export type CarryTools = {
  readonly timer: Timer;
  readonly onOutage: (outage: Outage) => void;
  /** Where the carriage can be called off while it lasts. */
  readonly underWay: Set<CallOff>;
};

/** Sends a reply under its faults. A pipelined request waits for its turn first. */
export function carryOut(carriage: Carriage, { timer, onOutage, underWay }: CarryTools): void {
  const { response } = carriage;
  const { socket } = response.req;
  let plan: SendPlan | undefined;
  let stop: () => void = () => undefined;
  let isOver = false;

  function end(lost?: string): void {
    if (isOver) return;
    isOver = true;
    underWay.delete(end);
    stop();
    carriage.onEnd(plan?.lost ?? lost);
  }

  function start(): void {
    if (isOver) return;
    const answer = captureAnswer(response, carriage.reply, carriage.sending);
    const planned = planSending(carriage.wire, answer.message, carriage.speed);
    plan = planned;
    stop = playPlan(planned, { socket, timer, onDone: () => finish(planned, answer.sent) });
  }

  function finish(planned: SendPlan, sent: () => void): void {
    if (isOver || planned.end === 'open') return;
    if (planned.outage !== undefined) onOutage(planned.outage);
    if (planned.end === 'answered') sent();
    else if (planned.end === 'closed') socket.destroySoon();
    else resetSocket(socket);
    end();
  }

  underWay.add(end);
  if (socket.destroyed) end('client gone');
  else if (response.socket !== null) start();
  else response.once('socket', () => process.nextTick(start));
}
