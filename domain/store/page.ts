/**
 * Where a record stands in its list: by creation and, among those of one instant, by the order in which they were
 * added. It never changes, and it is a place also after the record is gone.
 */
export interface Position {
  readonly createdAt: Date;
  readonly sequence: number;
}

/** Which part of a list is wanted: at most `size` records, those after a position, or from the beginning. */
export interface PageRequest {
  readonly size: number;
  readonly after: Position | undefined;
}

/** A part of a list. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The position of the last row; `undefined`: nothing comes after it. */
  readonly next: Position | undefined;
  /** How many there are in the whole list. Only the first page says it, because it takes longer the longer the list is. */
  readonly total: number | undefined;
}

/** The first `size` of these rows as a page. Where more than `size` rows are left, `rows` holds at least one more. */
export function firstPageOf<Row>(
  rows: readonly Row[],
  size: number,
  positionOf: (row: Row) => Position,
  total: number | undefined,
): Page<Row> {
  const last = rows[size - 1];
  return { rows: rows.slice(0, size), next: last && rows.length > size ? positionOf(last) : undefined, total };
}
