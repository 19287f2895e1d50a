import type { Answer, Exchange, ExchangeRequest, Holding, Intent } from '../../src/exchange/exchange.js';
import { isAccepted } from '../../src/lifecycle/match-status.js';
import { withoutBytes } from '../target/loaded-file.js';
import { createClosedDoor } from './closed-door.js';
import type { Gate } from './gate.js';
import { hideSecrets } from './hide-secrets.js';
import type { LineOptions } from './line.js';
import { createOutage } from './outage.js';
import { asksForPatience, retryAfterMs } from './retry-after.js';
import type { Stop } from './run-result.js';

/** A request that is to be sent and taken down. */
export type Order = {
  readonly operation: string;
  readonly intent: Intent;
  /** What is known of the task that it creates. */
  readonly holds?: Holding;
  readonly request: ExchangeRequest;
};

/** An exchange as it was: this one holds the credentials, that of the trace does not. */
export type Sent = { readonly exchange: Exchange; readonly seq: number };

/** What is needed to send, beside the order. */
export type Transmitting = LineOptions & {
  /** The trace by number; what is under way is `undefined`. */
  readonly slots: (Exchange | undefined)[];
  readonly gate: Gate;
  /** Gives up what is under way. */
  readonly cut: AbortSignal;
  readonly stop: (why: Stop) => void;
  /** How much of the time is left, milliseconds. */
  readonly leftMs: () => number;
};

/** Sends at once and takes down what comes back. Whoever calls it has entered the gate. */
export function createTransmit(transmitting: Transmitting): (order: Order) => Promise<Sent> {
  const { api, target, send, pace, slots, gate, cut, stop, leftMs, onExchange } = transmitting;
  const { isKnown = false } = transmitting;
  const { budget, timeScale } = target;
  const hide = hideSecrets(target);
  const outage = createOutage(target.baseUrl, budget.concurrency);
  const lives = new Map(api.operations.map(({ key, lifecycle }) => [key, lifecycle]));
  const accepts = (operation: string, status: number): boolean =>
    isAccepted(lives.get(operation) ?? {}, status);
  const door = createClosedDoor({ baseUrl: target.baseUrl, concurrency: budget.concurrency, accepts });
  const backOff = createBackOff(timeScale);
  const limits = { timeoutMs: budget.requestTimeoutMs, maxBytes: budget.maxAnswerBytes, signal: cut };
  return async ({ request, ...meant }) => {
    const { intent } = meant;
    const seq = slots.push(undefined) - 1;
    const callMs = pace.now();
    const answer = await send(request, limits);
    const exchange: Exchange = { seq, callMs, returnMs: pace.now(), ...meant, request, answer };
    const hidden = hide(recorded(exchange));
    slots[seq] = hidden;
    const shut = isKnown ? undefined : door.note(hidden.answer, meant);
    const why = cut.aborted ? undefined : (outage.note(answer, intent) ?? shut);
    if (why !== undefined) stop(why);
    const patienceMs = backOff({ answer, nowMs: exchange.returnMs, lost: outage.lost() });
    if (patienceMs > leftMs()) stop(door.outwaited(patienceMs));
    else if (patienceMs > 0) gate.pauseUntil(exchange.returnMs + patienceMs);
    gate.leave();
    onExchange();
    return { exchange, seq };
  };
}

/** The bytes of files that are sent again and again are not kept. */
function recorded(exchange: Exchange): Exchange {
  const { request } = exchange;
  if (request.body.kind !== 'form') return exchange;
  const fields = Object.entries(request.body.fields).map(([name, value]) => [name, withoutBytes(value)]);
  return { ...exchange, request: { ...request, body: { kind: 'form', fields: Object.fromEntries(fields) } } };
}

type Seen = { readonly answer: Answer; readonly nowMs: number; readonly lost: number };

/** How long everybody waits after an answer: as long as it says, else longer with each refusal or loss in a row. */
function createBackOff(timeScale: number): (seen: Seen) => number {
  let refusals = 0;
  return ({ answer, nowMs, lost }) => {
    if (answer.kind === 'lost') {
      // What timed out has waited long enough.
      return lost < 3 || answer.cause === 'timeout' ? 0 : Math.min(50 * 2 ** (lost - 3), 1_000);
    }
    refusals = answer.status === 429 ? refusals + 1 : 0;
    if (!asksForPatience(answer)) return 0;
    const asked = retryAfterMs(answer, nowMs);
    if (asked !== undefined) return asked / timeScale;
    return answer.status === 429 ? Math.min(100 * 2 ** Math.min(refusals, 6), 5_000) / timeScale : 0;
  };
}
