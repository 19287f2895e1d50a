import type { CheckReport } from './check-report.js';
import { nameState } from './describe-exchange.js';
import { printCell, readMatrix } from './matrix.js';
import { printable } from './printable.js';
import { lengthOf, padText } from './wrap-text.js';

/** The operation × state matrix as lines, in as many blocks of states as the width needs. */
export function printMatrix(report: CheckReport, width: number): readonly string[] {
  const { states, rows } = readMatrix(report);
  if (rows.length === 0) return ['no operation was called on a known task'];
  const columns = states.map((state, index) => {
    const texts = [printable(nameState(state)), ...rows.map(({ cells }) => textOf(cells[index]))];
    return { texts, width: widest(texts) };
  });
  const names = ['', ...rows.map(({ operation }) => printable(operation))];
  const blocks = splitColumns(columns, width - widest(names));
  const printed = blocks.map((block) =>
    names.map((name, row) =>
      [padText(name, widest(names)), ...block.map((column) => padText(column.texts[row] ?? '', column.width))]
        .join(GAP)
        .trimEnd(),
    ),
  );
  return printed.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** How to read it. */
export const matrixLegend =
  '3+ accepted, 2- refused, ? the task may have been in another state, · never called';

const GAP = '  ';

type Column = { readonly texts: readonly string[]; readonly width: number };

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

const textOf = (cell: Parameters<typeof printCell>[0] | undefined): string =>
  cell === undefined ? '' : printCell(cell);

const widest = (texts: readonly string[]): number => Math.max(...texts.map(lengthOf));
