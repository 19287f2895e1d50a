import { expect, test } from 'vitest';
import type { Intent } from '../../src/exchange/exchange.js';
import { type Loss, lossBy, lossFrom } from './loss.js';
import { createOutage } from './outage.js';
import type { Stop } from './run-result.js';
import { answered } from './small-service.cases.js';

const valid: Intent = { kind: 'valid' };
const reset = lossBy('reset', 'connection reset');
const late = lossBy('timeout', 'timed out after 5 ms');

/** After so many losses of each kind, the first that ends the run, and how; an answer came before. */
function stopAfter(loss: Loss, intent: Intent = valid): { at: number; stop: Stop | undefined } {
  const outage = createOutage('http://x', 1);
  outage.note(answered(200), valid);
  for (let at = 1; at <= 50; at += 1) {
    const stop = outage.note(loss, intent);
    if (stop !== undefined) return { at, stop };
  }
  return { at: 0, stop: undefined };
}

test('once there were answers, requests that ought to be refused and are cut off are no outage', () => {
  expect(stopAfter(reset)).toMatchObject({ at: 12, stop: { kind: 'went-away' } });
  for (const intent of [{ kind: 'invalid', because: 'x' }, { kind: 'unauthenticated' }] as const)
    expect(stopAfter(reset, intent).stop).toBeUndefined();
});

test('before any answer every loss counts, whatever was meant', () => {
  const outage = createOutage('http://x', 1);
  const notes = [1, 2, 3].map(() => outage.note(reset, { kind: 'unauthenticated' }));
  expect(notes.map((stop) => stop?.kind)).toEqual([undefined, undefined, 'unreachable']);
});

test('of losses by our own budget of time few suffice; the patience of the system is no such', () => {
  expect(stopAfter(late).at).toBe(4);
  expect(stopAfter(lossFrom({ code: 'ETIMEDOUT' })).at).toBe(12);
});

test.each<[Loss, RegExp]>([
  [late, /timed out after 5 ms\. Check whether the service works at all, or give it more time/],
  [lossFrom({ code: 'ETIMEDOUT' }), /connection timed out\. Check the name in baseUrl and the network/],
  [lossFrom({ code: 'ENOTFOUND' }), /no such host\. Check the name/],
  [
    lossFrom({ code: 'CERT_HAS_EXPIRED' }),
    /certificate not accepted \(CERT_HAS_EXPIRED\)\. Check whether baseUrl/,
  ],
  [lossFrom({ code: 'HPE_INVALID_CONSTANT' }), /answer is not HTTP\. Check whether baseUrl begins/],
  [lossBy('too-long', 'answer longer than 5 bytes'), /Give it more room by budget\.maxAnswer/],
  [lossFrom({ code: 'ECONNREFUSED' }), /connection refused\. Check whether the service runs/],
  [lossFrom(undefined), /no answer\. Check whether the service runs/],
  [{ kind: 'lost', reason: 'host TLS timed out' }, /Check whether the service runs/],
])('%j is told with what to do about it', (loss, because) => {
  const outage = createOutage('http://x', 1);
  const [, , stop] = [1, 2, 3].map(() => outage.note(loss, valid));
  expect(stop).toMatchObject({ kind: 'unreachable', because: expect.stringMatching(because) });
});
