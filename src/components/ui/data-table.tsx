/* oxlint-disable jsx-a11y/no-redundant-roles -- browsers drop a table's meaning when its display changes, as in the cards */
import { useId, useMemo, type ReactNode } from 'react';
import { pageOf } from '#src/lib/page-of.ts';
import { sortRows, type Sort } from '#src/lib/sort.ts';
import { DataTableHead } from './data-table-head.tsx';
import { DataTableRow } from './data-table-row.tsx';
import type { Column, Selection } from './data-table-types.ts';
import { Pager } from './pager.tsx';
import { SortSelect } from './sort-select.tsx';

export type DataTableProps<Row> = {
  /** Names the table for screen readers ("Service accounts"). */
  caption: string;
  columns: readonly Column<Row>[];
  /** All rows that match the filters; sorting and paging happen here. */
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
  /** Counts from 1; one past the end shows the last page. */
  page: number;
  onPage: (page: number) => void;
  pageSize?: number | undefined;
  /** Stands in place of the table when there are no rows. */
  empty: ReactNode;
  rowActions?: ((row: Row) => ReactNode) | undefined;
  selection?: Selection<Row> | undefined;
  /** Marks a row that needs attention; say why in words in one of its cells. */
  flag?: ((row: Row) => 'warning' | 'danger' | undefined) | undefined;
};

/**
 * A real table with sortable headers and paging, over rows that are all here: 100,000 rows sort once per change and only a
 * page of them is drawn. Controlled: sort and page belong in the URL. Under 640 px each row is a card with its labels in
 * the same order, and a select sorts. Memoize `columns` (or keep them outside the component): a new array sorts again.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    columns,
    rows,
    rowKey,
    sort,
    onSort,
    page,
    onPage,
    pageSize = 50,
    empty,
    rowActions,
    selection,
    flag,
  } = props;
  const captionId = useId();
  const by = sort?.by;
  const direction = sort?.direction ?? 'ascending';
  const sorted = useMemo(() => {
    const value = columns.find((column) => column.id === by)?.sortValue;
    return value ? sortRows(rows, value, direction) : rows;
  }, [rows, columns, by, direction]);
  const current = pageOf(sorted, page, pageSize);

  if (rows.length === 0) return <div className="rounded-lg border border-line bg-surface-raised">{empty}</div>;
  return (
    <div className="grid min-w-0 gap-3">
      <SortSelect columns={columns} sort={sort} onSort={onSort} />
      <div className="min-w-0 rounded-lg border border-line bg-surface-raised sm:max-lg:overflow-x-auto">
        <table
          role="table"
          aria-labelledby={captionId}
          className="w-full border-separate border-spacing-0 text-sm wrap-anywhere max-sm:block sm:table-fixed"
        >
          <caption id={captionId} className="sr-only">
            {caption}
          </caption>
          <DataTableHead
            columns={columns}
            sort={sort}
            onSort={onSort}
            rows={current.rows}
            selection={selection}
            hasActions={rowActions !== undefined}
          />
          <tbody role="rowgroup" className="max-sm:block sm:[&>tr:last-child>*]:border-b-0">
            {current.rows.map((row) => (
              <DataTableRow
                key={rowKey(row)}
                row={row}
                columns={columns}
                actions={rowActions?.(row)}
                selection={selection}
                flag={flag?.(row)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Pager {...current} onPage={onPage} label={caption} />
    </div>
  );
}
