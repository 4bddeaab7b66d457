/**
 * @typedef {{ what: string, value: number, budget?: number, atLeast?: number }} Row with the most or the least wanted
 */

/** @param {Row} row */
export function overBudget({ value, budget = Infinity, atLeast = -Infinity }) {
  return !(value <= budget && value >= atLeast);
}

/**
 * The measurements in columns: what, measured, budget, verdict.
 * @param {Row[]} rows
 */
export function asTable(rows) {
  const header = ['', 'measured', 'budget', ''];
  const cells = rows.map((row) => [row.what, inFigures(row.value), wanted(row), verdict(row)]);
  const widths = header.map((_, column) => Math.max(...[header, ...cells].map((line) => (line[column] ?? '').length)));
  return [header, ...cells]
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {Row} row */
function wanted({ budget, atLeast }) {
  if (atLeast !== undefined) return `≥ ${inFigures(atLeast)}`;
  return budget === undefined ? '' : inFigures(budget);
}

/** @param {Row} row */
function verdict(row) {
  if (wanted(row) === '') return '';
  return overBudget(row) ? 'OVER' : 'ok';
}

/** @param {number} value */
function inFigures(value) {
  return Number.isInteger(value) ? value.toLocaleString('en-GB') : value.toFixed(value < 10 ? 2 : 0);
}
