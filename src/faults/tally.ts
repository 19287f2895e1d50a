/** How many requests a rule matched and how many of them it hit. */
export type Tally = { matched: number; hits: number };

/** Tallies by key. Where there are too many, those that were asked for longest ago are forgotten and start again. */
export type Tallies = { of(key: string): Tally; clear(): void };

/** Tasks and clients of one rule that are counted at the same time. */
const LIMIT = 50_000;

/** Tallies for one rule. */
export function createTallies(limit = LIMIT): Tallies {
  const kept = createRecent<Tally>(limit);
  return {
    of: (key) => kept.getOr(key, () => ({ matched: 0, hits: 0 })),
    clear: kept.clear,
  };
}

/** Values by key: at least half of `limit`, those that were asked for last, are kept, and at most `limit`. */
export type Recent<T> = { getOr(key: string, make: () => T): T; clear(): void };

/**
 * An empty collection of the values asked for last. Two generations: when the young one is full the old one is
 * forgotten, and what is asked for becomes young again. A look-up of a young value changes nothing.
 */
export function createRecent<T>(limit: number): Recent<T> {
  const half = Math.max(1, Math.floor(limit / 2));
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return {
    getOr(key, make) {
      const known = young.get(key);
      if (known !== undefined) return known;
      const value = old.get(key) ?? make();
      if (young.size >= half) {
        old = young;
        young = new Map();
      }
      young.set(key, value);
      return value;
    },
    clear() {
      young = new Map();
      old = new Map();
    },
  };
}
