import { useMemo } from 'react';

/** A row with its key. */
export interface ModelRow<Row> {
  readonly id: string;
  readonly original: Row;
}

/** The rows of one page with their keys; the same objects as long as the page stays the same, so that rows don't draw again. */
export function useTableModel<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly ModelRow<Row>[] {
  return useMemo(() => rows.map((row) => ({ id: keyOf(row), original: row })), [rows, keyOf]);
}
