import type { Timer } from './timer.js';

/** The longest that Node waits at once, 24.8 days; it takes more for 1 ms. */
const LONGEST_MS = 2 ** 31 - 1;

/** The machine's time. What waits keeps the process alive until it is called off. */
export function createRealTimer(): Timer {
  return { after: (ms, then) => (ms > 0 ? waitFor(ms, then) : soon(then)) };
}

function waitFor(ms: number, then: () => void): () => void {
  let handle: NodeJS.Timeout;
  const wait = (leftMs: number) => {
    const rest = leftMs - LONGEST_MS;
    handle = rest > 0 ? setTimeout(() => wait(rest), LONGEST_MS) : setTimeout(then, leftMs);
  };
  wait(ms);
  return () => clearTimeout(handle);
}

function soon(then: () => void): () => void {
  const handle = setImmediate(then);
  return () => clearImmediate(handle);
}
