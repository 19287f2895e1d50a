import type { Baseline, KnownFailure } from './baseline.js';
import type { Verdict } from './check-report.js';

/** What a baseline makes of a check. */
export type Applied = {
  /** Rules whose failure is known. */
  readonly known: ReadonlySet<string>;
  /** Rules of entries that no longer fail, and ids that are no rule of the document. */
  readonly stale: readonly string[];
  readonly notes: readonly string[];
};

/** Sets known failures apart. An entry whose rule could not be judged this time is neither known nor stale. */
export function applyBaseline(
  { known }: Baseline,
  verdicts: ReadonlyMap<string, Verdict>,
  todayIso: string,
): Applied {
  const fates = known.map((entry) => ({ entry, fate: fateOf(entry, verdicts, todayIso) }));
  const rulesOf = (wanted: Fate): readonly string[] =>
    fates.filter(({ fate }) => fate === wanted).map(({ entry }) => entry.rule);
  return {
    known: new Set(rulesOf('known')),
    stale: [...rulesOf('stale'), ...rulesOf('no-such-rule')],
    notes: [
      ...rulesOf('no-such-rule').map(
        (rule) =>
          `The baseline's ${rule} names no rule of this document: correct the id or remove the entry.`,
      ),
      ...fates
        .filter(({ fate }) => fate === 'expired')
        .map(({ entry }) => `The baseline let ${entry.rule} pass until ${entry.expires}; it still fails.`),
      ...fates
        .filter(({ fate }) => fate === 'open')
        .map(
          ({ entry }) =>
            `The baseline knows ${entry.rule}, which could not be judged this time (${verdicts.get(entry.rule)}): the entry stays.`,
        ),
    ],
  };
}

type Fate = 'known' | 'expired' | 'stale' | 'no-such-rule' | 'open';

function fateOf(
  { rule, expires }: KnownFailure,
  verdicts: ReadonlyMap<string, Verdict>,
  todayIso: string,
): Fate {
  const verdict = verdicts.get(rule);
  if (verdict === undefined) return 'no-such-rule';
  if (verdict === 'pass') return 'stale';
  if (verdict !== 'fail') return 'open';
  return expires !== undefined && expires < todayIso.slice(0, 10) ? 'expired' : 'known';
}
