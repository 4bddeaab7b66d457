import { useCallback, useMemo, useState } from 'react';
import type { RowSelection } from './data-table-types.ts';
import type { SelectionCounts } from './selection-bar.tsx';

type SelectableRows<Row> = {
  /** All of them, and those that the filters let through: only these are ever acted on. */
  rows: readonly Row[];
  listed: readonly Row[];
  keyOf: (row: Row) => string;
  /** Names a row's checkbox: "Select ci-main". */
  labelOf: (row: Row) => string;
};

/** What is selected, and what can be done about it. */
export type SelectedRows<Row> = {
  forTable: RowSelection<Row>;
  /** Those of them that are listed. */
  selected: readonly Row[];
  bar: SelectionCounts;
  clear: () => void;
};

const selectable = () => undefined;
const none: ReadonlySet<string> = new Set();

/** Rows of a list that is not large, selected by their keys. `keyOf` and `labelOf` stay the same from render to render. */
export function useRowSelection<Row>({ rows, listed, keyOf, labelOf }: SelectableRows<Row>): SelectedRows<Row> {
  const [keys, setKeys] = useState(none);
  const select = useCallback(
    (chosen: readonly Row[], isSelected: boolean) =>
      setKeys((before) => {
        const changed = new Set(chosen.map(keyOf));
        return isSelected ? new Set([...before, ...changed]) : new Set([...before].filter((key) => !changed.has(key)));
      }),
    [keyOf],
  );
  const forTable = useMemo(
    (): RowSelection<Row> => ({ isSelected: (row) => keys.has(keyOf(row)), select, labelOf, reasonOf: selectable }),
    [keys, keyOf, select, labelOf],
  );
  const selected = useMemo(() => listed.filter((row) => keys.has(keyOf(row))), [listed, keys, keyOf]);
  return {
    forTable,
    selected,
    bar: {
      count: selected.length,
      total: listed.length,
      hidden: rows.filter((row) => keys.has(keyOf(row))).length - selected.length,
      onSelectAll: () => select(listed, true),
    },
    clear: () => setKeys(none),
  };
}
