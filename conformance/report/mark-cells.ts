import type { CellSummary } from '../monitor/summarise.js';
import type { ReportCell, RuleReport } from './check-report.js';
import type { SubjectReader } from './rule-subject.js';

/** The cells with the broken rules that judge them: what the operation promises in the state, or of unknown ids. */
export function markCells(
  cells: readonly CellSummary[],
  rules: readonly RuleReport[],
  subjectOf: SubjectReader,
): readonly ReportCell[] {
  const broken = new Map<string, readonly string[]>();
  for (const { rule, verdict } of rules) {
    const { family, operation, state, part } = subjectOf(rule);
    const judged = part === 'unknown' ? '$gone' : state;
    if (verdict !== 'fail' || family !== 'operations' || operation === undefined || judged === undefined)
      continue;
    const key = keyOf(operation.key, judged);
    broken.set(key, [...(broken.get(key) ?? []), rule]);
  }
  return cells.map((cell) => {
    const found = broken.get(keyOf(cell.operation, cell.state));
    return found === undefined ? cell : { ...cell, broken: found };
  });
}

const keyOf = (operation: string, state: string): string => JSON.stringify([operation, state]);
