/** The time that a reference service lives by. Real by default; tests of single behaviours turn the hands themselves. */
export type ServiceClock = {
  /** Unix milliseconds. */
  now(): number;
  /** Runs it once, that many milliseconds from now; at once for 0 and less. */
  later(ms: number, run: () => void): void;
  /** Nothing that is still to come happens. */
  stop(): void;
};

/** A clock whose hands a test turns. */
export type HandClock = ServiceClock & { advance(ms: number): void };

/** The machine's time and its timers. */
export function createRealClock(): ServiceClock {
  const timers = new Set<NodeJS.Timeout>();
  return {
    now: () => Date.now(),
    later: (ms, run) => {
      if (ms <= 0) return run();
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, ms);
      timers.add(timer);
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

type Due = { readonly atMs: number; readonly run: () => void };

/** Stands still until it is advanced; what is due on the way happens in order, each at its own time. */
export function createHandClock(startMs = Date.UTC(2025, 2, 12, 10)): HandClock {
  let nowMs = startMs;
  let due: readonly Due[] = [];
  const takeNext = (untilMs: number): Due | undefined => {
    const [next] = due.toSorted((one, other) => one.atMs - other.atMs);
    if (next === undefined || next.atMs > untilMs) return undefined;
    due = due.filter((one) => one !== next);
    return next;
  };
  return {
    now: () => nowMs,
    later: (ms, run) => {
      if (ms <= 0) return run();
      due = [...due, { atMs: nowMs + ms, run }];
    },
    stop: () => {
      due = [];
    },
    advance: (ms) => {
      const untilMs = nowMs + ms;
      for (let next = takeNext(untilMs); next !== undefined; next = takeNext(untilMs)) {
        nowMs = next.atMs;
        next.run();
      }
      nowMs = untilMs;
    },
  };
}
