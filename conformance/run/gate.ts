import type { Pace } from '../../src/clock/pace.js';

/** Who may send when: so many at once, so many a second, nobody while the whole run pauses. */
export type Gate = {
  /** Waits for so many places at once, which are then released one by one. Urgent ones go before all others. */
  readonly enter: (count: number, isUrgent: boolean) => Promise<void>;
  readonly leave: () => void;
  /** Lets nobody in before that instant of the pace. */
  readonly pauseUntil: (ms: number) => void;
  /** Lets everybody in from now on: what they do then is their own affair. */
  readonly open: () => void;
};

/** What a gate lets through. */
export type GateBounds = { readonly pace: Pace; readonly concurrency: number; readonly perSecond: number };

type Waiting = { readonly count: number; readonly admit: () => void };

/** A gate with a token bucket that holds as many as may be under way at once, at most a second's worth. */
export function createGate({ pace, concurrency, perSecond }: GateBounds): Gate {
  const capacity = Math.max(1, Math.min(concurrency, perSecond));
  const queues: { readonly urgent: Waiting[]; readonly other: Waiting[] } = { urgent: [], other: [] };
  let [tokens, filledMs, pausedUntilMs, inside] = [capacity, pace.now(), 0, 0];
  let isOpen = false;
  let isWaking = false;

  /** How long the next one has to wait for time to go by. */
  const waitMs = (count: number): number => {
    const nowMs = pace.now();
    tokens = Math.min(capacity, tokens + ((nowMs - filledMs) * perSecond) / 1000);
    filledMs = nowMs;
    const lacking = Math.min(count, capacity) - tokens;
    // A rounding error must not become a wait of no length.
    const refillMs = lacking > 1e-6 ? Math.max(0.1, (lacking * 1000) / perSecond) : 0;
    return Math.max(pausedUntilMs - nowMs, refillMs);
  };
  const wakeIn = async (ms: number): Promise<void> => {
    if (isWaking) return;
    isWaking = true;
    await pace.sleep(ms);
    isWaking = false;
    letIn();
  };
  const letIn = (): void => {
    for (;;) {
      const queue = queues.urgent.length > 0 ? queues.urgent : queues.other;
      const [next] = queue;
      if (next === undefined) return;
      if (!isOpen) {
        if (inside > 0 && inside + next.count > concurrency) return;
        const ms = waitMs(next.count);
        if (ms > 0) return void wakeIn(ms);
      }
      tokens -= next.count;
      inside += next.count;
      queue.shift();
      next.admit();
    }
  };
  return {
    enter: (count, isUrgent) =>
      new Promise((admit) => {
        (isUrgent ? queues.urgent : queues.other).push({ count, admit });
        letIn();
      }),
    leave: () => {
      inside -= 1;
      letIn();
    },
    pauseUntil: (ms) => {
      pausedUntilMs = Math.max(pausedUntilMs, ms);
    },
    open: () => {
      isOpen = true;
      letIn();
    },
  };
}
