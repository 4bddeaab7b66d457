/* oxlint-disable jsx-a11y/no-redundant-roles -- browsers drop a table's meaning when its display changes, as in the cards */
import { Fragment, useId, useMemo } from 'react';
import type { Sort } from '#src/lib/sort.ts';
import { type Column, shownColumns } from './column.ts';
import { GroupRow, type RowGroups } from './group-row.tsx';
import { SelectPage } from './row-box.tsx';
import { type Selection, usePick, withRows } from './selection.ts';
import { TableHead } from './table-head.tsx';
import { useTableModel } from './table-model.ts';
import { type RowParts, TableRow } from './table-row.tsx';
import { useDrawnRows } from './use-drawn-rows.ts';

export type DataTableProps<Row> = RowParts<Row> & {
  /** Names the table for screen readers: "Service accounts". */
  caption: string;
  columns: readonly Column<Row>[];
  /** The IDs of the columns that the person has hidden. */
  hiddenColumns?: readonly string[] | undefined;
  /** The rows of one page, in their order. */
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  selection?: Selection<Row> | undefined;
  /** Headings between the rows, which must be in the order of their groups. */
  groups?: RowGroups<Row> | undefined;
};

const none: readonly string[] = [];

/**
 * A table with sortable headers. Under 640 px each row is a card with its labels in the same order. Keep `columns` and the
 * functions identical across renders. For a list with a search, use flows/list.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    caption,
    columns,
    hiddenColumns = none,
    rows,
    keyOf,
    sort,
    onSort = () => {},
    selection,
    groups,
    ...parts
  } = props;
  const id = useId();
  const shown = useMemo(() => shownColumns(columns, hiddenColumns), [columns, hiddenColumns]);
  const { drawn, isDrawing } = useDrawnRows(rows);
  const modelled = useTableModel(drawn, keyOf);
  const pick = usePick({ rows, keyOf, selection });
  return (
    <div className="@container min-w-0 rounded-lg border border-line bg-surface-raised sm:max-lg:overflow-x-auto">
      <table
        role="table"
        // Takes the focus when the focused row is gone. Its caption can't: no focusable child but rows may stand in a table.
        tabIndex={-1}
        aria-labelledby={id}
        aria-busy={isDrawing}
        className="w-full border-separate border-spacing-0 text-sm wrap-anywhere max-sm:block sm:table-fixed"
      >
        <caption id={id} className="sr-only">
          {caption}
        </caption>
        <TableHead sort={sort} onSort={onSort} columns={shown} hasMenu={parts.menuOf !== undefined}>
          {selection && (
            <SelectPage
              rows={rows.filter((row) => !selection.reasonOf(row))}
              isSelected={(row) => selection.keys.has(keyOf(row))}
              onChange={(checked) => selection.onChange(withRows(selection, rows, keyOf, checked))}
            />
          )}
        </TableHead>
        <tbody role="rowgroup" className="max-sm:block">
          {modelled.map((row, at) => (
            <Fragment key={row.id}>
              {groups && beginsGroup(groups, row.original, modelled[at - 1]?.original) && (
                <GroupRow span={shown.length + Number(selection !== undefined) + Number(parts.menuOf !== undefined)}>
                  {groups.labelOf(groups.keyOf(row.original))}
                </GroupRow>
              )}
              <TableRow
                {...parts}
                row={row}
                columns={shown}
                reasonOf={selection?.reasonOf}
                isSelected={selection?.keys.has(row.id) ?? false}
                pick={pick}
              />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function beginsGroup<Row>({ keyOf }: RowGroups<Row>, row: Row, before: Row | undefined): boolean {
  return before === undefined || keyOf(before) !== keyOf(row);
}
