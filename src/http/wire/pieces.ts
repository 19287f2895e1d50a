import type { Message } from './message.js';
import type { Pause } from './pauses.js';

/** Bytes that go out together; `afterMs` is absent where nothing is waited for. */
export type Piece = { readonly bytes: Buffer; readonly afterMs?: number };

/** Cuts a message wherever a wait is due; waits of several faults at one place add up. */
export function* cutPieces(message: Message, pauses: readonly Iterable<Pause>[]): Iterator<Piece, undefined> {
  const bytes = Buffer.concat([message.head, message.body]);
  let last: Pause | undefined;
  for (const pause of merged(pauses)) {
    if (pause.at === last?.at) {
      last = { at: pause.at, ms: last.ms + pause.ms };
      continue;
    }
    if (pause.at > 0) yield pieceOf(bytes.subarray(last?.at ?? 0, pause.at), last);
    last = pause;
  }
  if (bytes.length > 0) yield pieceOf(bytes.subarray(last?.at ?? 0), last);
  return undefined;
}

const pieceOf = (bytes: Buffer, pause: Pause | undefined): Piece =>
  pause === undefined ? { bytes } : { bytes, afterMs: pause.ms };

/** All pauses in the order of their places. */
function* merged(sources: readonly Iterable<Pause>[]): Iterable<Pause> {
  const heads = sources.map((source) => {
    const pauses = source[Symbol.iterator]();
    return { pauses, next: pauses.next() };
  });
  for (;;) {
    const first = heads
      .filter(({ next }) => !next.done)
      .reduce<(typeof heads)[number] | undefined>(
        (best, head) => (best === undefined || head.next.value.at < best.next.value.at ? head : best),
        undefined,
      );
    if (first === undefined) return;
    yield first.next.value;
    first.next = first.pauses.next();
  }
}
