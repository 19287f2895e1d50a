/**
 * Columns as wide as their widest cell: the first to the left, the others to the right.
 * @param {readonly (readonly string[])[]} rows The first is the head.
 * @returns {string}
 */
export function formatTable(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {readonly string[]} */ row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ');
  const [head = [], ...body] = rows;
  return [line(head), widths.map((width) => '-'.repeat(width)).join('   '), ...body.map(line)]
    .map((each) => `  ${each}`)
    .join('\n');
}

/**
 * Three significant digits at least, thousands apart.
 * @param {number | undefined} value
 * @returns {string}
 */
export function formatNumber(value) {
  if (value === undefined || !Number.isFinite(value)) return '-';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
