import type { Lifecycle } from '../../src/lifecycle/model.js';
import type { Budget } from './target.js';

const MINUTE_MS = 60_000;
const USUAL_STAY_MS = 3_000;
/** A task, one that is made to run again, one that fails, and the planning again of what was missed. */
const WAYS_THROUGH = 4;

/** What a check may do where nothing is said: enough for a simulator, polite to a service of others. */
export const defaultBudget = (
  lifecycle: Lifecycle,
  { baseUrl, timeScale }: { readonly baseUrl: string; readonly timeScale: number },
): Budget => ({
  timeMs: timeFor(lifecycle, timeScale),
  requests: 5_000,
  tasks: 500,
  ...(isLoopback(baseUrl)
    ? { requestsPerSecond: 500, concurrency: 8 }
    : { requestsPerSecond: 20, concurrency: 4 }),
  requestTimeoutMs: 10_000,
  maxAnswerBytes: 10 * 1024 * 1024,
});

const timeFor = (lifecycle: Lifecycle, timeScale: number): number =>
  Math.min(30 * MINUTE_MS, Math.max(MINUTE_MS, (WAYS_THROUGH * longestWayMs(lifecycle)) / timeScale));

/** The longest stay on a way from an initial state that visits no state twice. */
function longestWayMs({ states, initial }: Lifecycle): number {
  const from = (name: string, before: readonly string[]): number => {
    const state = states.get(name);
    if (state === undefined || state.final !== undefined || before.includes(name)) return 0;
    const stayMs = state.dwell?.maxMs ?? USUAL_STAY_MS;
    return stayMs + Math.max(0, ...state.next.map(({ to }) => from(to, [...before, name])));
  };
  return Math.max(0, ...initial.map((name) => from(name, [])));
}

function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\./.test(hostname)
  );
}
