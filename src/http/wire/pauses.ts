import type { Wire } from '../../faults/wire.js';
import { type Message, sizeOf } from './message.js';

/** A wait before the byte at that offset goes out; the bytes before it have gone out by then. */
export type Pause = { readonly at: number; readonly ms: number };

/** The waits that one fault puts between the bytes of an answer, in their order; none for a fault of another sort. */
export function* pausesOf(wire: Wire, message: Message): Iterable<Pause> {
  const whole = sizeOf(message);
  switch (wire.kind) {
    case 'slow-headers':
      return yield* spread([...lineStarts(message.head)], wire.overMs);
    case 'dribble':
      return yield* spread([...evenStarts(wire.pieces, message)], wire.overMs);
    case 'bandwidth':
      return yield* throttled(wire.bytesPerSecond, whole);
    case 'slice':
      return yield* sliced(wire.sizes, wire.delayMs, whole);
  }
}

/** So that the last of the pieces goes out when the time is over. */
function* spread(starts: readonly number[], overMs: number): Iterable<Pause> {
  for (const at of starts) yield { at, ms: overMs / starts.length };
}

/** Where the status line, each header and the empty line begin. */
function* lineStarts(head: Buffer): Iterable<number> {
  for (let at = 0; at < head.length; ) {
    yield at;
    const end = head.indexOf('\n', at);
    at = end === -1 ? head.length : end + 1;
  }
}

/** Where equal pieces of the body begin; no piece is empty. */
function* evenStarts(pieces: number, { head, body }: Message): Iterable<number> {
  const count = Math.min(pieces, body.length);
  for (let index = 0; index < count; index++) yield head.length + Math.floor((index * body.length) / count);
}

/** A tenth of a second's worth at a time, at least a byte. */
function* throttled(bytesPerSecond: number, whole: number): Iterable<Pause> {
  const size = Math.max(1, Math.ceil(bytesPerSecond / 10));
  for (let at = 0; at < whole; at += size) {
    yield { at, ms: (Math.min(size, whole - at) / bytesPerSecond) * 1000 };
  }
}

/** Pieces of these sizes, in turns where there are more pieces than sizes; the first goes out at once. */
function* sliced(sizes: readonly number[], delayMs: number, whole: number): Iterable<Pause> {
  for (let at = 0, index = 0; at < whole; index++) {
    if (at > 0) yield { at, ms: delayMs };
    at += Math.max(1, sizes[index % sizes.length] ?? whole);
  }
}
