import type { CheckReport } from './check-report.js';
import { type Standing, standingOf, standingsByWeight } from './rank-rules.js';

/** One cell of the operation × state matrix. */
export type MatrixCell = {
  readonly state: string;
  /** Calls while the task was certainly there. */
  readonly certain: Calls;
  /** Calls while it may have been there. */
  readonly possible: Calls;
  /** What the operation promises there and does not keep; absent: nothing. */
  readonly broken?: Broken;
};

/** The rules that judge a cell and fail, and how the worst of them stands. */
export type Broken = { readonly rules: readonly string[]; readonly standing: Standing };

/** Calls by how they were answered. */
export type Calls = { readonly accepted: number; readonly refused: number };

/** An operation and its calls by state, in the order of the states. */
export type MatrixRow = { readonly operation: string; readonly cells: readonly MatrixCell[] };

const none: Calls = { accepted: 0, refused: 0 };

/** The matrix: operations that are about a task, and all states; a state that only cells name comes last. */
export function readMatrix(report: CheckReport): {
  readonly states: readonly string[];
  readonly rows: readonly MatrixRow[];
} {
  const { cells, operations, states } = report;
  const standings = new Map(report.rules.map((rule) => [rule.rule, standingOf(rule, report.strict)]));
  const columns = [...new Set([...states.map(({ state }) => state), ...cells.map(({ state }) => state)])];
  const called = new Set(cells.map(({ operation }) => operation));
  const listed = [...new Set([...operations.filter((operation) => called.has(operation)), ...called])];
  const rows = listed.map((operation) => ({
    operation,
    cells: columns.map((state): MatrixCell => {
      const here = cells.filter((cell) => cell.operation === operation && cell.state === state);
      const find = (certain: boolean): Calls => here.find((cell) => cell.certain === certain) ?? none;
      const rules = [...new Set(here.flatMap(({ broken = [] }) => broken))];
      const stand = rules.flatMap((rule) => standings.get(rule) ?? []);
      const standing = standingsByWeight.find((one) => stand.includes(one));
      return {
        ...{ state, certain: pick(find(true)), possible: pick(find(false)) },
        ...(standing === undefined ? {} : { broken: { rules, standing } }),
      };
    }),
  }));
  return { states: columns, rows };
}

const pick = ({ accepted, refused }: Calls): Calls => ({ accepted, refused });

/** Whether nothing was called there. */
export const isEmptyCell = ({ certain, possible }: MatrixCell): boolean =>
  certain.accepted + certain.refused + possible.accepted + possible.refused === 0;

/** `3+ 2-`, with what is uncertain behind a question mark: `3+ 2- ?4+`. Broken: `3+✗`, for a warning `3+!`. Nothing: `·`. */
export function printCell(cell: MatrixCell): string {
  const mark = cell.broken === undefined ? '' : cell.broken.standing === 'warning' ? '!' : '✗';
  if (isEmptyCell(cell)) return mark === '' ? '·' : mark;
  const certain = printCalls(cell.certain);
  const possible = printCalls(cell.possible);
  const calls = [...(certain === '' ? [] : [certain]), ...(possible === '' ? [] : [`?${possible}`])];
  return `${calls.join(' ')}${mark}`;
}

function printCalls({ accepted, refused }: Calls): string {
  const parts = [...(accepted === 0 ? [] : [`${accepted}+`]), ...(refused === 0 ? [] : [`${refused}-`])];
  return parts.join(' ');
}
