import { useMemo, useState } from 'react';
import type { Selection } from '#src/kit/table/selection.ts';
import type { ListOptions } from './list-options.ts';

/** The selection of a list. Selected rows that the filters hide stay selected, but no action applies to them. */
export interface SelectedRows<Row> {
  /** For the table; `undefined` if no row can be selected. */
  readonly forTable: Selection<Row> | undefined;
  /** The selected rows that the list shows. */
  readonly rows: readonly Row[];
  /** How many of the shown rows can be selected, and how many selected ones are hidden. */
  readonly selectable: number;
  readonly hidden: number;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

const none: ReadonlySet<string> = new Set();

/** Keeps the selection by row keys; `found` are the rows that the list shows. */
export function useSelectedRows<Row>(options: ListOptions<Row>, found: readonly Row[]): SelectedRows<Row> {
  const { rows: all, keyOf, selectable: reasonOf } = options;
  const [keys, setKeys] = useState(none);
  const selectable = useMemo(() => (reasonOf ? found.filter((row) => !reasonOf(row)) : []), [found, reasonOf]);
  const rows = useMemo(
    () => (keys.size === 0 ? [] : selectable.filter((row) => keys.has(keyOf(row)))),
    [keys, selectable, keyOf],
  );
  const known = useMemo(
    () => (keys.size === 0 ? 0 : all.filter((row) => keys.has(keyOf(row))).length),
    [keys, all, keyOf],
  );
  const isPossible = useMemo(() => reasonOf !== undefined && all.some((row) => !reasonOf(row)), [all, reasonOf]);
  const forTable = useMemo(
    () => (reasonOf && isPossible ? { keys, onChange: setKeys, reasonOf } : undefined),
    [keys, reasonOf, isPossible],
  );
  return {
    forTable,
    rows,
    selectable: selectable.length,
    hidden: known - rows.length,
    selectAll: () => setKeys(new Set([...keys, ...selectable.map(keyOf)])),
    clear: () => setKeys(none),
  };
}
