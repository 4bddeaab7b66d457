/** One page of a list, and where it is. `page` counts from 1; a page that does not exist becomes the nearest that does. */
export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly pages: number;
  readonly size: number;
  /** The first and the last row of it, counted from 1, as in "51–100"; both are 0 for an empty list. */
  readonly from: number;
  readonly to: number;
  /** How many rows all pages have together. */
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
