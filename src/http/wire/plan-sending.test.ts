import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Wire } from '../../faults/wire.js';
import { anyEnding, anyShape, anyWire } from './any-wire.cases.js';
import { BODY, HEAD } from './faulty-server.cases.js';
import { type Message, splitMessage } from './message.js';
import type { Piece } from './pieces.js';
import { planSending, type SendPlan } from './plan-sending.js';

const anyText = fc.string({ maxLength: 60 });
const anyAnswer: fc.Arbitrary<Message> = anyText.map((body) =>
  splitMessage(Buffer.from(HEAD.replace('29', String(Buffer.byteLength(body))) + body)),
);
const answer = splitMessage(Buffer.from(HEAD + BODY));

const piecesOf = (plan: SendPlan): Piece[] => {
  const pieces: Piece[] = [];
  const iterator = plan.pieces();
  for (let next = iterator.next(); !next.done; next = iterator.next()) pieces.push(next.value);
  return pieces;
};
const bytesOf = (plan: SendPlan): string =>
  Buffer.concat(piecesOf(plan).map(({ bytes }) => bytes)).toString('latin1');
const lengthMs = (plan: SendPlan): number =>
  piecesOf(plan).reduce((sum, { afterMs = 0 }) => sum + afterMs, plan.delayMs + plan.holdMs);

test('faults that only slow an answer down neither change a byte nor send an empty piece', () => {
  fc.assert(
    fc.property(fc.array(anyShape, { maxLength: 4 }), anyAnswer, (wires, some) => {
      const plan = planSending(wires, some, 1);
      expect(plan).toMatchObject({ end: 'answered', holdMs: 0 });
      expect(plan.lost).toBeUndefined();
      expect(bytesOf(plan)).toBe(Buffer.concat([some.head, some.body]).toString('latin1'));
      expect(piecesOf(plan).every(({ bytes }) => bytes.length > 0)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('whatever comes after the fault that ends the connection does not change how it ends', () => {
  fc.assert(
    fc.property(anyEnding, fc.array(anyEnding, { maxLength: 3 }), (first, others) => {
      const alone = planSending([first], answer, 1);
      const together = planSending([first, ...others], answer, 1);
      expect(bytesOf(together)).toBe(bytesOf(alone));
      expect({ ...together, pieces: undefined }).toEqual({ ...alone, pieces: undefined });
    }),
    { numRuns: 200 },
  );
});

test('an answer that goes on as HTTP says, or went out unchanged and whole, is not lost; every other one is', () => {
  fc.assert(
    fc.property(fc.array(anyWire, { maxLength: 4 }), anyAnswer, (wires, some) => {
      const plan = planSending(wires, some, 1);
      const sent = bytesOf(plan);
      const isWhole = sent === Buffer.concat([some.head, some.body]).toString('latin1');
      const endsByClose = wires.find(({ kind }) => endingKinds.has(kind))?.kind === 'slow-close';
      expect(plan.lost === undefined).toBe(isWhole || endsByClose);
    }),
    { numRuns: 500 },
  );
});

const endingKinds = new Set<Wire['kind']>([
  'hang',
  'reset',
  'empty',
  'bytes',
  'malformed-chunk',
  'truncate',
  'limit',
  'slow-close',
  'drop-keep-alive',
  'refuse',
  'restart',
]);

test('the waits of several faults take as long as those of each alone', () => {
  const throttled = fc.array(anyShape, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(throttled, (wires) => {
      const each = wires.map((wire) => lengthMs(planSending([wire], answer, 1)));
      const together = lengthMs(planSending(wires, answer, 1));
      expect(together).toBeCloseTo(
        each.reduce((sum, ms) => sum + ms, 0),
        3,
      );
    }),
    { numRuns: 300 },
  );
});

test('at ten times the speed everything takes a tenth of the time and sends the same bytes', () => {
  fc.assert(
    fc.property(fc.array(anyWire, { maxLength: 4 }), (wires) => {
      const plan = planSending(wires, answer, 1);
      const fast = planSending(wires, answer, 10);
      expect(bytesOf(fast)).toBe(bytesOf(plan));
      const arrivalMs = plan.end === 'reset' ? plan.holdMs : 0;
      expect(lengthMs(fast) - arrivalMs).toBeCloseTo((lengthMs(plan) - arrivalMs) / 10, 3);
      expect(fast.outage?.forMs).toBe(plan.outage === undefined ? undefined : plan.outage.forMs / 10);
    }),
    { numRuns: 300 },
  );
});

test('the same faults and answer give the same plan', () => {
  fc.assert(
    fc.property(fc.array(anyWire, { maxLength: 4 }), (wires) => {
      expect(piecesOf(planSending(wires, answer, 1))).toEqual(piecesOf(planSending(wires, answer, 1)));
    }),
    { numRuns: 100 },
  );
});

test.each<[string, Wire]>([
  ['a malformed chunk', { kind: 'malformed-chunk', base64: 'AAAA' }],
  ['a truncated body', { kind: 'truncate', keepBytes: 0 }],
])(
  '%s has no place in an answer without a body: it goes out whole, then the connection closes',
  (_, wire) => {
    const bodiless = { head: answer.head, body: Buffer.alloc(0) };
    const plan = planSending([wire], bodiless, 1);
    expect(bytesOf(plan)).toBe(HEAD);
    expect(plan).toMatchObject({ end: 'closed', holdMs: 0 });
    expect(plan.lost).toBeUndefined();
  },
);
