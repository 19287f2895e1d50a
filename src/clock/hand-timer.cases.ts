import type { Timer } from './timer.js';

/** A timer whose time passes only when a test says so. */
export type HandTimer = Timer & {
  /** Resolves when something waits. */
  ready(): Promise<void>;
  /** How much longer each of those that wait has to, the soonest first. */
  waiting(): readonly number[];
  /** Lets time pass until the soonest is called back, and says how long that took; waits for one where none waits yet. */
  next(): Promise<number>;
  /** Lets that much time pass. */
  pass(ms: number): void;
};

export function createHandTimer(): HandTimer {
  let nowMs = 0;
  const due = new Set<{ readonly atMs: number; readonly then: () => void }>();
  let onAdded: () => void = () => undefined;
  const inOrder = () => [...due].sort((one, other) => one.atMs - other.atMs);
  const call = (first: { readonly atMs: number; readonly then: () => void }) => {
    due.delete(first);
    nowMs = Math.max(nowMs, first.atMs);
    first.then();
  };
  const ready = async () => {
    while (due.size === 0) {
      await new Promise<void>((resolve) => {
        onAdded = resolve;
      });
    }
  };
  return {
    after: (ms, then) => {
      const entry = { atMs: nowMs + Math.max(0, ms), then };
      due.add(entry);
      onAdded();
      return () => void due.delete(entry);
    },
    waiting: () => inOrder().map(({ atMs }) => atMs - nowMs),
    ready,
    next: async () => {
      const startMs = nowMs;
      await ready();
      for (const first of inOrder().slice(0, 1)) call(first);
      return nowMs - startMs;
    },
    pass: (ms) => {
      const endMs = nowMs + ms;
      for (let first = inOrder()[0]; first !== undefined && first.atMs <= endMs; first = inOrder()[0])
        call(first);
      nowMs = endMs;
    },
  };
}
