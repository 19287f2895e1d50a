/**
 * Time for those who wait: the checker sends, waits and polls by it. Implementations: real, virtual (time goes on only
 * when everybody waits, and then at once).
 */
export interface Pace {
  /** Unix milliseconds, with fractions where the machine has them; never goes back, whatever happens to the wall clock. */
  now(): number;
  /** Ends when that many milliseconds are over, or at once when the signal is given off; it never throws. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
