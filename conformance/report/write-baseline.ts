import type { Baseline } from './baseline.js';
import type { CheckReport } from './check-report.js';

/**
 * The text of a baseline that knows all failures of the report. What the earlier baseline says of a rule that still
 * fails, or could not be judged this time, is kept.
 */
export function writeBaseline(report: CheckReport, earlier: Baseline = { known: [] }): string {
  const verdicts = new Map(report.rules.map(({ rule, verdict }) => [rule, verdict]));
  const kept = earlier.known.filter(({ rule }) => {
    const verdict = verdicts.get(rule);
    return verdict !== undefined && verdict !== 'pass';
  });
  const named = new Set(kept.map(({ rule }) => rule));
  const added = report.rules
    .filter(({ rule, verdict }) => verdict === 'fail' && !named.has(rule))
    .map(({ rule, failure }) => ({ rule, because: failure?.sentence }));
  const lines = [...kept, ...added].flatMap(({ rule, because, ...rest }) => [
    `  - rule: ${JSON.stringify(rule)}`,
    ...(because === undefined ? [] : [`    because: ${JSON.stringify(because)}`]),
    ...('expires' in rest && rest.expires !== undefined
      ? [`    expires: ${JSON.stringify(rest.expires)}`]
      : []),
  ]);
  const head = '# Failures that are known: they do not fail the check. An entry that no longer fails does.';
  return [head, ...(lines.length === 0 ? ['known: []'] : ['known:', ...lines]), ''].join('\n');
}
