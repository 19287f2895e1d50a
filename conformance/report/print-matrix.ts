import type { CheckReport } from './check-report.js';
import { nameState } from './describe-exchange.js';
import { type MatrixCell, printCell, readMatrix } from './matrix.js';
import type { Pen } from './pen.js';
import { printable } from './printable.js';
import { lengthOf, padText } from './wrap-text.js';

/** How the matrix is printed. */
export type MatrixLayout = { readonly width: number; readonly pen: Pen };

/** The operation × state matrix as lines, in as many blocks of states as the width needs. */
export function printMatrix(report: CheckReport, { width, pen }: MatrixLayout): readonly string[] {
  const { states, rows } = readMatrix(report);
  if (rows.length === 0) return ['no operation was called on a known task'];
  const columns = states.map((state, index): Column => {
    const name = { text: printable(nameState(state)), ink: asItIs };
    const entries = [name, ...rows.map(({ cells }) => entryOf(cells[index], pen))];
    return { entries, width: widest(entries.map(({ text }) => text)) };
  });
  const names = ['', ...rows.map(({ operation }) => printable(operation))];
  const blocks = splitColumns(columns, width - widest(names));
  const printed = blocks.map((block) =>
    names.map((name, row) =>
      [padText(name, widest(names)), ...block.map((column) => printEntry(column, row))].join(GAP).trimEnd(),
    ),
  );
  return printed.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** How to read it. */
export const matrixLegend =
  '3+ accepted, 2- refused, ✗ broken, ! broken but a warning only, ? the task may have been in another state, · never called';

const GAP = '  ';

type Entry = { readonly text: string; readonly ink: (text: string) => string };
type Column = { readonly entries: readonly Entry[]; readonly width: number };

const asItIs = (text: string): string => text;

const entryOf = (cell: MatrixCell | undefined, pen: Pen): Entry => ({
  text: cell === undefined ? '' : printCell(cell),
  ink: cell?.broken === undefined ? asItIs : pen[cell.broken.standing],
});

/** Codes of colour have no width, so the spaces come after them. */
function printEntry({ entries, width }: Column, row: number): string {
  const { text, ink } = entries[row] ?? { text: '', ink: asItIs };
  return `${text === '' ? '' : ink(text)}${padText('', width - lengthOf(text))}`;
}

function splitColumns(columns: readonly Column[], room: number): readonly (readonly Column[])[] {
  const blocks: Column[][] = [];
  let used = 0;
  for (const column of columns) {
    const block = blocks.at(-1);
    const needed = column.width + GAP.length;
    if (block === undefined || used + needed > room) {
      blocks.push([column]);
      used = needed;
    } else {
      block.push(column);
      used += needed;
    }
  }
  return blocks;
}

const widest = (texts: readonly string[]): number => Math.max(...texts.map(lengthOf));
