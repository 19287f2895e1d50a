import type { CheckReport } from '../check-report.js';
import { nameState } from '../describe-exchange.js';
import { type Broken, type Calls, isEmptyCell, type MatrixCell, printCell, readMatrix } from '../matrix.js';
import { matrixLegend } from '../print-matrix.js';
import { standingNames } from '../rank-rules.js';
import { html, type Markup } from './markup.js';

/** The operation × state matrix as a table. */
export function showMatrix(report: CheckReport): Markup {
  const { states, rows } = readMatrix(report);
  const table = html`<p class="quiet">${matrixLegend}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Matrix of operations and states"><table class="matrix">
<thead><tr><th scope="col">operation</th>${states.map((state) => html`<th scope="col">${nameState(state)}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({
      operation,
      cells,
    }) => html`<tr><th scope="row"><code>${operation}</code></th>${cells.map(showCell)}</tr>
`,
  )}</tbody>
</table></div>`;
  return html`<section id="matrix" aria-labelledby="matrix-title">
<h2 id="matrix-title">Operation × state</h2>
${rows.length === 0 ? html`<p>No operation was called on a known task.</p>` : table}
</section>`;
}

const showCell = (cell: MatrixCell): Markup =>
  html`<td class="${kindOf(cell)}"><span aria-hidden="true">${printCell(cell)}</span><span class="vh">${describe(cell)}</span></td>`;

function kindOf(cell: MatrixCell): string {
  if (cell.broken !== undefined) return `broken is-${cell.broken.standing}`;
  if (isEmptyCell(cell)) return 'never';
  return cell.certain.accepted + cell.certain.refused > 0 ? 'certain' : 'possible';
}

function describe(cell: MatrixCell): string {
  if (isEmptyCell(cell)) return cell.broken === undefined ? 'never called' : describeBroken(cell.broken);
  const certain = describeCalls(cell.certain);
  const possible = describeCalls(cell.possible);
  return [
    certain,
    possible === '' ? '' : `not certain: ${possible}`,
    cell.broken === undefined ? '' : describeBroken(cell.broken),
  ]
    .filter((text) => text !== '')
    .join('; ');
}

const describeBroken = ({ rules, standing }: Broken): string =>
  `broken${standing === 'fail' ? '' : ` (${standingNames[standing]})`}: ${rules.join(', ')}`;

const describeCalls = ({ accepted, refused }: Calls): string =>
  [accepted === 0 ? '' : `${accepted} accepted`, refused === 0 ? '' : `${refused} refused`]
    .filter((text) => text !== '')
    .join(', ');
