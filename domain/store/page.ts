/**
 * A record's position in its list: by creation and, for the same time, by order of insertion. It never changes, and stays
 * valid after the record is deleted.
 */
export interface Position {
  readonly createdAt: Date;
  readonly sequence: number;
}

/** Which part of a list to return: at most `size` records after a position, or from the start. */
export interface PageRequest {
  readonly size: number;
  readonly after: Position | undefined;
}

/** A part of a list. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The position of the last row; `undefined` if nothing follows. */
  readonly next: Position | undefined;
  /** The length of the whole list. Only on the first page, because counting takes longer for longer lists. */
  readonly total: number | undefined;
}

/** The first `size` of these rows as a page. If more than `size` rows are left, `rows` has at least one more. */
export function firstPageOf<Row>(
  rows: readonly Row[],
  size: number,
  positionOf: (row: Row) => Position,
  total: number | undefined,
): Page<Row> {
  const last = rows[size - 1];
  return { rows: rows.slice(0, size), next: last && rows.length > size ? positionOf(last) : undefined, total };
}
