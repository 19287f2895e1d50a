import type { Socket } from 'node:net';
import { createHandTimer, type HandTimer } from '../../clock/hand-timer.cases.js';
import type { Wire } from '../../faults/wire.js';
import type { Reply } from '../../simulator/call.js';
import { type Connection, type Loopback, serveLoopback } from '../loopback.cases.js';
import { type Sending, sendReply } from '../send-reply.js';
import { type Carrier, createCarrier } from './carrier.js';
import type { Gate } from './gate.js';
import { createListenerGate } from './listener-gate.js';

/** A server that answers every request alike: `/plain` without faults, every other path with those it was made with. */
export type FaultyServer = Loopback & {
  readonly timer: HandTimer;
  readonly carrier: Carrier;
  readonly gate: Gate;
  readonly warnings: readonly string[];
  /** What became of each faulty answer, in the order of their ends: `whole`, or why it was lost. */
  readonly ends: readonly string[];
  /** Resolves when the next faulty answer has ended. */
  ended(): Promise<void>;
  /** How many bytes the connection that asked last was given so far. */
  sentBytes(): number;
  /** Opens a connection and asks there. */
  ask(path?: string, more?: AskOptions): Connection;
};

export type AskOptions = { readonly method?: string; readonly connection?: Connection };

export type FaultyOptions = { readonly reply?: Reply; readonly speed?: number };

export const REPLY: Reply = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"id":"a1","state":"running"}',
};

export const HEAD = [
  'HTTP/1.1 200 OK',
  'date: Wed, 01 Jan 2025 00:00:00 GMT',
  'content-type: application/json',
  'content-length: 29',
  'Connection: keep-alive',
  'Keep-Alive: timeout=5',
  '\r\n',
].join('\r\n');

export const BODY = '{"id":"a1","state":"running"}';

const SENDING: Sending = { nowMs: 1_735_689_600_000, extra: undefined, closes: false };

export async function serveFaulty(
  wire: readonly Wire[],
  { reply = REPLY, speed = 1 }: FaultyOptions = {},
): Promise<FaultyServer> {
  const timer = createHandTimer();
  const ends: string[] = [];
  const warnings: string[] = [];
  const onEnded = new Set<() => void>();
  let last: Socket | undefined;
  const loopback = await serveLoopback((request, response) => {
    last = request.socket;
    if (!carrier.admits(request.socket)) return;
    if (request.url === '/plain') return sendReply(response, reply, SENDING);
    const onEnd = (lost = 'whole') => {
      ends.push(lost);
      for (const tell of onEnded) tell();
    };
    carrier.carry({ response, reply, sending: SENDING, wire, speed, onEnd });
  });
  const gate = createListenerGate(loopback.server, {
    timer,
    host: '127.0.0.1',
    onWarning: (message) => warnings.push(message),
  });
  const carrier = createCarrier({ timer, gate });
  return {
    ...loopback,
    timer,
    carrier,
    gate,
    warnings,
    ends,
    ended: () => new Promise((resolve) => onEnded.add(resolve)),
    sentBytes: () => last?.bytesWritten ?? 0,
    ask: (path = '/', { method = 'GET', connection = loopback.connect() } = {}) => {
      connection.send(`${method} ${path} HTTP/1.1\r\nHost: test\r\n\r\n`);
      return connection;
    },
    close: () => {
      carrier.close();
      return loopback.close();
    },
  };
}
