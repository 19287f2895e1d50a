import type { CheckReport } from './check-report.js';
import { cutReport } from './cut-report.js';
import { jsonText } from './json-text.js';

/** The report as JSON, by schema/check-report.schema.json, what is long cut. Ends with a newline. */
export const toJson = (report: CheckReport): string =>
  jsonText({ ...cutReport(report), cells: sortCells(report) });

/** The cells in the order of the document, what is certain first: a run that went otherwise is told by its counts only. */
function sortCells({ cells, operations, states }: CheckReport): CheckReport['cells'] {
  const operationAt = placeIn(operations);
  const stateAt = placeIn(states.map(({ state }) => state));
  return cells.toSorted(
    (one, other) =>
      operationAt(one.operation) - operationAt(other.operation) ||
      stateAt(one.state) - stateAt(other.state) ||
      Number(other.certain) - Number(one.certain),
  );
}

/** The place of a name, behind all others where the list does not have it. */
function placeIn(names: readonly string[]): (name: string) => number {
  const places = new Map(names.map((name, index) => [name, index]));
  return (name) => places.get(name) ?? names.length;
}
