import { setMaxListeners } from 'node:events';
import type { Pace } from '../../src/clock/pace.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import type { Target } from '../target/target.js';
import { createGate } from './gate.js';
import type { Stop } from './run-result.js';
import type { Sender } from './sender.js';
import { createTransmit, type Order, type Sent } from './transmit.js';

/** An order, and how many milliseconds after the first it goes out. */
export type Delayed = { readonly order: Order; readonly afterMs: number };

/** The one way to the target: within the budget, at its rate, written into the trace. */
export type Line = {
  /** Sends as soon as there is room; `undefined` where nothing more may be sent. */
  readonly send: (order: Order, isUrgent: boolean) => Promise<Sent | undefined>;
  /** Waits for room for all, then sends each so many milliseconds later. */
  readonly sendTogether: (orders: readonly Delayed[]) => Promise<readonly (Sent | undefined)[]>;
  /** Takes down that a first task could not be created by other means; after some it is of no use to go on. */
  readonly noteFailure: (because: string) => void;
  /** Waits, unless nothing more may be sent. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Given when nothing more may be sent. */
  readonly signal: AbortSignal;
  readonly stopped: () => Stop | undefined;
  /** Begins to count the time; what is returned ends it. */
  readonly begin: () => () => void;
  /** In the order of sending, those under way left out. */
  readonly trace: () => readonly Exchange[];
  readonly requests: () => number;
  readonly elapsedMs: () => number;
};

/** What a line is made of. `onExchange` is called after each answer. */
export type LineOptions = {
  readonly api: Api;
  readonly target: Target;
  readonly send: Sender;
  readonly pace: Pace;
  readonly signal?: AbortSignal;
  readonly onExchange: () => void;
  /** It was let in before, by another run: that nothing is accepted any more is no reason to give up. Default false. */
  readonly isKnown?: boolean;
};

/** So many before there is any task: nothing can be judged. */
const MAX_FAILURES = 3;

/** Opens a line. */
export function openLine(options: LineOptions): Line {
  const { target, pace } = options;
  const { budget } = target;
  const gate = createGate({ pace, concurrency: budget.concurrency, perSecond: budget.requestsPerSecond });
  const brake = createBrake(gate.open);
  const watch = createWatch(options, brake.stop);
  const slots: (Exchange | undefined)[] = [];
  const leftMs = (): number => budget.timeMs - watch.elapsedMs();
  const transmit = createTransmit({ ...options, slots, gate, leftMs, cut: brake.cut, stop: brake.stop });
  let failures = 0;

  /** For those who have entered the gate. */
  const pass = async (order: Order): Promise<Sent | undefined> => {
    if (slots.length >= budget.requests) brake.stop({ kind: 'budget', which: 'requests' });
    if (brake.stopped() === undefined) return transmit(order);
    gate.leave();
    return undefined;
  };
  return {
    ...watch,
    send: async (order, isUrgent) => {
      await gate.enter(1, isUrgent);
      return pass(order);
    },
    sendTogether: async (orders) => {
      const room = Math.min(orders.length, budget.concurrency);
      if (room > 0) await gate.enter(room, true);
      return Promise.all(
        orders.map(async ({ order, afterMs }, at) => {
          if (at >= room) await gate.enter(1, true);
          if (afterMs > 0) await pace.sleep(afterMs, brake.halt);
          return pass(order);
        }),
      );
    },
    noteFailure: (because) => {
      failures += 1;
      if (failures < MAX_FAILURES) return;
      brake.stop({
        kind: 'unreachable',
        because: `The create command ${because}. Run it by hand to see why.`,
      });
    },
    sleep: (ms) => pace.sleep(ms, brake.halt),
    signal: brake.halt,
    stopped: brake.stopped,
    trace: () => slots.filter((slot) => slot !== undefined),
    requests: () => slots.length,
  };
}

/** Ends a run, once and for all. `halt` ends waiting, `cut` also what is under way. */
type Brake = {
  readonly stop: (why: Stop) => void;
  readonly stopped: () => Stop | undefined;
  readonly halt: AbortSignal;
  readonly cut: AbortSignal;
};

function createBrake(onStop: () => void): Brake {
  const [halt, cut] = [new AbortController(), new AbortController()];
  // Whoever waits listens: many are meant to.
  setMaxListeners(0, halt.signal, cut.signal);
  let stopped: Stop | undefined;
  const stop = (why: Stop): void => {
    if (stopped !== undefined) return;
    stopped = why;
    if (why.kind !== 'budget') cut.abort();
    halt.abort();
    onStop();
  };
  return { stop, stopped: () => stopped, halt: halt.signal, cut: cut.signal };
}

/** Counts the time, over all runs, and listens to the signal while one is under way. */
function createWatch(
  { pace, signal, target: { budget } }: LineOptions,
  stop: Brake['stop'],
): Pick<Line, 'begin' | 'elapsedMs'> {
  let startMs: number | undefined;
  let endMs: number | undefined;
  const interrupt = (): void => stop({ kind: 'interrupted' });
  const begin = (): (() => void) => {
    if (signal?.aborted === true) interrupt();
    signal?.addEventListener('abort', interrupt);
    startMs ??= pace.now();
    endMs = undefined;
    const over = new AbortController();
    void pace.sleep(budget.timeMs - (pace.now() - startMs), over.signal).then(() => {
      if (!over.signal.aborted) stop({ kind: 'budget', which: 'time' });
    });
    return () => {
      over.abort();
      signal?.removeEventListener('abort', interrupt);
      endMs = pace.now();
    };
  };
  return {
    begin,
    elapsedMs: () => (startMs === undefined ? 0 : (endMs ?? pace.now()) - startMs),
  };
}
