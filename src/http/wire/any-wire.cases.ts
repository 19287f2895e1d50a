import fc from 'fast-check';
import type { Wire } from '../../faults/wire.js';

const ms = fc.nat(5_000);
const base64 = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64'));

/** Faults that send the whole answer, in another way. */
export const anyShape: fc.Arbitrary<Wire> = fc.oneof(
  fc.record({ kind: fc.constant('delay' as const), ms }),
  fc.record({ kind: fc.constant('slow-headers' as const), overMs: ms }),
  fc.record({ kind: fc.constant('dribble' as const), pieces: fc.integer({ min: 1, max: 50 }), overMs: ms }),
  fc.record({ kind: fc.constant('bandwidth' as const), bytesPerSecond: fc.integer({ min: 1, max: 5_000 }) }),
  fc.record({
    kind: fc.constant('slice' as const),
    sizes: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
    delayMs: ms,
  }),
);

/** Faults that end the connection. */
export const anyEnding: fc.Arbitrary<Wire> = fc.oneof(
  fc.oneof(fc.constant({ kind: 'hang' as const }), fc.record({ kind: fc.constant('hang' as const), ms })),
  fc.record({
    kind: fc.constant('reset' as const),
    after: fc.oneof(fc.constantFrom('nothing' as const, 'headers' as const), fc.nat(60)),
  }),
  fc.constant({ kind: 'empty' as const }),
  fc.record({ kind: fc.constant('bytes' as const), base64 }),
  fc.record({ kind: fc.constant('malformed-chunk' as const), base64 }),
  fc.record({ kind: fc.constant('truncate' as const), keepBytes: fc.nat(60) }),
  fc.record({ kind: fc.constant('limit' as const), bytes: fc.nat(250) }),
  fc.record({ kind: fc.constant('slow-close' as const), ms }),
  fc.constant({ kind: 'drop-keep-alive' as const }),
  fc.record({ kind: fc.constantFrom('refuse' as const, 'restart' as const), forMs: ms }),
);

/** Any fault on the wire. */
export const anyWire: fc.Arbitrary<Wire> = fc.oneof(anyShape, anyEnding);
