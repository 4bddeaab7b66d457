/** One page of a list, and where it is. `page` counts from 1; a page that does not exist becomes the nearest that does. */
export type Page<Row> = { rows: readonly Row[]; page: number; pages: number; from: number; to: number; total: number };

/** Rows of which only a page is looked at: an array, or whatever makes them when they are asked for. */
export type Rows<Row> = { readonly length: number; slice: (start: number, end: number) => readonly Row[] };

/** Cuts `rows` to one page. `from` and `to` are what the pager shows ("51–100"); both are 0 for an empty list. */
export function pageOf<Row>(rows: Rows<Row>, wanted: number, size: number): Page<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const start = (page - 1) * size;
  const shown = rows.slice(start, start + size);
  return { rows: shown, page, pages, from: shown.length ? start + 1 : 0, to: start + shown.length, total: rows.length };
}
