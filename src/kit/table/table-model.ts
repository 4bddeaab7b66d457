import {
  columnVisibilityFeature,
  type ColumnDef,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  type Row as TableRow,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Sort } from '#src/lib/sort.ts';
import type { Column } from './column.ts';

/**
 * What TanStack Table keeps for us: which columns are shown, by which one is sorted, which rows are selected. It gets the
 * rows of one page, found and sorted: its own row models take 1.4 s to set up and 2.5 s to sort 100,000 rows.
 */
const features = tableFeatures({ rowSortingFeature, rowSelectionFeature, columnVisibilityFeature });
type Features = typeof features;

/** A row as the table knows it; `original` is ours. */
export type ModelRow<Row> = TableRow<Features, Row & object>;

/** Rows that can be selected, for what is done with many of them. */
export interface Selection<Row> {
  /** The keys of the selected rows. */
  readonly keys: ReadonlySet<string>;
  readonly onChange: (keys: ReadonlySet<string>) => void;
  /** Why a row can't be selected; nothing if it can. */
  readonly reasonOf: (row: Row) => string | undefined;
}

export interface TableModelOptions<Row> {
  readonly columns: readonly Column<Row>[];
  /** The ids of columns that the person has put away. */
  readonly hiddenColumns: readonly string[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
  readonly selection: Selection<Row> | undefined;
}

/** The table of one page, as TanStack Table models it. */
export function useTableModel<Row extends object>(options: TableModelOptions<Row>) {
  const { columns, hiddenColumns, rows, keyOf, sort, onSort, selection } = options;
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo(() => columns.map((column) => definitionOf(column)), [columns]);
  const sorting = sort ? [{ id: sort.by, desc: sort.direction === 'descending' }] : [];
  const rowSelection = useMemo(() => selectionState(selection?.keys), [selection?.keys]);
  return useTable<Features, Row>({
    features,
    columns: definitions,
    data,
    getRowId: keyOf,
    manualSorting: true,
    enableSortingRemoval: false,
    sortDescFirst: false,
    enableRowSelection: (row) => selection !== undefined && selection.reasonOf(row.original) === undefined,
    state: {
      sorting,
      rowSelection,
      columnVisibility: Object.fromEntries(hiddenColumns.map((id) => [id, false])),
    },
    onSortingChange: (update) => {
      const [next] = typeof update === 'function' ? update(sorting) : update;
      if (next) onSort({ by: next.id, direction: next.desc ? 'descending' : 'ascending' });
    },
    onRowSelectionChange: (update) => {
      const next = typeof update === 'function' ? update(rowSelection) : update;
      selection?.onChange(new Set(Object.keys(next)));
    },
  });
}

export type TableModel<Row extends object> = ReturnType<typeof useTableModel<Row>>;

function definitionOf<Row extends object>(column: Column<Row>): ColumnDef<Features, Row> {
  return {
    id: column.id,
    header: column.header,
    accessorFn: (row) => column.value?.(row),
    cell: ({ row }) => column.cell(row.original),
    enableSorting: column.value !== undefined,
    enableHiding: !column.primary,
  };
}

function selectionState(keys: ReadonlySet<string> | undefined): Record<string, true> {
  return Object.fromEntries(Array.from(keys ?? [], (key) => [key, true]));
}
