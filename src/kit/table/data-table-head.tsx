/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- browsers drop a table's meaning when its display changes, as in the cards */
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { announce } from '#src/kit/feedback/announce.ts';
import { cx } from '#src/lib/cx.ts';
import type { Sort } from '#src/lib/sort.ts';
import { columnClass } from './column-class.ts';
import type { Column } from './data-table-types.ts';

type HeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
  hasActions: boolean;
  /** What selects all rows of the page, where rows can be selected. */
  children?: ReactNode;
};

const cell =
  'sticky top-(--sticky-top,0px) z-10 h-9 border-b border-line bg-surface-muted px-3 font-medium text-text-muted first:rounded-tl-lg first:pl-4 last:rounded-tr-lg';

/** The header row of DataTable: sticks under `--sticky-top`, and is gone on a narrow screen, where SortSelect stands in. */
export function DataTableHead<Row>({ columns, sort, onSort, hasActions, children }: HeadProps<Row>) {
  return (
    <thead role="rowgroup" className="max-sm:hidden">
      <tr role="row">
        {children && (
          <th role="columnheader" scope="col" className={cx(cell, 'w-12 text-left')}>
            {children}
          </th>
        )}
        {columns.map((column) => {
          const direction = sort?.by === column.id ? sort.direction : undefined;
          return (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              aria-sort={column.sortValue && (direction ?? 'none')}
              style={{ width: column.width }}
              className={cx(cell, columnClass(column))}
            >
              {column.sortValue ? <SortButton column={column} direction={direction} onSort={onSort} /> : column.header}
            </th>
          );
        })}
        {hasActions && (
          <th role="columnheader" scope="col" className={cx(cell, 'w-12')}>
            <span className="sr-only">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

type SortButtonProps<Row> = {
  column: Column<Row>;
  direction: Sort['direction'] | undefined;
  onSort: (sort: Sort) => void;
};

function SortButton<Row>({ column, direction, onSort }: SortButtonProps<Row>) {
  const Icon = direction === 'ascending' ? ArrowUp : direction === 'descending' ? ArrowDown : ChevronsUpDown;
  const next = direction === 'ascending' ? 'descending' : 'ascending';
  return (
    <button
      type="button"
      onClick={() => {
        onSort({ by: column.id, direction: next });
        announce(`Sorted by ${column.header}, ${next}`);
      }}
      className={cx(
        '-mx-1.5 inline-flex h-7 items-center gap-1 rounded-sm px-1.5 font-medium whitespace-nowrap transition-colors hover:bg-surface-hover hover:text-text',
        direction && 'text-text',
        column.align === 'end' && 'flex-row-reverse',
      )}
    >
      {column.header}
      <Icon className={cx('size-3.5', !direction && 'opacity-50')} aria-hidden="true" />
    </button>
  );
}
