/** A value in a file of data. `undefined` and '' are empty; a list holds several texts. */
export type Datum = string | number | bigint | boolean | Date | readonly string[] | undefined;

/**
 * A table as a CSV file: with a byte order mark, so that Excel reads it as UTF-8, and lines that end as RFC 4180 says.
 * Spreadsheets run a text that begins like a formula, so such a text gets an apostrophe in front, unless it is a plain number.
 */
export function csvOf(headers: readonly string[], rows: readonly (readonly Datum[])[]): string {
  return `\uFEFF${[headers, ...rows].map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`;
}

/** What begins a formula, also in its full width; a tab or an end of line in front of one is skipped by spreadsheets. */
const formula = /^[=+\-@＝＋－＠\t\r\n]/;

/** An amount below 0 stays one that a spreadsheet adds up. */
const plainNumber = /^-\d+(\.\d+)?$/;

/** Every text is in quotes: otherwise a country's own separator, such as ";", would split it and start a formula. */
function cellOf(datum: Datum): string {
  const plain = plainOf(datum);
  if (typeof plain !== 'string') return plain === null ? '' : String(plain);
  const safe = formula.test(plain) && !plainNumber.test(plain) ? `'${plain}` : plain;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A datum as JSON has it, but for a list, which is one text: a time is absolute and in UTC, and nothing is `null`. */
function plainOf(datum: Datum): string | number | boolean | null {
  const json = jsonOf(datum);
  return typeof json === 'object' && json !== null ? json.join('; ') : json;
}

/** A datum as JSON has it: a time is absolute and in UTC ("2026-11-14T09:05:00.000Z"), and nothing is `null`. */
export function jsonOf(datum: Datum): string | number | boolean | null | readonly string[] {
  if (datum instanceof Date) return Number.isNaN(datum.getTime()) ? null : datum.toISOString();
  if (typeof datum === 'bigint') return datum.toString();
  if (typeof datum === 'number') return Number.isFinite(datum) ? datum : null;
  return datum === undefined || datum === '' ? null : datum;
}
