/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- browsers drop a table's meaning when its display changes, as in the cards */
import { useMemo, type ReactNode } from 'react';
import { cx } from '#src/lib/cx.ts';
import { columnClass } from './column-class.ts';
import type { Column } from './data-table-types.ts';
import { type PickRow, RowBox } from './row-selection.tsx';

type RowProps<Row> = {
  row: Row;
  columns: readonly Column<Row>[];
  actions: ((row: Row) => ReactNode) | undefined;
  flagOf: ((row: Row) => 'warning' | 'danger' | undefined) | undefined;
  /** Where rows can be selected: whether this one is, what its box is called, and why it can't be. */
  isPicked?: boolean | undefined;
  pickLabel?: string | undefined;
  pickReason?: string | undefined;
  pick?: PickRow<Row> | undefined;
};

// The last row's line goes by a property of its own row. Were it `tr:last-child > *`, the browser would style the whole table
// anew whenever anything is put beside it: 35 ms for each dialog, notice or bar.
const cell = 'border-line px-3 align-middle font-normal first:pl-4 sm:h-10 sm:border-b-(length:--row-line)';
const labelled =
  'max-sm:grid max-sm:grid-cols-[6.5rem_minmax(0,1fr)] max-sm:gap-2 max-sm:px-4 max-sm:py-1 max-sm:before:text-text-muted max-sm:before:content-[attr(data-label)]';
const flags = {
  warning: 'bg-warning-subtle/60 shadow-[inset_3px_0_0_var(--color-warning)]',
  danger: 'bg-danger-subtle/60 shadow-[inset_3px_0_0_var(--color-danger)]',
};

/**
 * A row of DataTable; under 640 px a card. Its parts are drawn again only when they are given something else: a key press can
 * change all rows of a page, and a press select them.
 */
export function DataTableRow<Row>(props: RowProps<Row>) {
  const { row, columns, actions, flagOf, isPicked = false, pickLabel = '', pickReason, pick } = props;
  const flag = flagOf?.(row);
  const isIndented = pick !== undefined;
  const cells = useMemo(
    () => <Cells {...{ row, columns, actions, isIndented }} />,
    [row, columns, actions, isIndented],
  );
  const box = useMemo(
    () =>
      pick && (
        <td role="cell" className={cx(cell, 'w-12 max-sm:absolute max-sm:top-3 max-sm:left-0')}>
          <RowBox
            label={pickLabel}
            reason={pickReason}
            checked={isPicked}
            onChange={(checked, isRange) => pick(row, checked, isRange)}
          />
        </td>
      ),
    [row, isPicked, pickLabel, pickReason, pick],
  );
  return (
    <tr
      role="row"
      className={cx(
        'group transition-colors max-sm:relative max-sm:block max-sm:border-b max-sm:border-line max-sm:py-2.5 max-sm:last:border-b-0 sm:last:[--row-line:0px]',
        isPicked && 'bg-accent-subtle',
        !isPicked && flag && flags[flag],
        !isPicked && !flag && 'hover:bg-surface-hover/60',
      )}
    >
      {box}
      {cells}
    </tr>
  );
}

type CellsProps<Row> = Pick<RowProps<Row>, 'row' | 'columns' | 'actions'> & { isIndented: boolean };

function Cells<Row>({ row, columns, actions, isIndented }: CellsProps<Row>) {
  return (
    <>
      {columns.map((column) => {
        const cellProps = { key: column.id, className: cx(cell, 'py-1.5', columnClass(column)) };
        if (column.primary) {
          return (
            <th
              {...cellProps}
              key={column.id}
              role="rowheader"
              scope="row"
              className={cx(
                cellProps.className,
                'max-sm:block max-sm:py-1 max-sm:pr-14 max-sm:text-base',
                isIndented ? 'max-sm:pl-12' : 'max-sm:pl-4',
              )}
            >
              <div className="flex min-w-0 flex-wrap items-center gap-x-2">{column.cell(row)}</div>
            </th>
          );
        }
        return (
          <td
            {...cellProps}
            key={column.id}
            role="cell"
            data-label={column.header}
            className={cx(cellProps.className, labelled)}
          >
            {/* One box, so that label and value stay two columns whatever the cell renders. */}
            <div className="min-w-0">{column.cell(row)}</div>
          </td>
        );
      })}
      {actions && (
        <td role="cell" className={cx(cell, 'w-12 text-right max-sm:absolute max-sm:top-1.5 max-sm:right-1')}>
          {actions(row)}
        </td>
      )}
    </>
  );
}
