/** One page of a list, and its position. `page` counts from 1; if it doesn't exist, the nearest one is used. */
export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly pages: number;
  readonly size: number;
  /** Its first and last row, counted from 1, as in "51–100"; both are 0 for an empty list. */
  readonly from: number;
  readonly to: number;
  /** The number of rows on all pages. */
  readonly total: number;
};

/** Cuts `rows` to one page of `size` rows. */
export function pageOf<Row>(rows: readonly Row[], wanted: number, size: number): Page<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const start = (page - 1) * size;
  const shown = rows.slice(start, start + size);
  const from = shown.length > 0 ? start + 1 : 0;
  return { rows: shown, page, pages, size, from, to: start + shown.length, total: rows.length };
}
