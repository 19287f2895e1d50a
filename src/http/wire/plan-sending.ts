import type { Wire } from '../../faults/wire.js';
import { asChunked, asEndedByClose, firstBytes, type Message, sizeOf } from './message.js';
import { pausesOf } from './pauses.js';
import { cutPieces, type Piece } from './pieces.js';

/** What is done with the bytes of an answer, in this order. Durations are real milliseconds. */
export type SendPlan = {
  /** Before the first byte, or before the end where there is none. */
  readonly delayMs: number;
  readonly pieces: () => Iterator<Piece, undefined>;
  /** After the last byte. */
  readonly holdMs: number;
  /**
   * `answered`: the connection goes on as HTTP says. `closed`: a FIN. `reset`: a RST. `open`: nothing more happens until
   * the client goes away.
   */
  readonly end: 'answered' | 'closed' | 'reset' | 'open';
  /** What is done to the port besides. */
  readonly outage?: Outage;
  /** Why the client cannot have the whole answer; absent where it can. */
  readonly lost?: string;
};

/** Nothing listens for that long; `resetsAll`: and no connection survives. */
export type Outage = { readonly forMs: number; readonly resetsAll: boolean };

/**
 * How an answer is sent under these faults: delays add up, waits between the bytes too, and the first fault that ends the
 * connection ends it. Durations are divided by `speed`.
 */
export function planSending(faults: readonly Wire[], answer: Message, speed: number): SendPlan {
  const wires = faults.map((wire) => atSpeed(wire, speed));
  const ending = wires.map((wire) => endingOf(wire, answer)).find((found) => found !== undefined);
  const { message = answer, keepBytes = Number.POSITIVE_INFINITY, lost, ...rest } = ending ?? ANSWERED;
  const sent = firstBytes(message, keepBytes);
  const isLost = lost !== undefined && (message !== answer || sizeOf(sent) < sizeOf(answer));
  return {
    delayMs: sum(wires.map((wire) => (wire.kind === 'delay' ? wire.ms : 0))),
    pieces: () =>
      cutPieces(
        sent,
        wires.map((wire) => pausesOf(wire, sent)),
      ),
    holdMs: rest.end === 'reset' && sizeOf(sent) > 0 ? ARRIVAL_MS : 0,
    ...rest,
    ...(isLost && { lost }),
  };
}

/** A reset takes back what has not yet arrived, so the bytes before it are given this long to. */
const ARRIVAL_MS = 20;

type Ending = Omit<SendPlan, 'delayMs' | 'pieces' | 'holdMs'> & {
  readonly holdMs?: number;
  /** What goes out in place of the answer. */
  readonly message?: Message;
  /** Only that many bytes of it do; default all. */
  readonly keepBytes?: number;
};

const ANSWERED: Ending = { end: 'answered' };
const NOTHING = Buffer.alloc(0);

/** How a fault ends the connection; `undefined` where it does not. */
function endingOf(wire: Wire, answer: Message): Ending | undefined {
  switch (wire.kind) {
    case 'delay':
    case 'slow-headers':
    case 'dribble':
    case 'bandwidth':
    case 'slice':
      return undefined;
    case 'hang':
      return wire.ms === undefined
        ? { end: 'open', keepBytes: 0, lost: 'hang' }
        : { end: 'closed', keepBytes: 0, holdMs: wire.ms, lost: 'hang' };
    case 'reset':
      return { end: 'reset', keepBytes: bytesBeforeReset(wire.after, answer), lost: 'reset' };
    case 'empty':
      return { end: 'closed', keepBytes: 0, lost: 'empty' };
    case 'bytes':
      return { end: 'closed', message: { head: NOTHING, body: decoded(wire) }, lost: 'other bytes' };
    case 'malformed-chunk':
      return malformedChunk(decoded(wire), answer);
    case 'truncate':
      return { end: 'closed', keepBytes: answer.head.length + wire.keepBytes, lost: 'truncated' };
    case 'limit':
      return { end: 'closed', keepBytes: wire.bytes, lost: 'truncated' };
    case 'slow-close':
      return {
        end: 'closed',
        message: { head: asEndedByClose(answer), body: answer.body },
        holdMs: wire.ms,
      };
    case 'drop-keep-alive':
      return { end: 'closed' };
    case 'refuse':
    case 'restart':
      return outage(wire);
  }
}

function bytesBeforeReset(after: 'nothing' | 'headers' | number, { head }: Message): number {
  if (after === 'nothing') return 0;
  return after === 'headers' ? head.length : head.length + after;
}

/** An answer without a body has no place for a chunk: it goes out whole. */
function malformedChunk(chunk: Buffer, answer: Message): Ending {
  if (answer.body.length === 0) return { end: 'closed' };
  return { end: 'closed', message: { head: asChunked(answer), body: chunk }, lost: 'malformed chunk' };
}

function outage({ kind, forMs }: Extract<Wire, { kind: 'refuse' | 'restart' }>): Ending {
  const resetsAll = kind === 'restart';
  return {
    end: 'reset',
    keepBytes: 0,
    outage: { forMs, resetsAll },
    lost: resetsAll ? 'restart' : 'refused',
  };
}

const decoded = ({ base64 }: { readonly base64: string }): Buffer => Buffer.from(base64, 'base64');

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The same fault that many times as fast. */
function atSpeed(wire: Wire, speed: number): Wire {
  switch (wire.kind) {
    case 'delay':
    case 'slow-close':
      return { ...wire, ms: wire.ms / speed };
    case 'hang':
      return wire.ms === undefined ? wire : { ...wire, ms: wire.ms / speed };
    case 'slow-headers':
    case 'dribble':
      return { ...wire, overMs: wire.overMs / speed };
    case 'bandwidth':
      return { ...wire, bytesPerSecond: wire.bytesPerSecond * speed };
    case 'slice':
      return { ...wire, delayMs: wire.delayMs / speed };
    case 'refuse':
    case 'restart':
      return { ...wire, forMs: wire.forMs / speed };
    case 'reset':
    case 'empty':
    case 'bytes':
    case 'malformed-chunk':
    case 'truncate':
    case 'limit':
    case 'drop-keep-alive':
      return wire;
  }
}
