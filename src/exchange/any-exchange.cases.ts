import fc from 'fast-check';
import type { Answer, Exchange, Payload } from './exchange.js';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
const headers = fc.dictionary(name, text, { noNullPrototype: true });
const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });

const file = fc.record({ filename: text, contentType: fc.constant('text/plain'), size: fc.nat() });

/** Bodies of every kind. */
const anyPayload: fc.Arbitrary<Payload> = fc.oneof(
  fc.constant({ kind: 'empty' as const }),
  fc.record({ kind: fc.constant('json' as const), value: fc.jsonValue() }),
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({
    kind: fc.constant('form' as const),
    fields: fc.dictionary(name, fc.oneof(text, fc.array(text), file), { noNullPrototype: true }),
  }),
  fc
    .uint8Array({ maxLength: 12 })
    .map((bytes) => ({ kind: 'bytes' as const, base64: Buffer.from(bytes).toString('base64') })),
);

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    kind: fc.constant('answered' as const),
    status: fc.integer({ min: 200, max: 599 }),
    headers,
    body: anyPayload,
  }),
  fc.record({ kind: fc.constant('lost' as const), reason: text }),
);

/** Exchanges of every form. */
export const anyExchange: fc.Arbitrary<Exchange> = fc.record(
  {
    seq: fc.nat(),
    callMs: instant,
    returnMs: instant,
    operation: name,
    api: name,
    namespace: name,
    client: name,
    faults: fc.array(name),
    holds: fc.record(
      { state: name, forMs: fc.nat(), workload: text },
      { requiredKeys: ['state', 'forMs'], noNullPrototype: true },
    ),
    wall: fc.record({ callMs: instant, returnMs: instant }),
    request: fc.record({
      method: fc.constantFrom('GET', 'POST', 'DELETE'),
      url: fc.webPath().map((path) => `/${path.replace(/^\//, '')}?a=1&a=%C3%A9`),
      headers,
      body: anyPayload,
    }),
    answer: anyAnswer,
  },
  { requiredKeys: ['seq', 'callMs', 'returnMs', 'request', 'answer'], noNullPrototype: true },
);
