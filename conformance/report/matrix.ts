import type { CheckReport } from './check-report.js';

/** One cell of the operation × state matrix. */
export type MatrixCell = {
  readonly state: string;
  /** Calls while the task was certainly there. */
  readonly certain: Calls;
  /** Calls while it may have been there. */
  readonly possible: Calls;
};

/** Calls by how they were answered. */
export type Calls = { readonly accepted: number; readonly refused: number };

/** An operation and its calls by state, in the order of the states. */
export type MatrixRow = { readonly operation: string; readonly cells: readonly MatrixCell[] };

const none: Calls = { accepted: 0, refused: 0 };

/** The matrix: operations that are about a task, and all states; a state that only cells name comes last. */
export function readMatrix({ cells, operations, states }: CheckReport): {
  readonly states: readonly string[];
  readonly rows: readonly MatrixRow[];
} {
  const columns = [...new Set([...states.map(({ state }) => state), ...cells.map(({ state }) => state)])];
  const called = new Set(cells.map(({ operation }) => operation));
  const listed = [...new Set([...operations.filter((operation) => called.has(operation)), ...called])];
  const rows = listed.map((operation) => ({
    operation,
    cells: columns.map((state): MatrixCell => {
      const find = (certain: boolean): Calls =>
        cells.find(
          (cell) => cell.operation === operation && cell.state === state && cell.certain === certain,
        ) ?? none;
      return { state, certain: pick(find(true)), possible: pick(find(false)) };
    }),
  }));
  return { states: columns, rows };
}

const pick = ({ accepted, refused }: Calls): Calls => ({ accepted, refused });

/** Whether nothing was called there. */
export const isEmptyCell = ({ certain, possible }: MatrixCell): boolean =>
  certain.accepted + certain.refused + possible.accepted + possible.refused === 0;

/** `3+ 2-`, with what is uncertain behind a question mark: `3+ 2- ?4+`. Nothing: `·`. */
export function printCell(cell: MatrixCell): string {
  if (isEmptyCell(cell)) return '·';
  const certain = printCalls(cell.certain);
  const possible = printCalls(cell.possible);
  return [...(certain === '' ? [] : [certain]), ...(possible === '' ? [] : [`?${possible}`])].join(' ');
}

function printCalls({ accepted, refused }: Calls): string {
  const parts = [...(accepted === 0 ? [] : [`${accepted}+`]), ...(refused === 0 ? [] : [`${refused}-`])];
  return parts.join(' ');
}
