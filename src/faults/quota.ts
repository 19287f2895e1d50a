import type { Use } from './fault-kind.js';
import { createRecent } from './tally.js';

/** Counted uses by key, each in a window that begins with its first use. */
export type Quotas = { use(key: string, windowMs: number, nowMs: number): Use };

/** Keys of one rule that are counted at the same time; beyond it the one used longest ago starts again. */
const LIMIT = 10_000;

type Quota = { used: number; endsMs: number };

/** Quotas of one rule, none used yet. */
export function createQuotas(): Quotas {
  const kept = createRecent<Quota>(LIMIT);
  return {
    use(key, windowMs, nowMs) {
      const quota = kept.getOr(key, () => ({ used: 0, endsMs: nowMs + windowMs }));
      if (nowMs >= quota.endsMs) Object.assign(quota, { used: 0, endsMs: nowMs + windowMs });
      quota.used++;
      return { used: quota.used, endsMs: quota.endsMs };
    },
  };
}
