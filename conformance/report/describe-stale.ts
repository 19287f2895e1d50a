import type { CheckReport } from './check-report.js';

/** An entry of the baseline that fails the check, and why. */
type StaleEntry = {
  readonly rule: string;
  readonly says: 'no longer fails' | 'names no rule of this document';
  /** What to do about it. */
  readonly advice: string;
};

/** The stale entries of the baseline: a rule that was mended is told from an id that the document does not have. */
export function describeStale({ rules, stale }: Pick<CheckReport, 'rules' | 'stale'>): readonly StaleEntry[] {
  const known = new Set(rules.map(({ rule }) => rule));
  return stale.map((rule) =>
    known.has(rule)
      ? { rule, says: 'no longer fails', advice: 'Remove the entry.' }
      : { rule, says: 'names no rule of this document', advice: 'Correct the id or remove the entry.' },
  );
}

/** A stale entry as a sentence, with what to do. */
export const printStale = ({ rule, says, advice }: StaleEntry): string =>
  `Stale in the baseline: ${rule} ${says}. ${advice}`;
