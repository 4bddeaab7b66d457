import { useCallback, useEffect, useRef } from 'react';

/** Selectable rows, for actions on several of them. */
export interface Selection<Row> {
  /** The keys of the selected rows. */
  readonly keys: ReadonlySet<string>;
  readonly onChange: (keys: ReadonlySet<string>) => void;
  /** Why a row can't be selected; `undefined` if it can. */
  readonly reasonOf: (row: Row) => string | undefined;
}

/** A row's box was pressed; `isRange`: with Shift, which selects everything since the last pressed one. */
export type PickRow<Row> = (row: Row, checked: boolean, isRange: boolean) => void;

type Selectable<Row> = {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly selection: Selection<Row> | undefined;
};

/**
 * Selects and deselects rows of a page. The function stays the same across renders, so that a press renders one row, not
 * all.
 */
export function usePick<Row>(selectable: Selectable<Row>): PickRow<Row> {
  const now = useRef(selectable);
  const last = useRef<string>(undefined);
  useEffect(() => {
    now.current = selectable;
  });
  return useCallback<PickRow<Row>>((row, checked, isRange) => {
    const { rows, keyOf, selection } = now.current;
    if (!selection) return;
    const from = rows.findIndex((other) => keyOf(other) === last.current);
    const to = rows.findIndex((other) => keyOf(other) === keyOf(row));
    last.current = keyOf(row);
    // After the selection was cleared, Shift doesn't continue from the old row.
    const isKnown = isRange && from >= 0 && to >= 0 && selection.keys.size > 0;
    const picked = isKnown ? rows.slice(Math.min(from, to), Math.max(from, to) + 1) : [row];
    selection.onChange(withRows(selection, picked, keyOf, checked));
  }, []);
}

/** The keys after these rows were selected or deselected. Rows that can't be selected are left out. */
export function withRows<Row>(
  { keys, reasonOf }: Selection<Row>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  checked: boolean,
): ReadonlySet<string> {
  const able = rows.filter((row) => !reasonOf(row)).map(keyOf);
  if (checked) return new Set([...keys, ...able]);
  const gone = new Set(able);
  return new Set([...keys].filter((key) => !gone.has(key)));
}
